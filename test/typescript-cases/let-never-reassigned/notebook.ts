// %%
let factor = 2;

function scaled(x: number): number {
  return factor * x;
}

// %%
[scaled(10), factor]
