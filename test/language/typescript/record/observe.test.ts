import { describe, expect, it } from 'vitest';
import { callText, observe, shortly } from './observed.ts';

describe('what an observed function does', () => {
  it('is what it did: value, name, length, source, this, new, recursion, errors', () => {
    const module = [
      'export function add(a: number, b = 1): number { return a + b; }',
      'export const twice = (x: number): number => x * 2;',
      'export function self(this: unknown): unknown { return this; }',
      'export function Old(this: any, x: number): void { this.x = x; }',
      'export function fail(): never { throw new TypeError("no"); }',
      'export function down(n: number): number { return n === 0 ? 0 : down(n - 1); }',
    ].join('\n');
    const { said } = observe({
      module,
      functions: ['add', 'twice', 'self', 'Old', 'fail', 'down'],
      notebook: [
        'console.log(add(1), add.name, add.length, twice.name, String(twice), [1, 2].map(twice).join());',
        'console.log(self() === undefined, self.call(3), new (Old as any)(4).x, add === add);',
        'try { fail(); } catch (error) { console.log(error instanceof TypeError, (error as Error).message); }',
        'console.log(down(2000));',
      ].join('\n'),
    });
    expect(said).toEqual(['2 add 1 twice (x) => x * 2 2,4', 'true 3 4 true', 'true no', '0']);
  });

  it('is what it did of promises and generators too', () => {
    const module = [
      'export const later = async (x: number) => { await null; return x + 1; };',
      'export async function failing() { await null; throw new RangeError("late"); }',
      'export function* count(n: number): Generator<number, string, number> { let got = 0; for (let i = 0; i < n; i++) got += (yield i) ?? 0; return `got ${got}`; }',
      'export async function* ticks(n: number) { for (let i = 0; i < n; i++) yield i; }',
    ].join('\n');
    const { said } = observe({
      module,
      functions: ['later', 'failing', 'count', 'ticks'],
      notebook: [
        'console.log(await later(2), later(1) instanceof Promise);',
        'console.log(await failing().catch((error: Error) => error.message));',
        'const items = count(3); items.next(); items.next(5); items.next(6); console.log(items.next(7).value);',
        'console.log([...count(2)].join(), Object.prototype.toString.call(count(1)));',
        'const seen = []; for await (const tick of ticks(3)) { seen.push(tick); if (tick === 1) break; } console.log(seen.join());',
      ].join('\n'),
    });
    expect(said).toEqual(['3 true', 'late', 'got 18', '0,1 [object Generator]', '0,1']);
  });
});

describe('what is written of a call', () => {
  it('are values that are literals, nested ones too', () => {
    const { calls } = observe({
      module: 'export function same(x: unknown): unknown { return x; }',
      functions: ['same'],
      notebook: [
        'for (const x of [1, -0, NaN, -Infinity, 12n, true, null, undefined, "hi", [1, , 3], { a: [1], b: {} }]) same(x);',
        'same(new Date("2024-01-02")); same(new Date(NaN)); same(/a+/g); same(new Map([["hi", 1]])); same(new Set([1, 2]));',
        'same(new Float64Array([1, 2])); same(new RangeError("hi")); same(Object.create(null));',
      ].join('\n'),
    });
    expect(calls.map(callText).map((text) => text.split(' → ')[1])).toEqual([
      '1',
      '-0',
      'NaN',
      '-Infinity',
      '12n',
      'true',
      'null',
      'undefined',
      '"hi"',
      '[1, hole, 3]',
      '{"a": [1], "b": {}}',
      'Date("2024-01-02T00:00:00.000Z")',
      'Date(NaN)',
      '/a+/g',
      'Map([["hi", 1]])',
      'Set([1, 2])',
      'Float64Array([1, 2])',
      'RangeError("hi")',
      '{"__proto__": null}',
    ]);
  });

  it('is nothing where a value is no literal, with the reason', () => {
    const notebook = [
      'const round: Record<string, unknown> = {}; round["self"] = round;',
      'class Own {}',
      'const values: [string, unknown][] = [["f", () => round], ["s", Symbol("x")], ["round", round], ["p", Promise.resolve(1)], ["own", new Own()],',
      '["proxy", new Proxy({}, {})], ["get", { get x() { return 1; } }], ["props", Object.assign([1], { x: 1 })], ["many", Array.from({ length: 30 }, (_, i) => i)]];',
      'for (const [, value] of values) same(value);',
    ].join('\n');
    const { calls, problems } = observe({
      module: 'export function same(x: unknown): unknown { return 1; }',
      functions: ['same'],
      notebook,
    });
    expect(calls.filter(({ origin }) => origin === 'notebook')).toEqual([]);
    expect(problems('same')).toEqual(
      [
        'a function',
        'a promise',
        'a property that is computed',
        'a proxy',
        'a symbol',
        'a value that holds itself',
        'an array with properties',
        'more than 20 elements',
        'Own',
      ].sort(),
    );
  });

  it('no text that does not stand in the source, and none that is to be hidden', () => {
    const { calls, problems } = observe({
      module: 'export function shout(x: string): string { return `${x.toUpperCase()} of ${x.length}!`; }',
      functions: ['shout'],
      notebook: [
        'shout("quiet words"); shout("hunter2 is here"); shout(["qu", "iet"].join("") + String.fromCharCode(120, 121, 122));',
      ].join('\n'),
      hidden: ['hunter2'],
    });
    expect(calls.map(callText)).toEqual(['shout("quiet words") → "QUIET WORDS of 11!"']);
    expect(problems('shout')).toEqual(["a string that doesn't stand in the notebook"]);
  });

  it('errors by a class that can be named, and a message that stands in the source', () => {
    const { calls, problems } = observe({
      module: [
        'export class Missing extends Error {}',
        'class Hidden extends RangeError {}',
        'export function fail(how: number): void {',
        '  if (how === 0) throw new Error("nothing there");',
        '  if (how === 1) throw new Missing(`no ${Math.PI}`);',
        '  if (how === 2) throw new Hidden("nothing there");',
        '  throw "a text";',
        '}',
      ].join('\n'),
      functions: ['fail'],
      classes: ['Missing'],
      notebook: 'for (const how of [0, 1, 2, 3]) try { fail(how); } catch {}',
    });
    expect(calls.map(callText)).toEqual([
      'fail(0) ✗ Error: nothing there',
      'fail(1) ✗ Missing: null',
      'fail(2) ✗ RangeError: nothing there',
    ]);
    expect(problems('fail')).toEqual(['what is thrown, which is no error']);
  });

  it('arguments as they were before, and what the call makes of them', () => {
    const { calls } = observe({
      module: [
        'export function sort(xs: number[], options = {}): number[] { return xs.sort(); }',
        'export async function push(xs: number[]): Promise<void> { await null; xs.push(1); }',
      ].join('\n'),
      functions: ['sort', 'push'],
      notebook: 'sort([3, 10, 2]); await push([]);',
    });
    expect(calls.map(({ mutations }) => mutations)).toMatchObject([
      [{ argument: 0, after: { kind: 'list', items: [{ source: '10' }, { source: '2' }, { source: '3' }] } }],
      [{ argument: 0, after: { kind: 'list', items: [{ source: '1' }] } }],
    ]);
    expect(calls.map(callText)).toEqual(['sort([3, 10, 2]) → [10, 2, 3]', 'push([]) → undefined']);
    expect(calls.map(({ awaited }) => awaited)).toEqual([undefined, true]);
  });

  it('the first items of generators, as far as the notebook takes them', () => {
    const { calls } = observe({
      module: [
        'export function* count(n: number) { for (let i = 0; i < n; i++) yield i; }',
        'export async function* ticks(n: number) { for (let i = 0; i < n; i++) yield i; }',
      ].join('\n'),
      functions: ['count', 'ticks'],
      notebook: [
        'console.log([...count(2)], [...count(9)]); for (const i of count(3)) if (i === 1) break; count(7);',
        'for await (const i of ticks(2)) console.log(i);',
      ].join('\n'),
    });
    expect(calls.map(callText)).toEqual([
      'count(2) ⇉ 0, 1',
      'count(9) ⇉ 0, 1, 2, 3, 4 …',
      'count(3) ⇉ 0, 1 …',
      'ticks(2) ⇉ 0, 1',
    ]);
  });

  it('what of a result can be told, where that is not all', () => {
    const { calls } = observe({
      module: [
        'export class Point { constructor(public x: number, public label: string) {} }',
        'export const point = (x: number) => new Point(x, String(Math.PI));',
        'export const many = (n: number) => Array.from({ length: n }, (_, i) => i * 2);',
        'export const summary = (n: number) => ({ total: n, show: () => n });',
      ].join('\n'),
      functions: ['point', 'many', 'summary'],
      classes: ['Point'],
      notebook: 'point(3); many(50); summary(4);',
    });
    expect(calls.map(callText)).toEqual([
      'point(3) → result.x is 3',
      'many(50) → result.length is 50, result.at(0) is 0, result.at(-1) is 98',
      'summary(4) → Object.keys(result).length is 2, result.total is 4',
    ]);
  });

  it('constants and functions of the package by their names', () => {
    const { calls } = observe({
      module: [
        'export const LIMITS = { low: 1, high: 3 };',
        'export const inside = (x: number, limits: typeof LIMITS) => x > limits.low && x < limits.high;',
        'export const apply = (f: (x: number) => number, x: number) => f(x);',
        'export function half(x: number): number { return x / 2; }',
      ].join('\n'),
      functions: ['inside', 'apply', 'half'],
      constants: ['LIMITS'],
      notebook: 'inside(2, LIMITS); inside(2, { low: 1, high: 3 }); apply(half, 3);',
    });
    expect(calls.filter(({ inner }) => !inner).map(callText)).toEqual([
      'inside(2, shop/prices.LIMITS) → true',
      'inside(2, {"low": 1, "high": 3}) → true',
      'apply(shop/prices.half, 3) → 1.5',
    ]);
    expect(calls.filter(({ inner }) => inner).map(callText)).toEqual(['half(3) → 1.5']);
  });

  it('nothing of calls that reach outside', () => {
    const { calls, problems } = observe({
      module: [
        'import { readFileSync } from "node:fs";',
        'import { execFileSync } from "node:child_process";',
        'export const lines = (path: string) => { try { return readFileSync(path, "utf8").length; } catch { return -1; } };',
        'export const run = (x: number) => String(execFileSync(process.execPath, ["-v"])).length > x;',
        'export const get = async (url: string) => { try { await fetch(url); } catch {} return 1; };',
        'export const none = (path: string) => path.length;',
      ].join('\n'),
      functions: ['lines', 'run', 'get', 'none'],
      notebook: 'lines("package.json"); run(1); await get("http://127.0.0.1:9/"); none("package.json");',
    });
    expect(calls.map(callText)).toEqual(['none("package.json") → 12']);
    expect([problems('lines'), problems('run'), problems('get')]).toEqual([
      ['outside:files'],
      ['outside:programs'],
      ['outside:network'],
    ]);
  });

  it('parameters by their names, those of rest parameters and of objects that are taken apart too', () => {
    const { calls } = observe({
      module: [
        'export function f(a: number, { b }: { b: number }, ...rest: number[]): number { return a + b + rest.length; }',
        'export const g = function (this: void, [x]: number[]) { return x; };',
      ].join('\n'),
      functions: ['f', 'g'],
      notebook: 'f(1, { b: 2 }, 3, 4); [[1]].map(g);',
    });
    expect(calls.map((call) => call.arguments.map(({ parameter }) => parameter))).toEqual([
      ['a', 'argument2', 'rest', 'rest'],
      ['argument1'],
    ]);
  });
});

describe('an argument that the notebook writes out', () => {
  const module = [
    'export const mapAll = (xs: number[], f: (x: number) => number): number[] => xs.map(f);',
    'export const total = (xs: readonly number[]): number => xs.reduce((a, b) => a + b, 0);',
  ].join('\n');
  const functions = ['mapAll', 'total'];
  const expressions = (notebook: string, hidden: readonly string[] = []): readonly (readonly string[])[] =>
    observe({ module, functions, notebook, hidden }).calls.map((call) =>
      call.arguments.map(({ value }) => (value.kind === 'expression' ? value.source : shortly(value))),
    );

  it('is a function that reads nothing of the notebook', () => {
    const notebook = [
      'interface Row { x: number }',
      'const triple = (x: number): number => x * 3;',
      'mapAll([1], (x: Row["x"]): number => { const y = x + 1; return y; }); mapAll([2], triple);',
      'mapAll([3], function (x) { return Math.abs(x) });',
    ].join('\n');
    expect(expressions(notebook)).toEqual([
      ['[1]', '(x) => { const y = x + 1; return y; }'],
      ['[2]', '(x) => x * 3'],
      ['[3]', 'function (x) { return Math.abs(x); }'],
    ]);
  });

  it('is no function that reads something of it, this, or what is to be hidden', () => {
    const notebook = [
      'const by = 3; let calls = 0;',
      'mapAll([1], (x) => x * by); mapAll([2], (x) => { calls += 1; return x; });',
      'mapAll([3], function (this: any, x) { return this ? 1 : x; }); mapAll([4], (x) => x + "hunter2".length);',
    ].join('\n');
    expect(expressions(notebook, ['hunter2'])).toEqual([]);
  });

  it('is a value of many elements that is computed from few', () => {
    const notebook = [
      'const xs = Array.from({ length: 50 }, (_, i) => i * 2);',
      'total(xs); total(Array.from({ length: 40 }, () => 1)); total(xs.map((x) => x + 1));',
      'total(Array.from({ length: 30 }, () => Math.random()));',
    ].join('\n');
    expect(expressions(notebook)).toEqual([
      ['Array.from({ length: 50 }, (_, i) => i * 2)'],
      ['Array.from({ length: 40 }, () => 1)'],
    ]);
  });
});

describe('a function of which nothing can be told', () => {
  it('is called with made data once the notebook has run: a few items, words and dates of our own', () => {
    const module = [
      'export interface Entry { at: string; user: string; ms: number }',
      'export const parse = (line: string): Entry | null => {',
      '  const [, at, user, ms] = /^(\\S+) user=(\\w+) (\\d+)ms$/.exec(line) ?? [];',
      '  return at === undefined ? null : { at, user: user!, ms: Number(ms) };',
      '};',
      'export const slowest = (entries: Entry[], most: number): string[] => entries.filter(({ ms }) => ms > most).map(({ user }) => user);',
      'export const hour = (entry: Entry): number => new Date(`${entry.at}`).getUTCHours();',
      'export const count = (table: Record<string, number>): number => Object.keys(table).length;',
      'export const later = async (entries: Entry[]): Promise<number> => entries.length;',
      'export const fail = (text: string): number => { throw new Error(text); };',
      'export const drop = (entries: Entry[]): void => { entries.pop(); };',
    ].join('\n');
    const { calls } = observe({
      module,
      functions: ['parse', 'slowest', 'hour', 'count', 'later', 'fail', 'drop'],
      notebook: [
        'const secret = (n: number) => String.fromCharCode(...Array.from({ length: 5 }, (_, i) => 97 + ((n * 7 + i * 5) % 26)));',
        'const lines = Array.from({ length: 30 }, (_, n) => `2023-05-${10 + (n % 10)}T0${n % 10}:15:00Z user=${secret(n)} ${n * 10}ms`);',
        'const entries = lines.map((line) => parse(line)!);',
        'slowest(entries, 15); hour(entries[3]!); count(Object.fromEntries(entries.map((each) => [each.user, each.ms]))); await later(entries);',
        'try { fail(secret(1)); } catch {} drop(entries);',
      ].join('\n'),
    });
    expect(calls.every(({ origin }) => origin === 'synthetic')).toBe(true);
    expect(calls.map(callText)).toEqual([
      'parse("2024-01-01T00:00:00Z user=alpha 0ms") → {"at": "2024-01-01T00:00:00Z", "user": "alpha", "ms": 0}',
      'parse("2024-01-01T00:00:00Z user=alpha 10ms") → {"at": "2024-01-01T00:00:00Z", "user": "alpha", "ms": 10}',
      'parse("2024-01-01T00:00:00Z user=alpha 20ms") → {"at": "2024-01-01T00:00:00Z", "user": "alpha", "ms": 20}',
      'slowest([{"at": "2024-01-01T00:00:00Z", "user": "alpha", "ms": 0}, {"at": "2024-01-02T05:00:00Z", "user": "beta", "ms": 10}, {"at": "2024-01-03T10:00:00Z", "user": "gamma", "ms": 20}], 15) → ["gamma"]',
      'hour({"at": "2024-01-01T00:00:00Z", "user": "alpha", "ms": 30}) → 0',
      'count({"alpha": 260, "beta": 270, "gamma": 280, "delta": 290}) → 4',
      'later([{"at": "2024-01-01T00:00:00Z", "user": "alpha", "ms": 0}, {"at": "2024-01-02T05:00:00Z", "user": "beta", "ms": 10}, {"at": "2024-01-03T10:00:00Z", "user": "gamma", "ms": 20}, {"at": "2024-01-04T15:00:00Z", "user": "delta", "ms": 30}]) → 4',
    ]);
  });
});

it('a code of letters and digits is no text of the notebook, a number with its unit is', () => {
  const { calls } = observe({
    module: 'export const size = (text: string): number => text.length;',
    functions: ['size'],
    notebook:
      'const ms = 40 + 2; size(`a u ${ms}ms`); size(["u2", "10"].join("")); size(`${ms}a${ms}`); size(`day ${ms}`);',
  });
  const own = calls.filter(({ origin }) => origin === 'notebook');
  expect(own.map(callText)).toEqual(['size("a u 42ms") → 8', 'size("day 42") → 6']);
});

it('a constant that the notebook has changed is no longer told by its name', () => {
  const { calls } = observe({
    module: 'export const LIST: number[] = [];\nexport const size = (xs: number[]): number => xs.length;',
    functions: ['size'],
    constants: ['LIST'],
    notebook: 'size(LIST); LIST.push(3); size(LIST);',
  });
  expect(calls.map(callText)).toEqual(['size(shop/prices.LIST) → 0', 'size([3]) → 1']);
});
