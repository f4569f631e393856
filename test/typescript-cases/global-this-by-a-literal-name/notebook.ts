// %%
function plus(a: number, b: number) {
  return a + b;
}

// %%
(globalThis as any).plus(1, 2)
