import { expect, it } from 'vitest';
import { checkModules } from '../../../../../src/language/python/repository/lint/index.ts';

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

it('looks for what a repository of somebody else’s looks for, and for defects in any case', async () => {
  const files = [
    { path: 'a.py', text: 'import os\n\n\ndef f(l=[]):\n    print(l)\n', origin: 'made' },
  ] as const;
  const own = { settings: { lint: { select: ['B'], 'extend-select': ['T20'] } }, formatter: 'ruff' } as const;
  const [linted] = await checkModules(files, { ...style, own }, { select: ['E'], ignore: [] });
  expect(linted?.fired).toEqual([
    { rule: 'B006', count: 1 },
    { rule: 'T201', count: 1 },
  ]);
  expect(linted?.defects.map(({ rule }) => rule)).toEqual(['F401']);
});

it('says nothing of rules that this release of ruff doesn’t know, and still finds defects', async () => {
  const files = [{ path: 'a.py', text: 'import os\n\n\ndef f(l=[]):\n    pass\n', origin: 'made' }] as const;
  const own = { settings: { lint: { select: ['B', 'XYZ999'] } }, formatter: 'ruff' } as const;
  const [linted] = await checkModules(files, { ...style, own }, { select: ['E'], ignore: [] });
  expect(linted?.fired).toEqual([]);
  expect(linted?.defects.map(({ rule }) => rule)).toEqual(['F401']);
});
