import { describe, expect, it } from 'vitest';
import type { Statement } from '../../../../src/program/program.ts';
import { analyze, statementsOf, type KernelName } from './analyze.ts';

function told(statement: Statement): string {
  return statement.kind === 'definition'
    ? `${statement.definition.kind} ${statement.definition.names.join(' ')}`
    : statement.kind;
}

function kinds(cell: string, kernel?: KernelName): readonly string[] {
  return statementsOf(cell, kernel).map(told);
}

describe('kinds of statements', () => {
  it.each([
    ['function f() {}', 'function f'],
    ['async function* f() {}', 'function f'],
    ['export function f() {}', 'function f'],
    ['const f = () => 1;', 'function f'],
    ['const f = (function g() {}) as F;', 'function f'],
    ['let f = async (x) => x;', 'function f'],
    ['class A {}', 'class A'],
    ['abstract class A<T> { abstract m(): T }', 'class A'],
    ['const A = class {};', 'class A'],
    ['enum E { A }', 'class E'],
    ['interface I {}', 'type I'],
    ['type T = 1;', 'type T'],
    ['namespace N { export type T = 1 }', 'type N'],
    ['const a = 1;', 'constant a'],
    ['const a = 1, b = "x";', 'constant a b'],
    ['let a = [1, 2];', 'constant a'],
    ['const a = await f();', 'action'],
    ['const a = f();', 'action'],
    ['let a;', 'action'],
    ['using a = null;', 'action'],
    ['a = 1;', 'action'],
    ['declare const a: number;', 'action'],
    ['declare function f(): void;', 'action'],
    ['export default function f() {}', 'function f'],
    ['export default class A {}', 'class A'],
    ['export default () => 1;', 'action'],
    ['namespace N { export const a = 1 }', 'action'],
    ['if (a) { function f() {} }', 'action'],
    ['f();', 'action'],
  ])('%s', (cell, kind) => {
    expect(kinds(cell)).toEqual([kind]);
  });

  it('several declarations of one thing are one statement', () => {
    expect(
      kinds('function f(a: string): void;\nfunction f(a: number): void;\nfunction f(a: any) {}'),
    ).toEqual(['function f']);
    expect(kinds('interface A { a: 1 }\ninterface A { b: 2 }')).toEqual(['type A']);
    expect(kinds('const A = { a: 1 } as const;\ntype A = keyof typeof A;')).toEqual(['constant A']);
    expect(kinds('type A = 1;\nconst A = () => 1;')).toEqual(['function A']);
    expect(kinds('function f() {}\nfunction f() {}')).toEqual(['function f', 'function f']);
  });

  it('nothing but functions and types is declared behind an error that is thrown for certain', () => {
    expect(kinds('throw new Error();\nfunction f() {}\nconst g = () => 1;\nclass A {}\ntype T = 1;')).toEqual(
      ['function f', 'action', 'action', 'action', 'type T'],
    );
  });

  it('declarations of one name that stand apart are none that could move', () => {
    expect(kinds('interface A { a: 1 }\nf();\ninterface A { b: 2 }')).toEqual(['action', 'action', 'action']);
    expect(kinds('enum E { A }\nenum E { B = 1 }', 'tslab')).toEqual(['action', 'action']);
    expect(kinds('function f() {}\nnamespace f { export const a = 1 }')).toEqual(['action', 'action']);
    expect(analyze(['interface A { a: 1 }', 'const A = 1;']).statements.map(told)).toEqual([
      'action',
      'action',
    ]);
  });

  it('in a cell that the kernel refuses there is only what it may bind', () => {
    const [statement] = statementsOf('const a = 1;\nfunction f( {\nb = 2');
    expect(statement?.kind).toBe('opaque');
    expect(statement?.bindings.map(({ name, form }) => `${name} ${form}`)).toEqual([
      'a opaque',
      'f opaque',
      'b opaque',
    ]);
  });
});

describe('imports', () => {
  function imported(cell: string, kernel?: KernelName): readonly string[] | string {
    const [statement] = statementsOf(cell, kernel);
    if (statement?.kind !== 'import') return statement?.kind ?? 'nothing';
    expect(statement.bindings.every(({ form, identity }) => form === 'import' && identity !== null)).toBe(
      true,
    );
    return statement.names.map(
      ({ name, module, member, isType }) => `${isType ? 'type ' : ''}${name} = ${module} ${member ?? '*'}`,
    );
  }

  it.each([
    ['import a from "npm:x@1";', ['a = npm:x@1 default']],
    ['import a, { b as c, type D } from "x";', ['a = x default', 'c = x b', 'type D = x D']],
    ['import * as a from "node:fs";', ['a = node:fs *']],
    ['import type { T } from "jsr:@a/b";', ['type T = jsr:@a/b T']],
    ['import a, * as b from "https://x/y.ts";', ['a = https://x/y.ts default', 'b = https://x/y.ts *']],
    ['import a = require("x");', ['a = x *']],
    ['const { a, b: c } = await import("./x.ts");', ['a = ./x.ts a', 'c = ./x.ts b']],
    ['const x = await import("x");', ['x = x *']],
    ['const x = (await import("x")).default;', ['x = x default']],
  ])('%s', (cell, names) => {
    expect(imported(cell)).toEqual(names);
  });

  it.each([
    'import "x";',
    'import {} from "x";',
    'let x = await import("x");',
    'const x = await import(y);',
    'const x = import("x");',
    'const { a = 1 } = await import("x");',
    'const { ...a } = await import("x");',
    'import d from "./x.json" with { type: "json" };',
  ])('an action: %s', (cell) => {
    expect(imported(cell)).toBe('action');
  });

  it('a module that is loaded for its effects sets something', () => {
    const [statement] = statementsOf('import "x";');
    expect(statement?.calls.map(({ effect, when }) => `${effect} ${when}`)).toEqual(['setting definition']);
  });

  it('the same import is the same binding, however it is written', () => {
    const { statements } = analyze([
      'import { a } from "x";',
      'const { a } = await import("x");',
      'import { b as a } from "x";',
    ]);
    const [first, second, third] = statements.map(({ bindings }) => bindings[0]?.identity);
    expect(first).toBe(second);
    expect(first).not.toBe(third);
  });
});

describe('what a cell shows', () => {
  function displayed(cell: string, kernel: KernelName): readonly string[] {
    return statementsOf(cell, kernel)
      .filter((each) => each.displayed)
      .map(({ at }) => cell.slice(at.start, at.end));
  }

  it.each([
    ['5', ['5'], ['5']],
    ['5;', ['5;'], ['5;']],
    ['5; function f() {}', ['5;'], []],
    ['5; const a = 1;', ['5;'], []],
    ['5; type T = 1;', ['5;'], []],
    ['5; import type { T } from "x";', ['5;'], ['5;']],
    ['9;;', ['9;'], []],
    ['if (a) { 7 }', ['if (a) { 7 }'], []],
    ['a = 5', ['a = 5'], ['a = 5']],
    ['const a = 5;', [], []],
    ['1; 2; 3', ['3'], ['3']],
  ])('%s', (cell, deno, tslab) => {
    expect(displayed(cell, 'deno')).toEqual(deno);
    expect(displayed(cell, 'tslab')).toEqual(tslab);
  });
});

describe('lines', () => {
  function blocks(cell: string): readonly string[] {
    return [...new Set(statementsOf(cell).map(({ block }) => cell.slice(block.start, block.end)))];
  }

  it('comments directly above belong to a statement, and the rest of its last line', () => {
    const cell =
      '// file\n\n// a\n/** b */\nconst a = 1; // c\n\ng(); /* d\n e */ // g\n/*\n * h\n */\nfunction f() {}';
    expect(blocks(cell)).toEqual([
      '// a\n/** b */\nconst a = 1; // c\n',
      'g(); /* d\n e */ // g\n',
      '/*\n * h\n */\nfunction f() {}',
    ]);
  });

  it('what is told to a compiler about the whole cell stays', () => {
    expect(blocks('// @ts-nocheck\nconst a = 1;')).toEqual(['const a = 1;']);
    expect(blocks('/** @jsx h */\nconst a = 1;')).toEqual(['const a = 1;']);
    expect(blocks('// @ts-ignore\nconst a = 1;')).toEqual(['// @ts-ignore\nconst a = 1;']);
    expect(blocks('// deno-lint-ignore no-explicit-any\nconst a = 1;')).toEqual([
      '// deno-lint-ignore no-explicit-any\nconst a = 1;',
    ]);
  });

  it('statements that share a line share a block', () => {
    const shared = statementsOf('const a = 1; const b = {\n c: 2 }; f()\ng()').map(
      ({ sharesLine }) => sharesLine,
    );
    expect(shared).toEqual([true, true, true, false]);
  });

  it('a comment that ends on the line of the next statement holds both together', () => {
    expect(statementsOf('f(); /* a\n*/ g()').map(({ sharesLine }) => sharesLine)).toEqual([true, true]);
  });

  it('Windows line ends', () => {
    expect(blocks('// a\r\nconst a = 1;\r\n\r\nf()\r\n')).toEqual(['// a\r\nconst a = 1;\r\n', 'f()\r\n']);
  });
});

describe('the order in which names are bound', () => {
  function order(cells: readonly string[]): readonly string[] {
    return analyze(cells).statements.map(
      ({ at, hoisted, bindings }) => `${at.cell}${hoisted ? ' first' : ''} ${bindings[0]?.name ?? '-'}`,
    );
  }

  it('a function that something above calls comes first in its cell', () => {
    expect(order(['f();\nfunction f() {}'])).toEqual(['0 first f', '0 -']);
    expect(order(['const a = 1;\nf();\nfunction g() {}\nfunction f() { g(); }'])).toEqual([
      '0 first g',
      '0 first f',
      '0 a',
      '0 -',
    ]);
  });

  it('also one that a function of an earlier cell calls, which something above it may call', () => {
    expect(order(['function g() { f(); }', 'g();\nfunction f() {}'])).toEqual(['0 g', '1 first f', '1 -']);
  });

  it('elsewhere the order is that of the source', () => {
    expect(order(['function g() { f(); }\nfunction f() {}\nf();'])).toEqual(['0 g', '0 f', '0 -']);
    expect(order(['h();\nfunction f() {}'])).toEqual(['0 -', '0 f']);
    expect(order(['const g = () => f();\nconst f = () => 1;\ng();'])).toEqual(['0 g', '0 f', '0 -']);
  });
});

describe('cells that Deno refuses for names of other cells', () => {
  it.each([
    ['const a = 1', 'function a() {}'],
    ['const a = 1', 'let a = 2'],
    ['let a = 1', 'const a = 2'],
    ['class a {}', 'import { a } from "x"'],
    ['function a() {}', 'import { a } from "x"'],
    ['var a = 1', 'const a = 2'],
    ['enum a { b }', 'class a {}'],
    ['using a = null', 'using a = null'],
  ])('%s, then %s', (first, second) => {
    expect(analyze([first, second]).diagnostics.map(({ cell, code }) => `${cell} ${code}`)).toEqual([
      '1 unparsable-cell',
    ]);
    expect(analyze([first, second], 'tslab').diagnostics).toEqual([]);
  });

  it.each([
    ['const a = 1', 'import { a } from "x"'],
    ['let a = 1', 'class a {}'],
    ['function a() {}', 'var a = 1'],
    ['interface a {}', 'const a = 1'],
    ['const a = 1', 'import type { a } from "x"'],
    ['const a = 1', 'const a = 1'],
    ['{ let a = 1 }', 'function a() {}'],
  ])('but not %s, then %s', (first, second) => {
    expect(analyze([first, second]).diagnostics).toEqual([]);
  });

  it('import.meta is for modules', () => {
    expect(analyze(['const a = import.meta.url;\nfunction f() {}']).diagnostics[0]?.message).toContain(
      'import.meta',
    );
  });
});

describe('cells that tslab refuses', () => {
  function problems(cells: readonly string[]): readonly string[] {
    return analyze(cells, 'tslab').diagnostics.map(({ cell, line, message }) => `${cell}:${line} ${message}`);
  }

  it('for what they export, and for elements', () => {
    expect(problems(['const a = 1;\nexport const b = 2;'])).toEqual([
      '0:2 Cannot redeclare exported variable.',
    ]);
    expect(problems(['const a = 1;\nexport { a };'])).toHaveLength(1);
    expect(problems(['export default function f() {}', 'export {};'])).toEqual([]);
    expect(problems(['const a = () => <b />;'])).toEqual(['0:1 Cannot use JSX.']);
  });

  it('for names that only a later cell declares', () => {
    const cells = ['const f = () => g();', 'const g = () => 1;', 'const h = () => f();'];
    expect(problems(cells)).toEqual(["0:1 Cannot find name 'g'.", "2:1 Cannot find name 'f'."]);
    expect(analyze(cells, 'deno').diagnostics).toEqual([]);
    expect(problems(['const f = () => g();\nconst g = () => f();', 'f(); unknown(); fetch("x");'])).toEqual(
      [],
    );
  });
});

describe('cells of tslab that are modules', () => {
  it('bind nothing and are left as they are', () => {
    const [statement] = statementsOf('/** @module lib */\nexport const a = 1;', 'tslab');
    expect(statement?.kind).toBe('magic');
    expect(statement?.bindings).toEqual([]);
    expect(statementsOf('/** @module lib */\nconst a = 1;', 'deno')[0]?.kind).toBe('definition');
  });
});
