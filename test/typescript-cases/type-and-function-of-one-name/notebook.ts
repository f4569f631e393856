// %%
type Vector = { x: number };
function Vector(x: number): Vector {
  return { x };
}

// %%
const v: Vector = Vector(3);
v.x
