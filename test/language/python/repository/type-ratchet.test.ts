import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { typeRatchet } from '../../../../src/language/python/repository/type-ratchet.ts';
import { describeWithPython } from '../../../python-environment.ts';
import { definitionOf, importOf, moduleOf, parameterOf } from './plans.ts';

const definition = (kind: 'function' | 'constant' | 'class', text: string) =>
  definitionOf({ name: 'x', kind, text });

/** What mypy says nothing of but `no-untyped-def`, however strict it is. */
const unhinted = [
  definition('function', 'def f(a, b=[], *c, **d):\n    return a.b + [1] + "x"'),
  definition('function', 'async def g(a): return a'),
  definition('function', 'def h(a):\n    def inner(b): return b\n    return inner'),
  definition('function', '@lru_cache(maxsize=None)\ndef i(a):\n    a: int = "x"\n    return a'),
  definition('constant', "L = [1, 'a', None, -2.5]"),
  definition('constant', "D = {'a': [1, 2], 'b': (3,), 4: {'c': None}}"),
  definition('constant', 'K = -1e3'),
];

/** Of these, mypy has something to say, or may have. */
const unknown = [
  definition('function', 'def f(a):\n    def inner(b: int): return b\n    return inner'),
  definition('function', '@other\ndef f(a): return a'),
  definition('function', 'def f(a):\n    class C(dict):\n        x = []\n    return C'),
  definition('function', 'def f(a):\n    import nowhere_at_all\n    return nowhere_at_all'),
  definitionOf({
    name: 'f',
    text: 'def f(a: int): return a',
    parameters: [{ ...parameterOf('a'), annotation: 'int' }],
  }),
  definitionOf({ name: 'f', text: 'def f() -> int: return "x"', returns: 'int' }),
  definition('constant', 'E = []'),
  definition('constant', 'E = {"a": {}}'),
  definition('constant', 'E = [1] + ["a"]'),
  definition('constant', 'E = namedtuple("F", "a")'),
  definition('class', 'class C:\n    x = []'),
];

describe('what mypy lets pass', () => {
  it('is known of functions without hints and of literals', () => {
    expect(typeRatchet([moduleOf({ definitions: unhinted })], null)).toEqual([
      { kind: 'unhinted', importName: 'churn_tools.prices', fired: [{ rule: 'no-untyped-def', count: 4 }] },
    ]);
    expect(typeRatchet([moduleOf({ definitions: unhinted.slice(4) })], null)).toEqual([]);
  });

  it.each(unknown.map((each) => [each.text, each] as const))('is not known of %s', (_, each) => {
    expect(typeRatchet([moduleOf({ definitions: [each] })], null)).toEqual([
      { kind: 'unknown', importName: 'churn_tools.prices' },
    ]);
  });

  it('is not known of what imports from other distributions', () => {
    const module = moduleOf({ definitions: unhinted, imports: [importOf('sklearn', 'svm', 'svm')] });
    expect(typeRatchet([module], null).map(({ kind }) => kind)).toEqual(['unknown']);
  });

  it('is just what was found, once mypy has run', () => {
    const fired = [{ rule: 'misc', count: 2 }];
    const module = moduleOf({ definitions: unknown });
    expect(typeRatchet([module], new Map([['churn_tools.prices', fired]]))).toEqual([
      { kind: 'found', importName: 'churn_tools.prices', fired },
    ]);
    expect(typeRatchet([module], new Map())).toEqual([]);
  });
});

describeWithPython('mypy itself', (python) => {
  const folder = mkdtempSync(join(tmpdir(), 'type-findings-'));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('has nothing else to say of functions without hints and of literals', () => {
    const text = ['from functools import lru_cache', ...unhinted.map((each) => each.text)].join('\n\n');
    writeFileSync(join(folder, 'prices.py'), `${text}\n`);
    const settings = 'strict = true\nwarn_unreachable = true\n[mypy-prices]\ncheck_untyped_defs = false\n';
    writeFileSync(join(folder, 'mypy.ini'), `[mypy]\n${settings}disable_error_code = no-untyped-def\n`);
    const args = ['-m', 'mypy', '--cache-dir', join(folder, 'cache'), 'prices.py'];
    const { stdout } = spawnSync(python, args, { cwd: folder, encoding: 'utf8' });
    expect(stdout).toContain('Success: no issues found');
  });
});
