// %%
const side = 4;

// %%
const side = 4;

// %%
function area(): number {
  return side * side;
}

// %%
area()
