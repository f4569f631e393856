import ts from 'typescript';
import { expect, test } from 'vitest';
import { evaluationOf } from '../../../../src/language/typescript/effects/index.ts';
import type { Evaluation } from '../../../../src/program/program.ts';
import { cellsOf } from './cells.ts';

/** The evaluation of the last statement: of the value of a `const`, or of the whole declaration. */
function evaluated(source: string, before = ''): Evaluation {
  const { cells, table } = cellsOf([before, source]);
  const cell = cells.at(-1);
  const statement = cell?.file.statements.at(-1);
  if (cell === undefined || statement === undefined) throw new Error('nothing there');
  const value = ts.isVariableStatement(statement)
    ? statement.declarationList.declarations[0]?.initializer
    : undefined;
  return evaluationOf(cell, value ?? statement, table);
}

test.each([
  ['1 + 2 * Math.PI'],
  ['{ a: [1, "b"], c: new Map([["d", null]]) }'],
  ['`${a}-${b.c}` as const'],
  ['[...xs, ...ys].map((x) => ({ ...x, n: x.n + 1 })).filter(Boolean)'],
  ['xs.reduce((sum, x) => { sum.total += x; return sum; }, { total: 0 })'],
  ['(x) => { count += 1; return process.env.HOME; }'],
  ['a?.b ?? c[0]'],
  ['typeof process'],
])('%s: plain', (value) => {
  expect(evaluated(`const v = ${value};`).opaque).toEqual([]);
});

test.each([
  ['await load()', 'await load()'],
  ['process.env.HOME', 'process.env.HOME'],
  ['{ home: process.env["HOME"] }', 'process.env["HOME"]'],
  ['Deno.args[0]', 'Deno.args'],
  ['navigator', 'navigator'],
  ['(count += 1)', 'count += 1'],
  ['count++', 'count++'],
  ['xs.map((x) => (count = x))', 'count = x'],
  ['(() => { seen = true; return 1; })()', 'seen = true'],
  ['delete a.b', 'delete a.b'],
  ['import("npm:a")', 'import("npm:a")'],
])('%s: not plain', (value, opaque) => {
  expect(
    evaluated(`const v = ${value};`, 'let count = 0, seen = false;').opaque.map(({ text }) => text),
  ).toContain(opaque);
});

test('globals that code writes into', () => {
  const opaque = (source: string, before: string): readonly string[] =>
    evaluated(source, before).opaque.map(({ text }) => text);
  expect(opaque('const random = Math.random;', 'Math.random = () => 0.5;')).toEqual(['Math']);
  expect(opaque('const random = Math.random;', 'const Math = {}; Math.random = () => 0.5;')).toEqual([]);
  expect(opaque('const f = () => Math.random();', 'Math.random = () => 0.5;')).toEqual([]);
});

test('a getter of the notebook may do anything', () => {
  const before = 'class A { get b() { console.log(1); return 1; } }';
  expect(evaluated('const v = new A().b;', before).opaque.map(({ text }) => text)).toEqual(['new A().b']);
});

test('of classes, what runs with the definition', () => {
  const opaque = (source: string): readonly string[] => evaluated(source).opaque.map(({ text }) => text);
  expect(
    opaque('class A extends B<C> implements D { a = process.env.X; #b = 1; m(x = process.env.Y) {} }'),
  ).toEqual([]);
  expect(opaque('class A { static a = process.env.X; static { seen = 1; } [process.env.Z] = 1; }')).toEqual([
    'process.env.X',
    'seen = 1',
    'process.env.Z',
  ]);
  expect(opaque('enum E { A, B = 1 << 2, C = process.pid }')).toEqual(['process.pid']);
  expect(opaque('function f(a = process.env.X) { return count++; }')).toEqual([]);
});

test.each([
  ['1', false],
  ['"a"', false],
  ['[1]', true],
  ['{ a: 1 } as const', true],
  ['Object.freeze({ a: 1 })', false],
  ['Object.freeze({ a: [1] })', true],
  ['Object.freeze([1, 2])', false],
  ['new Set([1])', true],
  ['new A()', true],
  ['/a/', false],
  ['/a/g', true],
  ['/a/gi', true],
  ['(x) => x', false],
  ['Symbol("a")', false],
  ['Object.keys(a)', true],
  ['xs.map((x) => x)', true],
  ['"a".trim()', false],
  ['a ? [1] : null', true],
  ['new Intl.NumberFormat("de")', false],
])('%s can be changed: %s', (value, mutable) => {
  expect(evaluated(`const v = ${value};`).mutable).toBe(mutable);
});

test.each([
  ['{ a: 1, f: (x) => x }', true],
  ['{ f() {} }', true],
  ['{ get a() { return 1; } }', true],
  ['[[function () {}]]', true],
  ['new Map([["a", () => 1]])', true],
  ['memoize((x) => x)', true],
  ['class {}', true],
  ['["a", "b"].map((x) => x.length)', false],
  ['["a", "b"].map((x) => () => x)', true],
  ['["a", "b"].map((x) => { return { f() { return x; } }; })', true],
  ['{ a: [1] }', false],
  ['f(1)', false],
])('%s holds functions: %s', (value, holds) => {
  expect(evaluated(`const v = ${value};`).makesFunctions).toBe(holds);
});
