// %%
console.log(tripled(2));

function tripled(x: number): number {
  return 3 * x;
}
