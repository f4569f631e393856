// %%
class Point {
  constructor(
    public x = 0,
    public y = 0,
  ) {}
}

// %%
const norm = (point: Point) => Math.hypot(point.x, point.y);

// %%
norm(new Point(3, 4))
