import { describe, expect, it } from 'vitest';
import type { Definition } from '../../../../src/program/program.ts';
import { analyze, definitionOf, statementOf } from './analyze.ts';

const MARKS = { definition: '!', call: '', unevaluated: '~' } as const;

/** `K!` at definition time, `K` when called, `K~` never. */
function reads({ freeNames }: Pick<Definition, 'freeNames'>): readonly string[] {
  return [...new Set(freeNames.map(({ name, readAt }) => `${name}${MARKS[readAt]}`))].sort();
}

describe('free names of definitions', () => {
  it.each([
    [
      'decorators, defaults and annotations at definition time',
      '@deco(A)\ndef f(a: B = C) -> D:\n    return E',
      ['A!', 'B!', 'C!', 'D!', 'E', 'deco!'],
    ],
    ['annotations of locals never', 'def f():\n    x: T = K\n    return x', ['K', 'T~']],
    [
      'bases and class bodies at definition time',
      'class f(Base, metaclass=M):\n    x = K\n    y: T = x\n    def m(self, d=L):\n        return N',
      ['Base!', 'K!', 'L!', 'M!', 'N', 'T!'],
    ],
    ['a class body reads on outside before it binds', 'class f:\n    K = K', ['K!']],
    [
      'a nested function’s all when called',
      'def f():\n    @deco\n    def g(a=K): return L\n    return g',
      ['K', 'L', 'deco'],
    ],
    ['a recursive function reads itself', 'def f(n):\n    return f(n - 1)', ['f']],
    ['builtins are left out', 'def f(xs):\n    return len(xs) + int("1") + __name__.count("a")', []],
    ['private names as written', 'class f:\n    def m(self):\n        return __k', ['__k']],
    ['f-strings', "def f():\n    return f'{K:{W}}'", ['K', 'W']],
    ['type parameters hide', 'def f[T: Bound](x: T) -> list[T]:\n    return U', ['Bound', 'U']],
  ])('%s', (_, cell, expected) => {
    expect(reads(definitionOf('f', cell))).toEqual(expected);
  });

  it('are not evaluated once the annotations future is imported, in this cell or an earlier one', () => {
    const f = 'def f(a: A) -> B:\n    return C';
    expect(reads(definitionOf('f', 'from __future__ import annotations', f))).toEqual(['A~', 'B~', 'C']);
    expect(reads(definitionOf('f', f, 'from __future__ import annotations'))).toEqual(['A!', 'B!', 'C']);
  });

  it('hold a builtin’s name that the notebook binds', () => {
    const f = 'def f(xs):\n    return max(min(xs))';
    expect(reads(definitionOf('f', f, 'max = 3'))).toEqual(['max']);
    expect(reads(definitionOf('f', f, 'for min in xs: pass'))).toEqual(['min']);
    expect(reads(definitionOf('f', f, 'from numpy import *'))).toEqual(['max', 'min']);
  });

  it('of a lambda are read when it is called, of one handed to a call perhaps at once', () => {
    expect(reads(definitionOf('f', 'f = lambda x, d=D: x + K'))).toEqual(['D!', 'K']);
    expect(reads(definitionOf('f', 'f = sorted([2, 1], key=lambda x: x * K)'))).toEqual(['K!']);
  });

  it('hold what a query of pandas looks up in the frame around it', () => {
    const text = "def f(df, low):\n    return df.query('@low < a < @HIGH and b == @other.x')";
    expect(reads(definitionOf('f', text))).toEqual(['HIGH', 'other']);
  });

  it('of a PEP 695 alias are read when it is asked for', () => {
    expect(reads(definitionOf('f', 'type f[T] = dict[T, K]'))).toEqual(['K']);
  });
});

describe('reads of statements', () => {
  it('place each name', () => {
    const { reads: found } = statementOf('print(x, y)');
    expect(found.map(({ name, at }) => [name, at.start, at.end])).toEqual([
      ['x', 6, 7],
      ['y', 9, 10],
    ]);
  });

  it('hold what a magic expands', () => {
    const { statements } = analyze(['path = 1', '!ls {path} $path {nothing}']);
    expect(statements[1]?.reads.map(({ name }) => name)).toEqual(['path', 'path']);
  });
});
