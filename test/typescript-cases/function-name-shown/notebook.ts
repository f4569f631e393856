// %%
function area(r: number): number {
  return 3 * r;
}
const half = (x: number) => x / 2;
class Box {}
const nameOf = (value: object) => value.constructor.name;

// %%
[area.name, area.length, half.name, Box.name, nameOf(new Box())]
