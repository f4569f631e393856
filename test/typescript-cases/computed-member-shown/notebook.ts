// %%
class Grid {
  side = 2;
  ["sum" + "Up"]() {
    return this.side;
  }
}

// %%
class Steps {
  constructor(readonly count: number) {}
  *[Symbol.iterator]() {
    for (let step = 0; step < this.count; step += 1) yield step;
  }
}
undefined;

// %%
new Grid().sumUp()

// %%
[...new Steps(2)]
