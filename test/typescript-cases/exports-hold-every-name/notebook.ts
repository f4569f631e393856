// %%
function twice(x: number): number {
  return x * 2;
}

const rate = 3;

// %%
console.log(exports.twice(2), typeof exports.rate, Object.keys(exports).includes("twice"));
