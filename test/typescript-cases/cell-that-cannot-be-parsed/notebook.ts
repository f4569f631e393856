// %%
function half(x: number): number {
  return x / 2;
}

// %%
const = 3;

// %%
half(3)
