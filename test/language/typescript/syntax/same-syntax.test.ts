import { expect, test } from 'vitest';
import { sameSyntax } from '../../../../src/language/typescript/syntax/index.ts';

test.each([
  ['layout and semicolons', 'const a = 1\nlet b = a', 'const a=1;let b   =\n a;;'],
  ['comments', '/** doc */ function f() { return 1 /* x */ }', 'function f() {\n  // why\n  return 1;\n}'],
  ['quotes', `const a = 'it"s', b = "it's"`, `const a = "it\\"s", b = 'it\\'s'`],
  ['parentheses', 'const a = ((1 + (2 * 3)))', 'const a = 1 + 2 * 3'],
  ['parentheses of parameters', 'const f = x => x', 'const f = (x) => x'],
  ['parentheses in types', 'type A = (B | C)[]; type D = ("a")', 'type A = (B | C)[]; type D = "a"'],
  ['trailing commas', 'f(a, [b,], {c,},)', 'f(a, [b], { c })'],
  ['quotes of keys', 'const o = { "a": 1, "b-c": 2, 3: 4 }', "const o = { a: 1, 'b-c': 2, '3': 4 }"],
  ['how numbers are written', 'f(0XFF, 1.50, .5, 1e+3, 1_000)', 'f(0xff, 1.5, 0.5, 1e3, 1000)'],
  ['separators in types', 'interface A { a: 1, b: 2 }', 'interface A { a: 1; b: 2 }'],
  ['a leading bar', 'type A = | B | C; type D = | E', 'type A = B | C; type D = E'],
  ['export', 'export const a = 1; export function f() {}', 'const a = 1; function f() {}'],
  ['the default', 'export default function f() {}', 'export function f() {}'],
  ['lines between tags', 'const a = <p> hi\n   <b/>  \n\n  there</p>', 'const a = (<p> hi<b />there</p>)'],
  ['quotes of attributes', "const a = <p t='a&quot;b' />", "const a = <p t='a\"b' />"],
  ['semicolons of classes', 'class A { a = 1; ; m() {}; }', 'class A { a = 1\n m() {} }'],
])('%s: no difference', (_, a, b) => {
  expect(sameSyntax(a, b)).toBe(true);
});

test.each([
  ['names', 'const a = 1', 'const b = 1'],
  ['values', 'const a = "x"', 'const a = "X"'],
  ['strings and templates', 'const a = "x"', 'const a = `x`'],
  ['how a template is written', 'tag`\\u0041`', 'tag`A`'],
  ['const and let', 'const a = 1', 'let a = 1'],
  ['using and await using', 'using a = b()', 'await using a = b()'],
  ['what parentheses hold together', '(a + b) * c', 'a + b * c'],
  ['where a chain ends', '(a?.b).c', 'a?.b.c'],
  ['where a chain of calls ends', '(a?.b)()', 'a?.b()'],
  ['a directive', '"use strict"; f()', '("use strict"); f()'],
  ['the name that a function gets', '(a) = function () {}', 'a = function () {}'],
  ['operators', 'a++', 'a--'],
  ['extends and implements', 'class A extends B {}', 'class A implements B {}'],
  ['types', 'const a: A = 1', 'const a: B = 1'],
  ['a type that is no more', 'const a: A = 1', 'const a = 1'],
  ['readonly and keyof', 'type A = readonly B[]', 'type A = keyof B[]'],
  ['places in a loop', 'for (a;;) f()', 'for (;a;) f()'],
  ['holes', '[,a]', '[a]'],
  ['keys of shorthands', 'f({ a })', 'f({ a: b })'],
  ['what is taken', 'const { a } = b', 'const { c: a } = b'],
  ['computed keys', 'f({ [a]: 1 })', 'f({ a: 1 })'],
  ['private members', 'class A { #a = 1 }', 'class A { a = 1 }'],
  ['static', 'class A { static a = 1 }', 'class A { a = 1 }'],
  ['what is the default', 'export default f;', 'export { f };'],
  ['regular expressions', '/a/g', '/a/'],
  ['big numbers', '1n', '1'],
  ['blanks within a line of text', '<p>a b</p>', '<p>a  b</p>'],
  ['a text and an expression', '<p>a </p>', '<p>a{" "}</p>'],
  ['an empty body', 'while (f());', 'while (f()) {}'],
  ['imports of types', 'import { type A } from "a"', 'import { A } from "a"'],
  ['what cannot be parsed', 'const a =', 'const a = '],
])('%s: a difference', (_, a, b) => {
  expect(sameSyntax(a, b)).toBe(false);
});

test('type assertions are read where there is no JSX, elements where there is', () => {
  expect(sameSyntax('const a = <A>b', 'const a = (<A>b);')).toBe(true);
  expect(sameSyntax('const a = <A>b</A>', 'const a = (<A>b</A>);')).toBe(true);
  expect(sameSyntax('const f = <T,>(x: T) => x', 'const f = <T>(x: T) => x')).toBe(true);
});

test('a long sum is no problem', () => {
  const sum = Array.from({ length: 900 }, (_, index) => `a${index}`).join(' + ');
  expect(sameSyntax(`f(${sum})`, `f((${sum}));`)).toBe(true);
});
