// %%
namespace Geometry {
  export const unit = 2;
  export function area(side: number): number {
    return side * side * unit;
  }
}

// %%
Geometry.area(3)
