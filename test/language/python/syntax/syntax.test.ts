import { spawnSync } from 'node:child_process';
import { beforeAll, describe, expect, test } from 'vitest';
import { sameSyntax, syntaxHash } from '../../../../src/language/python/syntax/index.ts';
import { namedChildren } from '../../../../src/language/python/parser/index.ts';
import type { PythonParser } from '../../../../src/language/python/parser/parser.ts';
import { describeWithPython } from '../../../python-environment.ts';
import { pythonParser } from '../../../python-parser.ts';
import { PAIRS } from './pairs.ts';

let parser: PythonParser;
beforeAll(async () => {
  parser = await pythonParser();
});

describe('same and different syntax', () => {
  test.each(PAIRS.map((pair) => [pair.same ? 'same' : 'different', pair.a, pair.b] as const))(
    '%s: %j and %j',
    (verdict, a, b) => {
      expect(sameSyntax(parser, a, b)).toBe(verdict === 'same');
      expect(sameSyntax(parser, b, a)).toBe(verdict === 'same');
    },
  );
});

describeWithPython('the verdicts of the pairs', (python) => {
  test('are those of ast.dump', () => {
    const script = `
import ast, json, sys, warnings
warnings.simplefilter('ignore')
def dump(text):
    tree = ast.parse(text)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant): node.kind = None
    return ast.dump(tree)
json.dump([dump(p['a']) == dump(p['b']) for p in json.load(sys.stdin)], sys.stdout)`;
    const done = spawnSync(python, ['-I', '-c', script], { input: JSON.stringify(PAIRS), encoding: 'utf8' });
    expect(done.stderr).toBe('');
    const verdicts = JSON.parse(done.stdout) as boolean[];
    expect(PAIRS.filter((pair, index) => pair.same !== verdicts[index])).toEqual([]);
  });
});

test('what Python does not tell apart but for its syntax tree: the targets of del', () => {
  expect(sameSyntax(parser, 'del (a, b)', 'del a, b')).toBe(true);
  expect(sameSyntax(parser, 'del (a, b)', 'del a')).toBe(false);
});

test('a text that is no Python is the same as no other', () => {
  expect(sameSyntax(parser, 'x = = 1', 'x = = 1 ')).toBe(false);
});

test('the hash of a function does not depend on where it stands and how it is laid out', () => {
  const hashes = [
    'def f(a):\n    return "x", a\n',
    "import os\n\n\n# f\ndef f( a ,) :\n  return ('x', a)  # x\n",
    'def f(b):\n    return "x", b\n',
  ].map((text) => {
    const definition = namedChildren(parser.parse(text).root).find(
      (node) => node.type === 'function_definition',
    );
    return definition === undefined ? '' : syntaxHash(definition, text);
  });
  expect(hashes[0]).toMatch(/^[0-9a-f]{64}$/);
  expect(hashes[1]).toBe(hashes[0]);
  expect(hashes[2]).not.toBe(hashes[0]);
});
