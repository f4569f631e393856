// %%
const Box = class {
  sides = 6;
};
const Named = class Inner {
  self() {
    return Inner.name;
  }
};

// %%
console.log(new Box(), new Named().self(), Named.name);
