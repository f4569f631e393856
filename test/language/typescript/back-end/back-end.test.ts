import { expect, test } from 'vitest';
import type { NewHints } from '../../../../src/program/language.ts';
import { createTypescriptBackEnd } from '../../../../src/language/typescript/back-end/index.ts';

const backEnd = createTypescriptBackEnd();

test('imports name what they take, types as types, and a default in front', () => {
  expect(backEnd.importLine('churn-tools', [{ imported: 'clean', name: 'clean' }])).toBe(
    'import { clean } from "churn-tools";',
  );
  expect(
    backEnd.importLine('churn-tools', [
      { imported: 'a', name: 'a' },
      { imported: 'b', name: 'c' },
      { imported: 'T', name: 'T', isType: true },
      { imported: 'U', name: 'V', isType: true },
      { imported: 'no name', name: 'd' },
    ]),
  ).toBe('import { a, b as c, type T, type U as V, "no name" as d } from "churn-tools";');
  expect(backEnd.importLine('npm:react@18', [{ imported: 'default', name: 'React' }])).toBe(
    'import React from "npm:react@18";',
  );
  expect(
    backEnd.importLine('react', [
      { imported: 'useState', name: 'useState' },
      { imported: 'default', name: 'React' },
      { imported: 'default', name: 'Again' },
    ]),
  ).toBe('import React, { useState, default as Again } from "react";');
  expect(backEnd.importLine('a', [{ imported: 'default', name: 'A', isType: true }])).toBe(
    'import { type default as A } from "a";',
  );
  expect(backEnd.plainImportLine('npm:d3@7', 'd3')).toBe('import * as d3 from "npm:d3@7";');
});

test('what was made is fine TypeScript', () => {
  const lines = [
    backEnd.importLine('a', [
      { imported: 'default', name: 'A', isType: true },
      { imported: 'no name', name: 'd' },
    ]),
    backEnd.installCell({
      title: 'x',
      importName: '@a/b',
      source: 'git+https://git.example/a.git',
      isScript: false,
    }),
  ];
  for (const line of lines) expect(backEnd.syntaxProblem(line)).toBeNull();
});

test('the first problem of a text has its line', () => {
  expect(backEnd.syntaxProblem('const a = 1;\nconst b = ;')).toEqual({
    line: 2,
    message: 'Expression expected.',
  });
  expect(backEnd.syntaxProblem('const a = await f();\nconst b = <p>{a}</p>;')).toBeNull();
});

test.each(['prices', 'price-tools', 'price_tools', 'h3', 'p90'])('%s can be a module', (name) => {
  expect(backEnd.isModuleName(name)).toBe(true);
});

test.each([
  'index',
  'Prices',
  '3d',
  'con',
  'com1',
  'fs',
  'path',
  'a.b',
  'a--b',
  '-a',
  '',
  'é',
  'node_modules',
  'test',
])('%j cannot be a module', (name) => {
  expect(backEnd.isModuleName(name)).toBe(false);
});

test.each([
  'Math',
  'Deno',
  'process',
  'Partial',
  'HTMLElement',
  'structuredClone',
  'BufferEncoding',
  'undefined',
  'window',
])('%s is there without a declaration', (name) => {
  expect(backEnd.isBuiltin(name)).toBe(true);
});

test.each(['fs', 'display', 'prices', 'React', 'arguments', 'top', 'status'])('%s is not', (name) => {
  expect(backEnd.isBuiltin(name)).toBe(false);
});

test('modules that only define', () => {
  const quiet = [
    'node:fs/promises',
    'fs',
    'npm:lodash@4/fp',
    'lodash',
    'jsr:@std/math@^0.2',
    '@std/math',
    'zod',
  ];
  expect(quiet.filter((each) => !backEnd.isQuietModule(each))).toEqual([]);
  const others = [
    'node:test',
    './fs.ts',
    'https://esm.example/lodash',
    'dotenv',
    'npm:dotenv/config',
    '@std/dotenv',
  ];
  expect(others.filter((each) => backEnd.isQuietModule(each))).toEqual([]);
});

test('modules are named alike in code, files and notebooks', () => {
  const { modules } = backEnd;
  expect(modules.importName('churn-tools', 'prices')).toBe('churn-tools/prices');
  expect(modules.importName('churn-tools', '')).toBe('churn-tools');
  expect(modules.importName('@us/churn', 'io.readers')).toBe('@us/churn/io/readers');
  expect(modules.nameIn('@us/churn', '@us/churn/io/readers')).toBe('io.readers');
  expect(modules.nameIn('@us/churn', '@us/churn')).toBe('');
  expect(modules.isWithin('churn', 'churn/prices')).toBe(true);
  expect(modules.isWithin('churn', 'churn-tools')).toBe(false);
  expect(modules.importedFrom('@us/churn/io/readers')).toBe('@us/churn');
  expect(modules.importedFrom('churn/prices')).toBe('churn');
  expect(modules.path('churn/prices')).toBe('prices.ts');
  expect(modules.path('@us/churn/io/readers')).toBe('io/readers.ts');
  expect(modules.path('churn')).toBe('index.ts');
  expect(modules.nameOf(['price', 'tools'])).toBe('price-tools');
});

test('imports within a package lead to its modules', () => {
  const resolve: typeof backEnd.modules.resolve = (written, file) => backEnd.modules.resolve(written, file);
  const from = { importName: '@us/churn/io/readers', path: 'src/io/readers.ts' };
  expect(resolve('../prices.ts', from)).toBe('@us/churn/prices');
  expect(resolve('./parse.js', from)).toBe('@us/churn/io/parse');
  expect(resolve('../index.ts', from)).toBe('@us/churn');
  const root = { importName: 'churn', path: 'src/index.ts' };
  expect(resolve('./prices.ts', root)).toBe('churn/prices');
  expect(resolve('.', { importName: 'churn/prices', path: 'src/prices.ts' })).toBe('churn');
  expect(resolve('npm:zod', from)).toBe('npm:zod');
  expect(resolve('.hidden', from)).toBe('.hidden');
});

test.each([
  ['npm:lodash@4/fp', 'lodash'],
  ['lodash', 'lodash'],
  ['npm:@scope/name@1.2/x', '@scope/name'],
  ['@scope/name/x', '@scope/name'],
  ['jsr:@std/math@^0.2/mean', '@std/math'],
  ['jsr:/@std/math', '@std/math'],
  ['node:fs/promises', 'node:fs'],
  ['fs/promises', 'node:fs'],
  ['./local.ts', './local.ts'],
  ['https://deno.example/x@1/mod.ts', 'https://deno.example/x@1/mod.ts'],
])('%s needs %s', (specifier, needed) => {
  expect(backEnd.modules.packageOf(specifier)).toBe(needed);
});

test('lines of code', () => {
  const source = [
    '// title',
    '',
    '/* about',
    ' the next */',
    'const a = 1; // one',
    '/* why */ f();',
    'g(); /* and',
    'more */',
    '  /** all */',
  ];
  expect(backEnd.codeLines(source.join('\r\n'))).toBe(3);
});

function hints(parameters: Readonly<Record<string, string>>, returns: string | null = null): NewHints {
  return { parameters: new Map(Object.entries(parameters)), returns };
}

function annotated(text: string, name: string, added: NewHints): string | undefined {
  return backEnd.annotate(text, name, added)?.text;
}

test('types stand behind names and before defaults and bodies', () => {
  const text = 'export async function f(a, b?, c = 1, { d }, ...rest) {\n  return a; // why\n}\n';
  const all = hints({ a: 'number', b: 'string', c: 'number', d: 'x', rest: 'Date[]' }, 'Promise<number>');
  expect(annotated(text, 'f', all)).toBe(
    'export async function f(a: number, b?: string, c: number = 1, { d }, ...rest: Date[]): Promise<number> {\n  return a; // why\n}\n',
  );
});

test('arrow functions get parentheses where they need them', () => {
  const both = hints({ x: 'number' }, 'string');
  expect(annotated('const f = x => `${x}`', 'f', both)).toBe('const f = (x: number): string => `${x}`');
  expect(annotated('const f = x => 1', 'f', hints({ x: 'A' }))).toBe('const f = (x: A) => 1');
  expect(annotated('const f = async x => 1', 'f', hints({}, 'Promise<number>'))).toBe(
    'const f = async (x): Promise<number> => 1',
  );
  expect(annotated('const f = () => 1', 'f', hints({}, 'number'))).toBe('const f = (): number => 1');
  expect(annotated('const f = <T,>(x) => x', 'f', hints({ x: 'T' }, 'T'))).toBe(
    'const f = <T,>(x: T): T => x',
  );
});

test('types that are there stay', () => {
  const text = 'const f = function (a: "x", b: number = 2): void {}';
  expect(annotated(text, 'f', hints({ a: 'y', b: 'y' }, 'y'))).toBe(text);
});

test.each([
  ['no function of the name', 'function g(a) {}'],
  ['a class', 'class f { f(a) {} }'],
  ['a name with a type', 'const f: (a: number) => void = (a) => {}'],
  ['no TypeScript', 'function f(a'],
])('nothing is written into %s', (_, text) => {
  expect(annotated(text, 'f', hints({ a: 'number' }))).toBeUndefined();
});

test('an error that strict rules expect in a package need be none in a notebook', () => {
  expect(
    backEnd.notebookText(
      'export function f(a: A): string {\n  // @ts-expect-error TS2531: Object is possibly `null`\n  return a.b.c;\n}\n',
    ),
  ).toBe(
    'function f(a: A): string {\n  // @ts-ignore TS2531: Object is possibly `null`\n  return a.b.c;\n}\n',
  );
  const own = '// @ts-expect-error of ours\nconst text = `\n// @ts-expect-error TS2531: a text\n`;\n';
  expect(backEnd.notebookText(own)).toBe(own);
});
