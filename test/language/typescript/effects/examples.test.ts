import { expect, test } from 'vitest';
import {
  docExamples,
  examplesOf,
  measuresOf,
  operationsOf,
} from '../../../../src/language/typescript/effects/index.ts';
import type { Output } from '../../../../src/notebook/notebook.ts';
import { cellsOf } from './cells.ts';

const BEFORE = 'function f(x: unknown) { return x; }\nconst g = (x) => x;';

/** The examples of the last statement of a cell, as `call = expected (source)`. */
function examples(source: string, kernel = 'deno', outputs: readonly Output[] = []): readonly string[] {
  const { cells, table } = cellsOf([BEFORE, source], kernel, [[], outputs]);
  const cell = cells.at(-1);
  const statement = cell?.file.statements.at(-1);
  if (cell === undefined || statement === undefined) throw new Error('nothing there');
  return examplesOf(cell, statement, table, true).map(
    ({ call, expected, source: from }) => `${call} = ${expected ?? ''} (${from})`,
  );
}

test.each([
  ['assertEquals(f(1), 2);', ['f(1) = 2 (assert)']],
  [
    'assert.deepStrictEqual(f([1]), { a: [1, -2], "b": null });',
    ['f([1]) = { a: [1, -2], "b": null } (assert)'],
  ],
  ['assert.equal("x", g("y"));', ['g("y") = "x" (assert)']],
  ['assert(f(1) === 2 && g(2) === undefined);', ['f(1) = 2 (assert)', 'g(2) = undefined (assert)']],
  ['console.assert(f(1), "why");', ['Boolean(f(1)) = true (assert)']],
  ['assert(!f({ a: 1 }));', ['Boolean(f({ a: 1 })) = false (assert)']],
  ['assert(f(1) == "2");', ['f(1) == "2" = true (assert)']],
  ['expect(f(1)).toBe(2);', ['f(1) = 2 (assert)']],
  ['expect(f(1)).to.deep.equal([2]);', ['f(1) = [2] (assert)']],
  [
    'Deno.test("a", () => { assertEquals(f(1), 2); assertEquals(f(2), 3); });',
    ['f(1) = 2 (assert)', 'f(2) = 3 (assert)'],
  ],
  ['function testF() { assert(f(1) === 1); }', ['f(1) = 1 (assert)']],
  ['assertEquals(f(x), 2);', []],
  ['assertEquals(f(...[1]), 2);', []],
  ['assertEquals(f(1), y);', []],
  ['assertNotEquals(f(1), 2);', []],
  ['expect(f(1)).not.toBe(2);', []],
  ['assertEquals(h(1), 2);', []],
  ['check(f(1), 2);', []],
])('%s', (source, expected) => {
  expect(examples(source)).toEqual(expected);
});

/** As the Deno kernel shows results, in colours. */
const shown = (text: string): readonly Output[] => [{ kind: 'result', data: { 'text/plain': text } }];

test.each([
  ['f(3)', '\u001b[33m3\u001b[39m', ['f(3) = 3 (output)']],
  ['f("a")', '\u001b[32m"a"\u001b[39m', ['f("a") = "a" (output)']],
  [
    'f(1)',
    '[ \u001b[33m1\u001b[39m, { a: \u001b[1mnull\u001b[22m } ]',
    ['f(1) = [ 1, { a: null } ] (output)'],
  ],
  ['f(1) === 2', '\u001b[33mtrue\u001b[39m', ['f(1) = 2 (output)']],
  ['f(1) === 2', '\u001b[33mfalse\u001b[39m', []],
  ['f(1)', 'Map(1) { "a" => 1 }', []],
  ['f(1)', '[ 1, [Array] ]', []],
  ['f(1)', '[Function: f]', []],
  ['f(x)', '3', []],
])('%s with the saved result %j', (source, text, expected) => {
  expect(examples(source, 'deno', shown(text))).toEqual(expected);
});

// tslab prints: texts without quotes, and after what the cell itself prints.
test('results of tslab count where they cannot be anything else', () => {
  const printed = (text: string): readonly Output[] => [{ kind: 'stream', name: 'stdout', text }];
  expect(examples('f(1)', 'tslab', printed('[ 1, 2 ]\n'))).toEqual(['f(1) = [ 1, 2 ] (output)']);
  expect(examples('f(1)', 'tslab', printed('3\n'))).toEqual([]);
  expect(examples('console.log("a");\nf(1)', 'tslab', printed('[ 1 ]\n'))).toEqual([]);
});

test('examples of comments', () => {
  const at = { cell: 0, start: 0, end: 0 };
  const doc = [
    'Doubles.',
    '@example',
    '```ts',
    'f(1); // => 2',
    'f("a") // "aa"',
    'assertEquals(f(3), 6);',
    'const x = f(1); // 2',
    'f(1); // two of them',
    'see https://a.example // f(1)',
    '```',
  ].join('\n');
  expect(docExamples(doc, at).map(({ call, expected }) => `${call} = ${expected ?? ''}`)).toEqual([
    'f(1) = 2',
    'f("a") = "aa"',
    'f(3) = 6',
  ]);
});

test('what is counted over a definition', () => {
  const source = [
    '/** Reads. */',
    'function read(path: string) {',
    '  // the path',
    '  console.assert(path !== "");',
    '  for (const row of rows(path, 3712)) {',
    '    if (row["net price"] > 100) console.log(row);',
    '  }',
    '',
    '  const pick = (x) => x ? "data/a.csv" : prompt("?");',
    '  return pick;',
    '}',
  ].join('\n');
  const { cells, table } = cellsOf([source]);
  const [cell] = cells;
  const [statement] = cell?.file.statements ?? [];
  if (cell === undefined || statement === undefined) throw new Error('nothing there');
  expect(measuresOf(cell, statement, operationsOf(cell, table).calls)).toEqual({
    codeLines: 8,
    shows: 2,
    statements: 7,
    returnsValue: true,
    literals: ['3712', '"net price"', '"data/a.csv"'],
    readsInput: true,
    branches: 3,
    asserts: 1,
  });
});

test('what a callback gives is not what its function gives', () => {
  const returns = (source: string): boolean => {
    const { cells, table } = cellsOf([source]);
    const [cell] = cells;
    const [statement] = cell?.file.statements ?? [];
    if (cell === undefined || statement === undefined) throw new Error('nothing there');
    return measuresOf(cell, statement, operationsOf(cell, table).calls).returnsValue;
  };
  expect(returns('function show(rows) { rows.forEach((row) => row.id); }')).toBe(false);
  expect(returns('const show = (rows) => { rows.map((row) => { return row.id; }); };')).toBe(false);
  expect(returns('const ids = (rows) => rows.map((row) => row.id);')).toBe(true);
  expect(returns('class Rows { ids() { return []; } }')).toBe(true);
});
