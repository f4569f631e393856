import { describe, expect, it } from 'vitest';
import { analyze, definitionIn, statementsOf } from './analyze.ts';

function reads(cell: string): readonly string[] {
  return definitionIn(cell).freeNames.map(
    ({ name, readAt, member }) => `${name}${member === undefined ? '' : `.${member}`} ${readAt}`,
  );
}

describe('when a definition reads a name', () => {
  it.each([
    [
      'a body and its defaults: as it is called',
      'function f(a = b, { c = d } = {}) { return e; }',
      ['b call', 'd call', 'e call'],
    ],
    [
      'types: never',
      'function f(a: A, b: typeof c): B.D { let d: E<F>; }',
      ['A unevaluated', 'c unevaluated', 'B.D unevaluated', 'E unevaluated', 'F unevaluated'],
    ],
    [
      'static members, bases, keys, decorators: as the class is made',
      '@d class A extends B<T> implements I { static s = a; [k()] = 1; static { b; } @e m() {} }',
      [
        'd definition',
        'B definition',
        'T unevaluated',
        'I unevaluated',
        'a definition',
        'k definition',
        'b definition',
        'e definition',
      ],
    ],
    [
      'other properties: as an instance is made',
      'class A { p = a; m() { return b; } get g() { return c; } }',
      ['a call', 'b call', 'c call'],
    ],
    ['initialisers of enums', 'enum E { A = a, B = A }', ['a definition']],
    ['a function that is called where it stands', 'class A { static a = (() => b)(); }', ['b definition']],
    [
      'a function that is handed to a call',
      'const a = Object.freeze([1].map((x) => x + b));',
      ['b definition'],
    ],
    ['a function in a function', 'const f = () => () => b;', ['b call']],
    ['a member', 'const f = () => a.b.c + d?.e + g["h"];', ['a.b call', 'd.e call', 'g call']],
    ['a tagged template', 'const f = () => t`${a}`;', ['t call', 'a call']],
    [
      'what a type alias is made of',
      'type T<A> = A | B | keyof typeof c | N.D;',
      ['B unevaluated', 'c unevaluated', 'N.D unevaluated'],
    ],
  ])('%s', (_, cell, expected) => {
    expect(reads(cell)).toEqual(expected);
  });

  it('what the language and its runtimes provide is no name of the notebook', () => {
    expect(
      reads(
        'function f(a: Promise<Map<string, Response>>) { return Math.max(...Object.keys(a), Deno.pid, undefined); }',
      ),
    ).toEqual([]);
  });

  it('unless the notebook binds it', () => {
    const { statements } = analyze(['const f = () => name;', 'const name = "x";']);
    expect(statements[0]?.reads.map(({ name }) => name)).toEqual(['name']);
  });

  it('locals are none', () => {
    expect(
      reads(
        'function f(a) { const { b, ...c } = a; for (const d of b) { try { d; } catch (e) { e; } } class G { x = G; } return [c, arguments]; }',
      ),
    ).toEqual([]);
  });

  it('an element reads what makes elements, where the notebook binds it', () => {
    const { statements } = analyze(['import React from "npm:react";', 'const f = () => <b><C /></b>;']);
    expect(statements[1]?.reads.map(({ name }) => name)).toEqual(['React', 'React', 'C']);
    expect(statementsOf('const f = () => <b />;')[0]?.reads).toEqual([]);
  });
});

describe('bindings', () => {
  function bound(cell: string): readonly string[] {
    return statementsOf(cell).flatMap(({ bindings }) =>
      bindings.map(({ name, form, conditional }) => `${name} ${form}${conditional ? '?' : ''}`),
    );
  }

  it.each([
    ['const { a, b: [c], ...d } = e;', ['a assignment', 'c assignment', 'd assignment']],
    ['if (x) { var a = 1; let b = 2; }', ['a assignment?']],
    ['for (var i = 0; i < 1; i++) {}', ['i assignment', 'i augmented?']],
    ['for (var a of b) {} for (const c of d) {}', ['a loop?']],
    ['for (a of b) {}', ['a loop?']],
    ['({ a, b: c.d, e: [f] } = g);', ['a assignment', 'f assignment']],
    ['a += 1; b++; c ??= 2;', ['a augmented', 'b augmented', 'c augmented']],
    ['x && (a = 1);', ['a assignment?']],
    ['(a as any) = 1;', ['a assignment']],
    [
      'try { var a = 1; } catch (e) { b = e; } finally { c = 1; }',
      ['a assignment?', 'b assignment?', 'c assignment'],
    ],
    ['interface A {} type B = 1; declare const c: 1;', ['A definition', 'B definition']],
    ['using a = b;', ['a with']],
  ])('%s', (cell, expected) => {
    expect(bound(cell)).toEqual(expected);
  });

  it('functions that assign names of the notebook say so', () => {
    const cell = 'let n = 0;\nfunction f() { n += 1; m = 2; let k = 3; k = 4; }';
    const [, statement] = statementsOf(cell);
    expect(statement?.bindings.map(({ name, form }) => `${name} ${form}`)).toEqual([
      'f definition',
      'n global',
      'm global',
    ]);
    expect(
      statement?.kind === 'definition' && statement.definition.globalWrites.map(({ name }) => name),
    ).toEqual(['n', 'm']);
  });
});
