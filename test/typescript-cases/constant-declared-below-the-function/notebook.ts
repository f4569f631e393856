// %%
function scaled(x: number): number {
  return x * factor;
}

const factor = 3;

// %%
scaled(2)
