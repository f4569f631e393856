import { spawnSync } from 'node:child_process';
import { beforeAll, describe, expect, test } from 'vitest';
import type { PythonParser } from '../../../../src/language/python/parser/parser.ts';
import { describeWithPython } from '../../../python-environment.ts';
import { pythonParser } from '../../../python-parser.ts';
import { INVALID } from './invalid-snippets.ts';
import { VALID } from './valid-snippets.ts';

let parser: PythonParser;
beforeAll(async () => {
  parser = await pythonParser();
});

describe.each(Object.entries(INVALID))('refused: %s', (_, snippets) => {
  test.each(snippets)('%j', (snippet) => {
    expect(parser.parse(snippet).errors).not.toEqual([]);
  });
});

describe('taken', () => {
  test.each(VALID)('%j', (snippet) => {
    expect(parser.parse(snippet).errors).toEqual([]);
  });
});

describeWithPython('the verdicts', (python) => {
  test("are those of CPython's own compile, statement by statement as IPython does it", () => {
    const script = `
import ast, json, sys, textwrap, warnings
warnings.simplefilter('ignore')
def refuses(text):
    try:
        tree = ast.parse(textwrap.dedent(text))
        for node in tree.body:
            flags = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
            compile(ast.Module([node], []), 'cell', 'exec', flags, dont_inherit=True)
    except SyntaxError:
        return True
    return False
json.dump([refuses(text) for text in json.load(sys.stdin)], sys.stdout)`;
    const invalid = Object.values(INVALID).flat();
    const snippets = [...invalid, ...VALID];
    const done = spawnSync(python, ['-I', '-c', script], {
      input: JSON.stringify(snippets),
      encoding: 'utf8',
    });
    expect(done.stderr).toBe('');
    const refused = JSON.parse(done.stdout) as boolean[];
    const wrong = snippets.filter((_, index) => refused[index] !== index < invalid.length);
    expect(wrong).toEqual([]);
  });
});

test('a file is held to more than a cell: no await outside functions, future imports first', () => {
  expect(parser.parse('await f()\n', 'module').errors.map((error) => error.message)).toEqual([
    "'await' outside async function",
  ]);
  const late = 'import a\nfrom __future__ import annotations\n';
  expect(parser.parse(late, 'cell').errors).toEqual([]);
  expect(parser.parse(late, 'module').errors.map((error) => error.offset)).toEqual([9]);
  const early =
    '# a\n"""b"""\nfrom __future__ import annotations\nfrom __future__ import division\nimport c\n';
  expect(parser.parse(early, 'module').errors).toEqual([]);
});

test('a problem stands at its place, the first one first', () => {
  expect(parser.parse('x = 1\nprint "a"\nreturn\n').errors).toEqual([
    { offset: 6, message: "Missing parentheses in call to 'print'. Did you mean print(...)?" },
    { offset: 16, message: "'return' outside function" },
  ]);
});
