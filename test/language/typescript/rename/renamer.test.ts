import { expect, test } from 'vitest';
import { createTypescriptRenamer } from '../../../../src/language/typescript/rename/index.ts';
import type { Notebook, Output } from '../../../../src/notebook/notebook.ts';

const renamer = createTypescriptRenamer();

/** A notebook of one cell. */
function notebookOf(source: string, outputs: readonly Output[] = []): Notebook {
  const about = { id: null, tags: [], executionCount: null };
  return {
    path: 'a.ipynb',
    format: 'ipynb',
    version: { major: 4, minor: 5 },
    language: 'typescript',
    languageVersion: null,
    kernel: null,
    cells: [{ index: 0, kind: 'code', source, outputs, ...about }],
  };
}

/** What stands against another name for `f` or `A` in a notebook of one cell, at the word's places outside of texts and members. */
function problem(source: string, name = 'f', outputs: readonly Output[] = []): string | null {
  const notebook = notebookOf(source, outputs);
  const at = [...source.matchAll(new RegExp(`(?<![\\w."'@])${name}(?![\\w"'])`, 'g'))].map(({ index }) => ({
    cell: 0,
    start: index,
    end: index + name.length,
  }));
  const found = renamer.problem(notebook, name, at);
  return found === null ? null : `${found.code} ${String(found.line)}`;
}

test.each([
  'function f() {}\nf(1);',
  'const f = (x) => x;\nrow.name; f(1); "f"; `f of ${1}`;',
  'function f() {}\n// f(1)\n/** calls f(1) */',
  'function f() {}\nconst o = { g: f, f: 1 }; o.f;',
  'function f() {}\nconst { f: g } = o;',
])('nothing stands against it in %j', (source) => {
  expect(problem(source)).toBeNull();
});

test.each([
  ['function f() {}\nf.name;', 'name-read 2'],
  ['function f() {}\nx.constructor.name;', 'name-read 2'],
  ['function f() {}\nglobalThis["f"]();', 'named-in-text 2'],
  ['function f() {}\neval(`f(1)`);', 'named-in-text 2'],
  ['function f() {}\nhtml = "<a onclick=\\"f(1)\\">";', 'named-in-text 2'],
  ['function f() {}\nhtml = `<a onclick="${a}; f (1)">`;', 'named-in-text 2'],
  ['/** Doubles.\n * @example\n * f(1) // 2\n */\nfunction f() {}', 'in-examples 1'],
])('%j', (source, expected) => {
  expect(problem(source)).toBe(expected);
});

// Measured: both kernels show functions and classes by their names.
test('names that are shown stay', () => {
  const shown = (text: string): readonly Output[] => [{ kind: 'result', data: { 'text/plain': text } }];
  expect(problem('function f() {}\n[f]', 'f', shown('[ [Function: f] ]'))).toBe('name-read 1');
  expect(problem('function f() {}\nf()', 'f', shown('"if"'))).toBeNull();
  expect(problem('class A {}\nnew A()', 'A', shown('A {}'))).toBe('name-read 1');
  expect(problem('class A {}\nnew A().x', 'A', shown('1'))).toBeNull();
});

test('a class whose instances nobody has seen may be shown', () => {
  expect(problem('class A {}\nnew A()', 'A')).toBe('name-read 1');
  expect(problem('interface A {}\nconst a: A = {};', 'A')).toBeNull();
});

test('what is called the same for others stays so', () => {
  const source =
    'f(1); ({ f }); { const { f } = o; } ({ f = 1 } = o); export { f }; { const [f] = o; } ({ f: f });';
  const places = [...source.matchAll(/\bf\b(?!:)/g)].map(({ index }) => ({
    cell: 0,
    start: index,
    end: index + 1,
  }));
  expect(renamer.textsAt(notebookOf(source), 'g', places)).toEqual([
    'g',
    'f: g',
    'f: g',
    'f: g',
    'g as f',
    'g',
    'g',
  ]);
});

test('names', () => {
  expect(['f', '_f', '$f', 'größe', 'of', 'type'].filter((each) => !renamer.isName(each))).toEqual([]);
  expect(
    ['', '1f', 'a-b', 'class', 'await', 'let', 'eval', 'a b'].filter((each) => renamer.isName(each)),
  ).toEqual([]);
});
