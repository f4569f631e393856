// %%
const factors = (process.env.SOLIDIFY_UNSET ?? "2 3").split(" ").map(Number);
console.log(factors.length);

// %%
function scaled(x: number): number {
  return x * factors[0];
}

// %%
[1, 2].map(scaled)
