import { expect, it } from 'vitest';
import { checkModules } from '../../../src/render/lint/index.ts';

const style = { targetVersion: 'py310', ownPackages: ['churn_tools'] };

it('counts the rules that fire in each file, and tells defects of the extraction apart', async () => {
  const files = [
    {
      path: 'src/churn_tools/a.py',
      text: 'def f(l=[]):\n    if l == None:\n        return missing\n',
      origin: 'made',
    },
    { path: 'src/churn_tools/b.py', text: 'import os\n', origin: 'made' },
    { path: 'src/churn_tools/c.py', text: 'X = 1\n', origin: 'made' },
    { path: 'src/churn_tools/d.py', text: 'def f(:\n', origin: 'made' },
    { path: 'src/churn_tools/e.py', text: 'import os\n', origin: 'copied' },
  ] as const;
  const linted = await checkModules(files, style, { select: ['E', 'F', 'B'], ignore: [] });
  expect(linted.map(({ path, fired }) => [path, fired])).toEqual([
    [
      'src/churn_tools/a.py',
      [
        { rule: 'B006', count: 1 },
        { rule: 'E711', count: 1 },
        { rule: 'E741', count: 1 },
      ],
    ],
    ['src/churn_tools/b.py', []],
    ['src/churn_tools/c.py', []],
    ['src/churn_tools/d.py', []],
    ['src/churn_tools/e.py', [{ rule: 'F401', count: 1 }]],
  ]);
  expect(linted[0]?.defects).toEqual([
    { rule: 'F821', message: 'Undefined name `missing`', row: 3, column: 16 },
  ]);
  expect(linted[1]?.defects.map(({ rule }) => rule)).toEqual(['F401']);
  expect(linted[2]?.defects).toEqual([]);
  expect(linted[3]?.defects[0]?.rule).toBe('invalid-syntax');
});
