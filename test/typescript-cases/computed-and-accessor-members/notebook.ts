// %%
const TAG = Symbol("tag");

class Grid {
  [key: string]: unknown;
  static readonly [TAG] = "grid";
  cells: number[] = [1, 2];
  get size(): number {
    return this.cells.length;
  }
  set size(size: number) {
    this.cells.length = size;
  }
  *[Symbol.iterator](): Iterator<number> {
    yield* this.cells;
  }
}

// %%
const grid = new Grid();
grid.size = 1;
console.log(Grid[TAG], [...grid]);
