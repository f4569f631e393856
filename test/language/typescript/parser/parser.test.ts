import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { parseObject, parseTypescript } from '../../../../src/language/typescript/parser/index.ts';

function problemsOf(source: string): readonly string[] {
  return parseTypescript(source, 'typescript').problems.map(({ message }) => message);
}

describe('what a cell is parsed as', () => {
  it.each([
    ['await at the top level, also before a parenthesis', 'const a = await f(); await (b); await [c];'],
    ['an assertion in angle brackets', 'const a = <number>b;'],
    ['a generic arrow function', 'const f = <T>(x: T) => x;'],
    ['an element', 'const a = <p className="x">{b}</p>;'],
    ['elements beside a generic arrow function', 'const f = <T,>(x: T) => <b>{x}</b>;'],
    ['using and decorators', 'using a = b; @c class D { @e f() {} accessor g = 1; }'],
    ['a hash-bang and a byte order mark', '\uFEFFconst a = 1;'],
  ])('%s', (_, source) => {
    expect(problemsOf(source)).toEqual([]);
  });

  it('await is an operator, not a call', () => {
    const { file } = parseTypescript('await (b)', 'typescript');
    const [statement] = file.statements;
    expect(
      statement && ts.isExpressionStatement(statement) && ts.isAwaitExpression(statement.expression),
    ).toBe(true);
  });

  it('offsets are those of the source', () => {
    const source = '\n  const a = 1;';
    expect(parseTypescript(source, 'typescript').file.statements[0]?.getStart()).toBe(3);
  });
});

describe('problems', () => {
  it.each([
    ['return 1', /'return'/],
    ['if (a) { return; }', /'return'/],
    ['const a = 1; const a = 2;', /'a' has already been declared/],
    ['let a; function a() {}', /'a' has already been declared/],
    ['import { a } from "x"; const a = 1;', /'a' has already been declared/],
    ['class A {} var A;', /'A' has already been declared/],
    ['function call(f: function) {}', /'function' is no type/],
    ['let a: class;', /'class' is no type/],
    ['break;', /'break'/],
    ['for (;;) { function f() { continue; } }', /'continue'/],
    ['function f() { await g(); }', /'await'/],
    ['const f = () => { for (const a of b) await a; };', /'await'/],
    ['const a = ;', /Expression expected/],
    ['%timeit f()', /Expression expected/],
    ['def f(x):\n    return x', /./],
    [`${'('.repeat(5000)}1${')'.repeat(5000)}`, /deeply/],
    [`const s = ${'a + '.repeat(5000)}b`, /deeply/],
  ])('%s', (source, message) => {
    expect(problemsOf(source)[0]).toMatch(message);
  });

  it.each([
    'function a() {} function a() {}',
    'var a; var a; function a() {}',
    'type a = 1; const a = 1; interface a2 {} interface a2 {}',
    'declare const a: 1; const f = () => { return a; };',
    'for (;;) { switch (a) { case 1: continue; default: break; } }',
    'a: { break a; }',
    'const f = async () => { for await (const a of b) await a; };',
    'class A { static { async function f() { await 1; } } }',
  ])('none: %s', (source) => {
    expect(problemsOf(source)).toEqual([]);
  });

  it('says where', () => {
    expect(parseTypescript('const a = 1;\nreturn a;', 'typescript').problems[0]?.offset).toBe(13);
  });
});

describe('an object as a cell', () => {
  it('keeps offsets', () => {
    const source = '{ a: 1, b }';
    const file = parseObject(source)?.file;
    const names: string[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isIdentifier(node)) names.push(source.slice(node.getStart(file), node.end));
      ts.forEachChild(node, visit);
    };
    if (file !== undefined) visit(file);
    expect(names).toEqual(['a', 'b']);
  });

  it.each(['{ a: 1, b };', 'f({ a })', '{ const a = 1; }'])('is not %s', (source) => {
    expect(parseObject(source)).toBeNull();
  });
});
