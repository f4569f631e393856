// %%
const rate = await Promise.resolve(0.5);
let target = JSON.parse("10");

// %%
function fee(amount: number, index = 0) {
  return amount * rate + index;
}
const byGap = (a: number, b: number) => Math.abs(a - target) - Math.abs(b - target);

// %%
target = JSON.parse("9");
console.log([7, 10].map(fee), [2, 14, 9].sort(byGap));
