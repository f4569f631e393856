import { describe, expect, it } from 'vitest';
import { createTypescriptFrontEnd } from '../../../../src/language/typescript/front-end.ts';
import { definitionIn, definitionsIn } from './analyze.ts';

describe('facts of a definition', () => {
  it('its signature', () => {
    const definition = definitionIn(
      'async function f<T>(a: T, { b }: B, c = 1, d?: string, ...e: T[]): Promise<T> {}',
    );
    expect(definition.parameters).toEqual([
      { name: 'a', kind: 'positional-only', hasDefault: false, annotation: 'T', default: null },
      { name: '{ b }', kind: 'positional-only', hasDefault: false, annotation: 'B', default: null },
      { name: 'c', kind: 'positional-only', hasDefault: true, annotation: null, default: '1' },
      { name: 'd', kind: 'positional-only', hasDefault: true, annotation: 'string', default: null },
      { name: 'e', kind: 'variadic', hasDefault: false, annotation: 'T[]', default: null },
    ]);
    expect(definition.returns).toBe('Promise<T>');
    expect([definition.isAsync, definition.isGenerator]).toEqual([true, false]);
    expect(definitionIn('const f = async function* () {};').isGenerator).toBe(true);
  });

  it('of overloads that of the one with a body, of a class that of its constructor', () => {
    expect(
      definitionIn('function f(a: 1): 1;\nfunction f(b: any) {}').parameters.map(({ name }) => name),
    ).toEqual(['b']);
    expect(
      definitionIn('class A { constructor(public a: number) {} m(b) {} }').parameters.map(({ name }) => name),
    ).toEqual(['a']);
  });

  it('this is no parameter', () => {
    expect(definitionIn('function f(this: Date, a) {}').parameters.map(({ name }) => name)).toEqual(['a']);
  });

  it('its text, lines and documentation', () => {
    const cell =
      '/**\n * Doubles.\n *\n * @param a what to double\n */\nexport const f = (a: number) =>\n  2 * a;';
    const definition = definitionIn(cell);
    expect(definition.text).toBe('export const f = (a: number) =>\n  2 * a;');
    expect([definition.line, definition.endLine]).toEqual([6, 7]);
    expect(definition.doc).toBe('Doubles.\n\n@param a what to double');
    expect(definitionIn('// Doubles.\nconst f = () => 1;').doc).toBeNull();
  });

  it('decorators', () => {
    const definition = definitionIn('@a @b.c(1)\nclass D {}');
    expect(definition.decorators).toEqual(['a', 'b.c']);
    expect(definition.line).toBe(2);
  });
});

describe('hashes', () => {
  const syntax = (cell: string): string | undefined => definitionsIn(cell)[0]?.syntaxHash;
  const code = (cell: string): string | undefined => definitionsIn(cell)[0]?.codeHash;

  it('layout, comments, quotes, semicolons and export do not count', () => {
    const a = 'function f(a: string) {\n  // doubles\n  return (a + "x");\n}';
    const b = "export function f(a: string) { return a + 'x' }";
    expect(syntax(a)).toBe(syntax(b));
    expect(syntax(a)).not.toBe(syntax('function f(a: string) { return a + "y" }'));
    expect(syntax(a)).not.toBe(syntax('function f(b: string) { return b + "x" }'));
  });

  it.each([
    [
      'its own name',
      'function f(a) { return a ? f(a - 1) : 0; }',
      'function g(a) { return a ? g(a - 1) : 0; }',
    ],
    [
      'locals',
      'const f = (a) => { let b = a + 1; return b; };',
      'const f = (x) => { let y = x + 1; return y; };',
    ],
  ])('the code is the same with another name: %s', (_, a, b) => {
    expect(code(a)).toBe(code(b));
    expect(syntax(a)).not.toBe(syntax(b));
  });

  it.each([
    ['names of the notebook', 'const f = () => a;', 'const f = () => b;'],
    ['members', 'const f = (x) => x.a;', 'const f = (x) => x.b;'],
    [
      'a function named by its local',
      'const f = () => { const g = () => 1; return g; };',
      'const f = () => { const h = () => 1; return h; };',
    ],
    ['what a message of an error would quote', 'const f = (g) => g();', 'const f = (h) => h();'],
    ['which local', 'const f = (a, b) => a - b;', 'const f = (a, b) => b - a;'],
    ['types', 'const f = (a: A) => a;', 'const f = (a: B) => a;'],
    [
      'const and let',
      'const f = () => { const a = 1; return a; };',
      'const f = () => { let a = 1; return a; };',
    ],
  ])('another code: %s', (_, a, b) => {
    expect(code(a)).not.toBe(code(b));
  });
});

describe('imprints', () => {
  const frontEnd = createTypescriptFrontEnd();
  const imprints = (cell: string) => frontEnd.imprints(cell);

  it.each([
    'function f(a) { return a; }',
    'const f = (a: number) => 2 * a;',
    'class A { m() {} }',
    'const a = [1, 2];',
    'type T = 1;',
    'enum E { A }',
    'function f(): void;\nfunction f(a?: any) {}',
    'const A = 1;\ntype A = 1;',
  ])('their hashes begin those of the facts: %s', (cell) => {
    const [definition] = definitionsIn(cell);
    const [imprint] = imprints(cell) ?? [];
    expect(imprint?.names).toEqual(definition?.names);
    expect(definition?.syntaxHash.startsWith(imprint?.hash ?? '-')).toBe(true);
  });

  it('what a name is changed to keeps its body', () => {
    const [a] = imprints('function f(x) { return x ? f(x - 1) : 0; }') ?? [];
    const [b] = imprints('function g(x) { return x ? g(x - 1) : 0; }') ?? [];
    expect(a?.body).toBe(b?.body);
    expect(a?.hash).not.toBe(b?.hash);
  });

  it('traits', () => {
    const traits = (cell: string) => (imprints(cell) ?? [])[0]?.traits;
    expect(traits('function f(a) {\n  return a;\n}')).toEqual({ lines: 3, shows: false, pure: true });
    expect(traits('const f = () => console.log(1);')).toEqual({ lines: 1, shows: true, pure: false });
    expect(traits('const f = async () => { await fetch("x"); };')?.pure).toBe(false);
  });

  it('none of what cannot be parsed', () => {
    expect(imprints('function f( {')).toBeNull();
  });
});
