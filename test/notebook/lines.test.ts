import { describe, expect, it } from 'vitest';
import { lineFinder } from '../../src/notebook/index.ts';

/** The line of a text that holds a mark. */
function lineOf(text: string, mark: string): number {
  return text.slice(0, text.indexOf(mark)).split('\n').length;
}

const CELLS = [
  { cell_type: 'markdown', metadata: {}, source: ['# Title\n', 'text'] },
  { cell_type: 'code', metadata: {}, outputs: [], source: ['first = 1\n', '\n', 'third = 3'] },
];

describe('in a notebook as Jupyter writes it', () => {
  const text = JSON.stringify({ cells: CELLS, metadata: {}, nbformat: 4, nbformat_minor: 5 }, null, 1);

  it('a line of a cell is the line of its literal', () => {
    const find = lineFinder('a.ipynb', text);
    expect(find(1, 1)).toBe(lineOf(text, 'first'));
    expect(find(1, 3)).toBe(lineOf(text, 'third'));
    expect(find(1, 9)).toBe(lineOf(text, 'third'));
    expect(find(0, 2)).toBe(lineOf(text, '"text"'));
  });
});

describe('in a notebook that others wrote', () => {
  it('a source that is one string is on one line, and so is a file without line breaks', () => {
    const cells = [{ ...CELLS[0] }, { ...CELLS[1], source: 'first = 1\n\nthird = 3' }];
    const text = JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 }, null, 2);
    expect(lineFinder('a.ipynb', text)(1, 3)).toBe(lineOf(text, 'first = 1'));
    const short = JSON.stringify({ cells: CELLS, metadata: {}, nbformat: 4, nbformat_minor: 5 });
    expect(lineFinder('a.ipynb', short)(1, 3)).toBe(1);
  });

  it('literals may hold several lines, or parts of one', () => {
    const cells = [{ ...CELLS[1], source: ['one\ntwo\n', 'thr', 'ee\n', 'four'] }];
    const text = JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 }, null, 1);
    const find = lineFinder('a.ipynb', text);
    expect(find(0, 2)).toBe(lineOf(text, 'one'));
    expect(find(0, 4)).toBe(lineOf(text, 'four'));
  });

  it('before nbformat 4 the first line stands for all', () => {
    const text = JSON.stringify({ worksheets: [{ cells: [] }], nbformat: 3, nbformat_minor: 0 }, null, 1);
    expect(lineFinder('a.ipynb', text)(0, 1)).toBe(1);
  });
});

it('in a script a line is counted from the cell’s first', () => {
  const text =
    '# ---\n# jupyter: {}\n# ---\n\n# %%\nfirst = 1\n\n# %% [markdown]\n# text\n\n# %%\nlast = 3\n\n';
  const find = lineFinder('a.py', text);
  expect(find(0, 1)).toBe(6);
  expect(find(2, 1)).toBe(12);
  expect(find(2, 7)).toBe(12);
});
