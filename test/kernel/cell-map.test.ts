import { describe, expect, it } from 'vitest';
import { alignCells, mapEdits } from '../../src/kernel/cell-map.ts';
import type { CellMap } from '../../src/kernel/cell-map.ts';
import { notebookOf } from './notebooks.ts';

const pairs = (map: CellMap): readonly (readonly [number, number])[] => [...map];

describe('the cells of a rewrite', () => {
  it('move up where cells went, and down where cells came', () => {
    const map = mapEdits(
      [
        { kind: 'remove', cell: 1 },
        { kind: 'replace', cell: 2, source: 'x' },
        { kind: 'insert', before: 3, source: 'y' },
      ],
      4,
    );
    expect(pairs(map)).toEqual([
      [0, 0],
      [2, 1],
      [3, 3],
    ]);
  });
});

describe('finding the counterparts of cells', () => {
  const align = (
    before: readonly string[],
    after: readonly string[],
  ): readonly (readonly [number, number])[] =>
    pairs(alignCells(notebookOf(...before).cells, notebookOf(...after).cells));

  it('pairs equal cells around a removed one', () => {
    expect(align(['a = 1', 'def f(): pass', 'f()', 'b'], ['a = 1', 'f()', 'b'])).toEqual([
      [0, 0],
      [2, 1],
      [3, 2],
    ]);
  });

  it('pairs a cell with what is left of it, rather than with a new import', () => {
    const before = ['x = 1', 'def f():\n    return 1\nf()', 'y = 2\ny'];
    const after = ['x = 1', 'from p import g', 'from p import f\nf()', 'y = 2\ny'];
    expect(align(before, after)).toEqual([
      [0, 0],
      [1, 2],
      [2, 3],
    ]);
  });

  it('goes by ids where cells have them', () => {
    const cells = (...ids: readonly string[]): ReturnType<typeof notebookOf>['cells'] =>
      notebookOf(...ids.map((id) => `same # ${id}`)).cells.map((cell, order) => ({
        ...cell,
        id: ids[order] ?? null,
      }));
    expect(pairs(alignCells(cells('a', 'b', 'c'), cells('a', 'n', 'c')))).toEqual([
      [0, 0],
      [2, 2],
    ]);
  });
});
