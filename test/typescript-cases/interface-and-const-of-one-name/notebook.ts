// %%
interface Point {
  x: number;
  y: number;
}
const Point = { origin: { x: 0, y: 0 } as Point };

function norm(p: Point = Point.origin): number {
  return Math.hypot(p.x, p.y);
}

// %%
[norm(), norm({ x: 3, y: 4 })]
