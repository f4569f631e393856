import { expect, it } from 'vitest';
import { readNotebook } from '../../../src/notebook/index.ts';
import { analyze, analyzeNotebook, notebookOf } from './facts/analyze.ts';

it('tells what it knows of each code cell', () => {
  const text = [
    '# %% [markdown]',
    '# # Title',
    '# ## Part',
    '# %% tags=["parameters"]',
    '# a comment',
    'x = 1',
    '',
    'y = """',
    '# text"""',
    '# %%',
    '',
  ].join('\n');
  expect(analyzeNotebook(readNotebook('sample.py', text)).cells).toEqual([
    {
      cell: 1,
      parsed: true,
      codeLines: 2,
      executionCount: null,
      tags: ['parameters'],
      hasOutputs: false,
      failed: false,
      headings: ['Title', 'Part'],
    },
    {
      cell: 2,
      parsed: true,
      codeLines: 0,
      executionCount: null,
      tags: [],
      hasOutputs: false,
      failed: false,
      headings: ['Title', 'Part'],
    },
  ]);
});

it('leaves other languages alone', () => {
  const program = analyzeNotebook({ ...notebookOf(['x <- 1']), language: 'r' });
  expect(program).toMatchObject({
    cells: [],
    statements: [],
    diagnostics: [{ code: 'unsupported-language' }],
  });
});

it.each([
  ['operators', `x = ${Array.from({ length: 5000 }, (_, at) => `a${String(at)}`).join(' + ')}`],
  ['brackets', `x = ${'['.repeat(20_000)}1${']'.repeat(20_000)}`],
])('bears cells that are nested too deeply: %s', (_, cell) => {
  const { diagnostics, statements } = analyze([cell, 'y = 1']);
  expect(diagnostics).toMatchObject([{ code: 'unparsable-cell', cell: 0 }]);
  expect(statements.map(({ kind }) => kind)).toEqual(['opaque', 'definition']);
});

it('bears names that stand for each other', () => {
  expect(() => analyze(['a = b\nb = a\na.append(1)\nb()\nc = c\nc += c\nprint(a)'])).not.toThrow();
});

it('does work in proportion to the notebook', () => {
  const cell = (at: number): string =>
    [
      'import numpy as np',
      `def f${String(at)}(a, b=${String(at)}):`,
      `    return np.zeros(a) + K${String(at - 1)}`,
      `K${String(at)} = [f${String(at)}(3)]`,
      `K${String(at)}.append(1)`,
    ].join('\n');
  const seconds = (cells: number): number => {
    const notebook = notebookOf(Array.from({ length: cells }, (_, at) => cell(at)));
    const start = process.cpuUsage();
    analyzeNotebook(notebook);
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1e6;
  };
  seconds(100);
  const small = seconds(200);
  // Ten times the cells: ten times the work, with room for a busy machine; a quadratic step would be a hundred.
  expect(seconds(2000) / small).toBeLessThan(40);
});
