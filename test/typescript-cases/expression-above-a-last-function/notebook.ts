// %%
doubled(4);
function doubled(x: number): number {
  return 2 * x;
}

// %%
doubled(5)
