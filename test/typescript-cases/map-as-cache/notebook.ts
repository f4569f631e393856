// %%
const cache = new Map<number, number>();

function square(x: number): number {
  const known = cache.get(x);
  if (known !== undefined) return known;
  cache.set(x, x * x);
  return x * x;
}

// %%
square(3);
square(4);
square(3);
[...cache.keys()]
