// %%
namespace Shapes {
  export type Box = { width: number; height: number };
}

function area(box: Shapes.Box): number {
  return box.width * box.height;
}

// %%
const box: Shapes.Box = { width: 2, height: 3 };
console.log(area(box));
