// %%
function plus(a: number, b: number) {
  return a + b;
}

// %%
(this as any).plus(1, 2)
