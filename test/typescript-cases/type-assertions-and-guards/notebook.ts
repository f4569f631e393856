// %%
interface Circle {
  kind: "circle";
  r: number;
}
type Shape = Circle | { kind: "square"; a: number };

function isCircle(shape: Shape): shape is Circle {
  return shape.kind === "circle";
}

function assertNumber(value: unknown): asserts value is number {
  if (typeof value !== "number") throw new TypeError("no number");
}

const radius = (shape: Shape): number => {
  const value: unknown = isCircle(shape) ? shape.r! : 0;
  assertNumber(value);
  return value;
};

// %%
radius({ kind: "circle", r: 2 } as const)
