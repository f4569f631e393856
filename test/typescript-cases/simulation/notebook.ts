// %%
interface Rng {
  next(): number;
}
function seeded(seed: number): Rng {
  let s = seed;
  return {
    next() {
      s = (s * 16807) % 2147483647;
      return s / 2147483647;
    },
  };
}

// %%
enum Cell {
  Dead,
  Alive,
}
type Grid = Cell[][];

const neighbours = (grid: Grid, y: number, x: number): number => {
  let n = 0;
  for (let dy = -1; dy <= 1; dy++)
    for (let dx = -1; dx <= 1; dx++)
      if ((dy || dx) && grid[y + dy]?.[x + dx] === Cell.Alive) n++;
  return n;
};

function step(grid: Grid): Grid {
  return grid.map((row, y) =>
    row.map((cell, x) => {
      const n = neighbours(grid, y, x);
      return n === 3 || (n === 2 && cell === Cell.Alive) ? Cell.Alive : Cell.Dead;
    }),
  );
}

const render = (grid: Grid): string => grid.map((row) => row.map((cell) => ".#"[cell]).join("")).join("\n");

// %%
const rng = seeded(7);
let grid: Grid = Array.from({ length: 4 }, () => Array.from({ length: 6 }, () => (rng.next() < 0.4 ? Cell.Alive : Cell.Dead)));
console.log(render(grid));

// %%
let runs = 0;
function run(times: number): void {
  for (let i = 0; i < times; i++) {
    grid = step(grid);
    runs++;
  }
}
run(2);
console.log(render(grid), runs);

// %%
run(1);
runs
