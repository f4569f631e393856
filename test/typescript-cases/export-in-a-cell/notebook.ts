// %%
export const side = 3;
export function area(): number {
  return side ** 2;
}
export class Box {}
export interface Shape {
  sides: number;
}
export default 4;

// %%
console.log(area(), new Box());
