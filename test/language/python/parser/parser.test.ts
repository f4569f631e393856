import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { childByField, namedChildren } from '../../../../src/language/python/parser/index.ts';
import type { SyntaxNode } from '../../../../src/language/python/parser/node.ts';
import type { PythonParser } from '../../../../src/language/python/parser/parser.ts';
import { pythonParser } from '../../../python-parser.ts';

let parser: PythonParser;
beforeAll(async () => {
  parser = await pythonParser();
});

test('parsers made at the same time all have their language', () => {
  // In a process of its own: here the runtime is started already.
  const script = fileURLToPath(new URL('./parsers-at-once.ts', import.meta.url));
  const done = spawnSync(process.execPath, ['--import', 'tsx', script], { encoding: 'utf8' });
  expect(done.stderr).toBe('');
  expect(done.stdout).toBe('[0,0,0,0]\n');
});

test('a function is a node with its name, parameters and body', () => {
  const text = 'def double(number):\n    return number * 2  # twice\n';
  const { root, errors } = parser.parse(text);
  expect(errors).toEqual([]);
  expect(root.type).toBe('module');
  const [definition] = namedChildren(root);
  if (definition === undefined) throw new Error('no statement');
  expect(definition.type).toBe('function_definition');
  const name = childByField(definition, 'name');
  expect(name && text.slice(name.start, name.end)).toBe('double');
  expect(childByField(definition, 'body')?.children.map((child) => child.type)).toEqual([
    'return_statement',
    'comment',
  ]);
});

test('offsets are UTF-16 code units, also after characters outside the basic plane', () => {
  const text = "x = 'é😀'; answer = 42";
  const statement = namedChildren(parser.parse(text).root)[1];
  expect(statement && text.slice(statement.start, statement.end)).toBe('answer = 42');
});

test('a byte-order mark shifts nothing', () => {
  const text = '\ufeffanswer = 42';
  const statement = namedChildren(parser.parse(text).root)[0];
  expect(statement && text.slice(statement.start, statement.end)).toBe('answer = 42');
});

test('a chain of three thousand operators is read', () => {
  const { errors } = parser.parse(Array.from({ length: 3000 }, (_, index) => `a${index}`).join(' + '));
  expect(errors).toEqual([]);
});

test('what the grammar cannot read is an error at its place', () => {
  const { errors } = parser.parse('x = 1\ny = = 2\n');
  expect(errors.map((error) => error.offset)).toEqual([10]);
});

test('a raw string of escapes only has its text apart from its quotes', () => {
  const text = "x = r'\\''";
  const types: string[] = [];
  const visit = (node: SyntaxNode): void => {
    if (node.type.startsWith('string_')) types.push(`${node.type} ${text.slice(node.start, node.end)}`);
    node.children.forEach(visit);
  };
  visit(parser.parse(text).root);
  expect(types).toEqual(["string_start r'", "string_content \\'", "string_end '"]);
});

test('a star stands around the whole operand', () => {
  const [list] = namedChildren(parser.parse('[*a.b(c)]').root).flatMap(namedChildren);
  const [star] = list === undefined ? [] : namedChildren(list);
  expect([star?.type, star?.start, star?.end]).toEqual(['list_splat', 1, 8]);
  const [call] = star === undefined ? [] : namedChildren(star);
  expect([call?.type, call?.start, call?.end]).toEqual(['call', 2, 8]);
});
