// %%
const factors = [...new Set([2, 2, 3])];
console.log(factors.length);

// %%
function scaled(x: number): number {
  return x * factors[0];
}

// %%
[1, 2].map(scaled)
