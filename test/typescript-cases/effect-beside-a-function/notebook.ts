// %%
console.log("first");
const half = (x: number) => x / 2;
console.log("second", half(3));
function whole(x: number): number {
  return Math.round(x);
}
console.log("third", whole(half(3)));
