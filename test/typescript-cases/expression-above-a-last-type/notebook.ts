// %%
function area(shape: Shape): number {
  return shape.side ** 2;
}
area({ side: 3 });
interface Shape {
  side: number;
}

// %%
const shape: Shape = { side: 2 };
area(shape)
