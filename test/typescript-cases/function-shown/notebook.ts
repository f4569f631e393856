// %%
function area(r: number): number {
  return 3 * r;
}
class Box {}
const half = (x: number) => x / 2;

// %%
console.log(half, [Box], { area: area });
area
