import { expect, test } from 'vitest';
import { done } from './cells.ts';

/** Calls as `callee effect when`, `*` for what has no dotted name. */
function calls(sources: readonly string[], kernel = 'deno'): readonly string[] {
  return done(sources, kernel).calls.map(({ callee, head, effect, when }) => {
    const from = head === null ? '' : ` of ${head}`;
    return `${callee ?? '*'}${from} ${effect}${when === 'call' ? ' late' : ''}`;
  });
}

test.each([
  ['Math.max(1, 2)', 'Math.max pure'],
  ['Number("1")', 'Number pure'],
  ['JSON.parse("[]")', 'JSON.parse builds'],
  ['new Map([[1, 2]])', 'Map builds'],
  ['new Date()', 'Date reads-world'],
  ['new Date(2020, 1, 1)', 'Date builds'],
  ['Date()', 'Date reads-world'],
  ['Date.now()', 'Date.now reads-world'],
  ['Math.random()', 'Math.random reads-world'],
  ['console.log(1)', 'console.log prints'],
  ['process.stdout.write("x")', 'process.stdout.write prints'],
  ['Deno.readTextFileSync("a")', 'Deno.readTextFileSync reads-world'],
  ['Deno.env.set("a", "b")', 'Deno.env.set setting'],
  ['process.chdir("..")', 'process.chdir setting'],
  ['eval("1")', 'eval binds'],
  ['fetch("https://a.example")', 'fetch reads-world'],
  ['setTimeout(() => {}, 1)', 'setTimeout reads-world'],
  ['crypto.randomUUID()', 'crypto.randomUUID reads-world'],
  ['structuredClone({})', 'structuredClone builds'],
  ['"a b".split(" ")', 'String#split builds'],
  ['/a/.test("a")', 'RegExp#test pure'],
  ['[3, 1].toSorted()', 'Array#toSorted builds'],
  ['Array.prototype.slice.call([1])', 'Array#slice builds'],
  ['globalThis.structuredClone({})', 'structuredClone builds'],
  ['new Intl.NumberFormat("de").format(1)', 'Intl#format pure'],
  ['new Intl.DateTimeFormat("de").format()', 'Intl#format reads-world'],
  ['Object.freeze({ a: 1 })', 'Object.freeze builds'],
  ['Deno.test("a", () => {})', 'Deno.test examines'],
  ['unheardOf(1)', 'unheardOf of unheardOf unknown'],
])('%s', (source, call) => {
  // The outermost call stands first.
  expect(calls([`const x = ${source};`])[0]).toBe(call);
});

test('imports are called by the names of their modules', () => {
  const source = [
    'import _, { groupBy as by } from "npm:lodash@4";',
    'import * as fs from "node:fs";',
    'import { readFile } from "fs/promises";',
    'import { join } from "jsr:@std/path@1/posix";',
    'import pl from "npm:nodejs-polars";',
    '_.sum([1]); by([], "a"); fs.readFileSync("a"); await readFile("a"); join("a", "b"); pl.readCSV("a");',
  ].join('\n');
  expect(calls([source])).toEqual([
    'lodash.sum of _ builds',
    'lodash.groupBy of by builds',
    'node:fs.readFileSync of fs reads-world',
    'node:fs.promises.readFile of readFile reads-world',
    '@std/path.posix.join of join pure',
    'nodejs-polars.readCSV of pl unknown',
  ]);
});

test('what a name stands for is followed, also through other cells, unless it may stand for something else', () => {
  expect(calls(['const log = console.log;', 'log(1)'])).toEqual(['console.log of log prints']);
  expect(calls(['const words = "a b".split(" ");', 'words.map((w) => w)'])).toEqual([
    'Array#map of words builds',
  ]);
  expect(calls(['let max = Math.max;', 'max = Math.min;', 'max(1)'])).toEqual(['max of max unknown']);
  expect(calls(['const Math = { max() { console.log(1); } };', 'Math.max(1)'])).toEqual([
    'Math.max of Math unknown',
  ]);
  expect(calls(['const a = b, b = a;', 'a()'])).toEqual(['a of a unknown']);
});

test('methods of what is not known are told by their names, unless the notebook has members called so', () => {
  expect(calls(['const f = (s) => s.name.trim().toUpperCase();'])).toEqual([
    '* pure late',
    's.name.trim pure late',
  ]);
  expect(calls(['class A { trim() {} }', 'const f = (s) => s.trim();'])).toEqual(['s.trim unknown late']);
  expect(calls(['import { a } from "npm:a";', 'a.map(1)'])).toEqual(['a.a.map of a unknown']);
});

test('functions that are handed to what calls them at once are called', () => {
  const seen = calls([
    'function f(x) { return x; }',
    'const a = [1].map(f);\nconst b = [1].map((x) => f(x));',
  ]);
  expect(seen).toEqual(['Array#map builds', 'f of f unknown', 'Array#map builds', 'f of f unknown']);
});

test('every form of a call is one, and stands where its name does', () => {
  const source = 'new F(1); f`a${1}`; f?.(2); (f)(3); await f(4);';
  const operations = done(['function f() {}\nclass F {}', source]);
  expect(
    operations.calls.map(({ callee, at }) => `${callee ?? ''} ${source.slice(at.start, at.end)}`),
  ).toEqual(['F F(1)', 'f f`a${1}`', 'f f?.(2)', 'f f)(3)', 'f f(4)']);
});

test('elements make themselves and call nothing', () => {
  const seen = calls(['import React from "npm:react@18";', 'const a = <p onClick={() => f()}><B /></p>;']);
  expect(seen).toEqual(['react.createElement builds', 'f of f unknown late', 'react.createElement builds']);
});

test('types do nothing', () => {
  const operations = done([
    'type A = typeof import("x"); interface B { f(): void }\ndeclare function f(): void;\nconst a: ReturnType<typeof f> = 1;',
  ]);
  expect([operations.calls, operations.ties, operations.mutations]).toEqual([[], [], []]);
});

/** Mutations as `name how when`. */
function changes(
  source: string,
  before = 'const xs = [], m = new Map(), o = {}; function f() {} class A {}',
): readonly string[] {
  return done([before, source]).mutations.map(
    ({ name, how, when }) => `${name} ${how}${when === 'call' ? ' late' : ''}`,
  );
}

test.each([
  ['o.a = 1', ['o attribute']],
  ['o.a.b++', ['o attribute']],
  ['o["a"] ??= 1', ['o item']],
  ['xs[0] = 1', ['xs item']],
  ['delete o.a', ['o attribute']],
  ['[o.a, xs[1]] = [1, 2]', ['o attribute', 'xs item']],
  ['({ a: o.b, ...o.c } = x)', ['o attribute', 'o attribute']],
  ['for (o.a of [1]) {}', ['o attribute']],
  ['xs.push(1)', ['xs method']],
  ['xs.a.b.sort()', ['xs method']],
  ['m.set(1, 2).set(3, 4)', ['m method']],
  ['Object.assign(o, { a: 1 })', ['o attribute']],
  ['Object.defineProperty(A, "a", {})', ['A attribute']],
  ['f.count = 0', ['f attribute']],
  ['A.prototype.g = f', ['A attribute']],
  ['const g = () => xs.push(1)', ['xs method late']],
  ['xs.map((x) => x)', []],
  ['const g = (xs) => { xs.push(1); xs[0] = 2; }', []],
])('%s', (source, expected) => {
  expect(changes(source)).toEqual(expected);
});

test('what all code sees is set, not changed', () => {
  expect(calls(['Array.prototype.last = function () { return 1; };'])).toEqual(['Array.prototype = setting']);
  expect(calls(['process.env.TZ = "UTC";'])).toEqual(['process.env = setting']);
  expect(calls(['Math.random = () => 0.5;'])).toEqual(['Math = setting']);
  expect(calls(['Object.assign(console, { log() {} });'])).toEqual([
    'Object.assign unknown',
    'console = setting',
  ]);
});

/** Ties as `code found`. */
function ties(source: string, kernel = 'deno', before: readonly string[] = []): readonly string[] {
  return done([...before, source], kernel).ties.map(({ code, found }) => `${code} ${found}`);
}

test.each([
  ['const f = () => this', ['dynamic-scope this']],
  ['function f() { return this; }', []],
  ['class A { a = this; m() { return () => this; } static { this.b = 1; } }', []],
  ['function f() { return _ + _error; }', ['notebook-only _', 'notebook-only _error']],
  ['function f(_) { return _; }', []],
  ['function f() { return eval("a"); }', ['dynamic-scope eval']],
  ['function f() { return new Function("a", "return a + 1"); }', []],
  ['function f(code) { return new Function(code); }', ['dynamic-scope Function']],
  ['function f() { return globalThis; }', ['dynamic-scope globalThis']],
  ['function f() { return globalThis.fetch ?? globalThis.nothing; }', []],
  ['function f(k) { return globalThis[k]; }', ['dynamic-scope globalThis']],
  ['function f() { return Deno.jupyter.html`<b>a</b>`; }', ['notebook-only Deno.jupyter']],
  ['async function f() { return await import("./a.ts"); }', ['module-identity import("./a.ts")']],
  ['async function f() { return await import("npm:a"); }', ['notebook-only import("npm:a")']],
  ['async function f() { return await import("node:fs"); }', []],
  [
    'function f() { try { g(); } catch (problem) { return problem.stack; } }',
    ['module-identity problem.stack'],
  ],
  ['function f(e) { return e.stack; }', ['module-identity e.stack']],
  ['class Stack { stack = []; push(x) { this.stack.push(x); } }', []],
  ['function f() { return new Worker("./w.ts", { type: "module" }); }', ['module-identity Worker']],
  ['function f() { console.trace("here"); }', ['module-identity console.trace']],
  ['function then() {}', ['module-identity then']],
  ['@dec class A {}', ['compiled-otherwise @dec']],
  ['class A { accessor x = 1; static accessor = 2 }', ['compiled-otherwise accessor']],
  ['function f() { return typeof globalThis; }', []],
  ['function f() { return require("fs"); }', ['notebook-only require']],
])('%s', (source, expected) => {
  expect(ties(source)).toEqual(expected);
});

test('what globals stand for hangs on what the notebook binds', () => {
  expect(ties('const g = () => globalThis.f();', 'deno', ['function f() {}'])).toEqual([
    'dynamic-scope globalThis.f',
  ]);
  expect(ties('const g = () => new Function("return f()");', 'deno', ['function f() {}'])).toEqual([
    'dynamic-scope Function',
  ]);
  expect(ties('const g = () => _.sum([1]);', 'deno', ['import _ from "npm:lodash";'])).toEqual([]);
  expect(ties('const g = () => display.html("a");', 'tslab', ['import { display } from "tslab";'])).toEqual([
    'notebook-only tslab',
  ]);
});

// Measured: modules are strict, and so are Deno's cells; tslab's aren't, but for classes.
test.each([
  ['function f() { return this; }', ['dynamic-scope this']],
  ['const o = { m: function () { return this; } }', ['dynamic-scope this']],
  ['const o = { m() { return this; } }', []],
  ['class A { m() { return this; } }', []],
  ['function f(a) { arguments[0] = 9; return a; }', ['dynamic-scope arguments']],
  ['function f(a) { a = 9; return arguments[0]; }', ['dynamic-scope arguments']],
  ['function f(a, b) { return arguments.length + [...arguments].length; }', []],
  ['function f(a = 1) { a = 9; return arguments[0]; }', []],
  ['function f(a) { "use strict"; a = 9; return arguments[0] + this; }', []],
  ['const o = Object.freeze({ a: 1 }); function f() { o.a = 2; }', ['dynamic-scope o.a']],
  ['const o = { a: 1 }; function f() { o.a = 2; }', []],
])('in tslab: %s', (source, expected) => {
  expect(ties(source, 'tslab')).toEqual(expected);
});

// Measured in Deno: functions and `var`s are properties of globalThis, imports are not.
test('functions of Deno’s cells that are read as properties of the global object', () => {
  const before = 'function f() {}\nvar v = 1;\nconst c = 2;\nenum E { A }';
  const read = (source: string, kernel = 'deno'): readonly (string | null)[] =>
    done([before, source], kernel).dynamic.map(({ name }) => name);
  expect(read('globalThis.f(); (globalThis as any).v; self["f"]; globalThis.c;')).toEqual(['f', 'v', 'f']);
  expect(read('this.f(); const g = () => this!.v;')).toEqual(['f', 'v']);
  expect(read('globalThis["pl" + "us"]')).toEqual(['f', 'v', 'E']);
  expect(read('Object.keys(globalThis)')).toEqual(['f', 'v', 'E']);
  expect(read('typeof globalThis; globalThis.fetch; const g = function () { return this.f; };')).toEqual([]);
  expect(read('globalThis.f()', 'tslab')).toEqual([]);
});

test('what code writes into globals may do anything', () => {
  expect(calls(['Math.random = () => 0;\nconst a = Math.max(1, Math.random());'])).toEqual([
    'Math = setting',
    'Math.max unknown',
    'Math.random reads-world',
  ]);
  expect(calls(['console.log = () => {};', 'console.log(1);'])).toEqual(['console.log prints']);
  expect(calls(['function g(console) { console.log(1); }'])).toEqual(['console.log unknown late']);
  expect(calls(['const log = console.log.bind(console);'])).toEqual(['console.log.bind builds']);
});

test('names that are bound without a declaration', () => {
  const bound = (source: string): readonly (string | null)[] =>
    done([source]).dynamic.map(({ name }) => name);
  expect(bound('globalThis.a = 1; self["b"] = 2; globalThis[k] = 3; delete globalThis.c;')).toEqual([
    'a',
    'b',
    null,
    'c',
  ]);
  expect(bound('Object.assign(globalThis, { a: 1, b })')).toEqual(['a', 'b']);
  expect(bound('Object.defineProperty(globalThis, "a", {})')).toEqual(['a']);
  expect(bound('this.a = 1; function f() { this.b = 1; }')).toEqual(['a']);
  expect(bound('eval("1 + 1"); eval(code); eval("var a = 1")')).toEqual([null, null]);
  expect(bound('Object.keys(globalThis); patch(globalThis)')).toEqual([null]);
  expect(bound('globalThis.a === 1; globalThis.b.c = 1')).toEqual([]);
});

// Measured in both kernels: `[Function: f]` and `[class A]` are shown alike wherever they stand; the source isn't.
test('names whose source is turned into text', () => {
  const shown = (source: string): readonly string[] =>
    done(['function f() {}\nclass A { m() {} }\nconst g = f, table = [f, 1], n = 1;', source]).shows.map(
      ({ name }) => name,
    );
  expect(shown('f.toString(); String(A); `${g}`; "" + f; table.join()')).toEqual(['f', 'A', 'f', 'f', 'f']);
  expect(shown('console.log("%s", f); console.log(f, A); f; [f]')).toEqual(['f']);
  expect(shown('A.prototype.m.toString(); `${n}`; n.toString(); String(f(1))')).toEqual([]);
  expect(shown('Function.prototype.toString.call(A)')).toEqual(['A']);
  expect(shown('const show = (fn) => fn.toString(); const text = (x) => x.toString();')).toEqual(['**']);
  expect(shown('const show = (x) => { x(); return `${x}`; };')).toEqual(['**']);
});

test('paths that are looked up from the working folder, and places that are printed', () => {
  const told = (source: string): readonly string[] =>
    done([source]).consequences.map(({ code, about }) => `${code} ${about}`);
  expect(told('const f = () => Deno.readTextFile("data/a.csv"); Deno.readTextFile("b.csv");')).toEqual([
    'relative-path data/a.csv',
  ]);
  expect(
    told('const f = () => Deno.readTextFile("/data/a.csv"); const g = (p) => Deno.readTextFile(p);'),
  ).toEqual([]);
  expect(told('function f() { try { g(); } catch (e) { console.error(e); } console.trace(); }')).toEqual([
    'shows-places console.error',
    'shows-places console.trace',
  ]);
});
