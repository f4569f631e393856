import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { disagreements } from './checker.ts';

/** Real sources of many kinds: our own. */
function sources(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => `${folder}/${path}`);
}

describe("names stand for what TypeScript's checker says they stand for", () => {
  it.each(['src/language/typescript', 'src/analysis', 'src/plan'])('in %s', (folder) => {
    const found = sources(folder).flatMap((path) =>
      disagreements(readFileSync(path, 'utf8')).map((each) => `${path}:${each}`),
    );
    expect(found).toEqual([]);
  });

  it.each([
    [
      'a default that sees no variable of the body',
      'const a = 1; function f(b = a) { const a = 2; return a + b; }',
    ],
    ['a default that sees parameters before it', 'const a = 1; const f = (a: number, b = a) => b;'],
    ['var in blocks', 'function f() { if (x) { var a = 1; } return a; } { var b = 2; } b; const x = 1;'],
    ['let in blocks', 'let a = 1; { let a = 2; a; } for (let a = 0; a < 1; a++) a; a;'],
    ['for of and in', 'const a = [1]; for (const a of [2]) a; for (const k in a) k; let k; for (k of a) k;'],
    ['functions in blocks', '"use strict"; if (x) { function g() {} g(); } const x = 1;'],
    ['catch', 'const e = 1; try { e; } catch (e) { e; } try {} catch ({ e }) { e; } e;'],
    ['switch', 'const a = 1; switch (a) { case 1: { const a = 2; a; } case 2: let b = a; b; }'],
    [
      'destructuring',
      'const { a, b: { c = a }, ...d } = e; const [f, , ...g] = d; ({ a: h.x, c: i, [f]: i = c } = g); var h, i, e;',
    ],
    ['function expressions named for themselves', 'const f = function g() { return g; }; const g = 1; g; f;'],
    ['classes named for themselves', 'const A = class B { m() { return B; } }; const B = A; B;'],
    [
      'members of classes',
      'const x = 1; class A { x = x; static y = x; [x] = 1; get z() { return x; } static { var x = 2; x; } }',
    ],
    ['parameter properties', 'class A { constructor(private a: number, b = a) { this.a = b; a; } }'],
    ['enums', 'const B = 5; enum E { A = 1, B = A << 1, C = B } E.A; enum F { D = E.A }'],
    [
      'namespaces',
      'namespace N { export const a = 1; export function f() { return a; } } const a = N.a; namespace N2.M { export const b = a; b; }',
    ],
    [
      'imports',
      'import d, { a as b, type T } from "x"; import * as n from "y"; b(d, n.a); let t: T; export { b as c, t };',
    ],
    [
      'import equals',
      'import x = require("x"); import y = N.M; namespace N { export namespace M { export const z = 1; } } x; y.z;',
    ],
    [
      'types and values of one name',
      'type A = 1; const A = 2; let b: A; A; b; interface C { A: A; C(): C } let c: C;',
    ],
    [
      'type parameters',
      'type T = 1; function f<T, U extends T = T>(a: T, b: U): T { let c: T; return a; } let d: T; class G<T> { a!: T; m<U>(b: U, c: T) {} }',
    ],
    [
      'conditional types',
      'type U = 1; type A<T> = T extends (infer U extends string)[] ? U : U; type B<T> = T extends A<infer V> ? V extends infer V ? V : never : never;',
    ],
    [
      'mapped types',
      'type K = "a"; type M<T> = { [K in keyof T as `x${K & string}`]: T[K] } & { [k: string]: K };',
    ],
    [
      'function types',
      'type a = 1; type F = <a>(b: a, c: typeof b) => b is a; type G = new (x: a) => a; interface H { (x: a): typeof x; m<a>(y: a): a }',
    ],
    [
      'typeof in types',
      'const x = { y: 1 }; type T = typeof x; type U = typeof x.y; function f(x: string): typeof x { let z: typeof x; return x; }',
    ],
    [
      'predicates',
      'const x = 1; function isA(x: unknown): x is string { return true; } function assertA(y: unknown): asserts y is string {} x;',
    ],
    [
      'heritage',
      'namespace N { export class B<T> { t!: T } export interface I {} } class A<T> extends N.B<T> implements N.I {} interface J extends N.I, K<J> {} interface K<T> { t: T }',
    ],
    ['labels', 'a: for (;;) { b: for (;;) { continue a; break b; } } const a = 1, b = 2; a + b;'],
    [
      'shorthand and keys',
      'const a = 1, b = 2; const o = { a, b: a, [b]: a, c() { return a; }, get d() { return b; } }; o.a; o["b"];',
    ],
    [
      'arguments',
      'function f() { return arguments; } const g = () => { f; }; class A { m() { return () => arguments; } }',
    ],
    [
      'generators and async',
      'async function* f(a: number) { for await (const b of g()) yield* b; } function* g() { const x = yield a; x; } const a = 1; await f(a);',
    ],
    [
      'tagged templates and nested ones',
      'const t = String.raw; const a = 1; t`x${a}${`y${a}`}`; type L = `a${typeof a}`;',
    ],
    ['decorators', 'const d = (..._: any[]): any => 1; @d class A { @d m(@d p: number) { p; } @d() x = d; }'],
    [
      'satisfies, as, non-null',
      'type T = 1; let a: any; (a as T) = 1; a! += 1; (<T>a) = 1; const b = a satisfies T; b;',
    ],
    ['using', 'function f() { using a = g(); a; } declare function g(): any; { using a = g(); a; }'],
    [
      'ambient',
      'declare const a: number; declare function f(x: typeof a): void; declare class B { m(): B } declare namespace N { const c: number; } f(a + N.c); new B();',
    ],
    [
      'accessors and private names',
      'class A { #x = 1; get x() { return this.#x; } set x(x) { this.#x = x; } static #y = A; has(o: object) { return #x in o; } }',
    ],
    ['optional chains', 'const a: any = 1; a?.b?.[c](a); const c = 1;'],
    [
      'JSX',
      'const Chart = (p: any) => <div {...p}>{p.a}<Chart b={c} /><ui.Bar /></div>; const c = 1, ui: any = {}, React = {}; <Chart />;',
    ],
    [
      'overloads',
      'function f(a: string): string; function f(a: number): number; function f(a: any) { return a; } f(1);',
    ],
    [
      'assertion signatures and this',
      'class A { a = 1; m(this: A): this is A { return true; } } function f(this: A) { return this.a; } f;',
    ],
    ['import types', 'type A = import("x").B<C>; type C = typeof import("y"); let a: A;'],
    ['unicode names', 'const é = 1, ﬁ = 2; function f(ñ = é) { return ñ + ﬁ; }'],
  ])('in %s', (_, source) => {
    expect(disagreements(source)).toEqual([]);
  });
});
