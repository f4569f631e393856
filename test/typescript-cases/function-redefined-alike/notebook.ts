// %%
function doubled(x: number): number {
  return 2 * x;
}

// %%
console.log(doubled(1));

// %%
function doubled(x: number): number {
  return 2 * x;
}

// %%
console.log(doubled(2));
