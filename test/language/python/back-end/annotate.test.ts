import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { NewHints } from '../../../../src/program/language.ts';
import { notebookFrom, prototypeOf, python } from '../../../prototype.ts';

function hints(parameters: Readonly<Record<string, string>>, returns: string | null = null): NewHints {
  return { parameters: new Map(Object.entries(parameters)), returns };
}

function annotated(text: string, name: string, added: NewHints): string | undefined {
  return python.backEnd.annotate(text, name, added)?.text;
}

test('hints stand behind names, before defaults, and before the colon', () => {
  const text = '@cache  # kept\ndef f(a, /, b=1, *rest, c = 2, **options):  # why\n    return a\n';
  const all = hints({ a: 'int', b: 'float', rest: 'str', c: 'int | None', options: 'object' }, 'list[int]');
  expect(annotated(text, 'f', all)).toBe(
    '@cache  # kept\ndef f(a: int, /, b: float=1, *rest: str, c: int | None = 2, **options: object) -> list[int]:  # why\n    return a\n',
  );
});

test('hints that are there stay', () => {
  const text = 'async def f(a: "int", b: str = "x", c=None) -> None: ...';
  expect(annotated(text, 'f', hints({ a: 'float', b: 'float', c: 'float' }, 'int'))).toBe(
    'async def f(a: "int", b: str = "x", c: float=None) -> None: ...',
  );
});

test('only the function itself gets hints, not those in it or beside it', () => {
  const text =
    'def g(a): pass\ndef f(\n    a,\n    b,  # last\n):\n    def f(a): return lambda b: a\n    return f';
  expect(annotated(text, 'f', hints({ a: 'int', b: 'str' }, 'object'))).toBe(
    'def g(a): pass\ndef f(\n    a: int,\n    b: str,  # last\n) -> object:\n    def f(a): return lambda b: a\n    return f',
  );
});

test('a name is found however its letters are composed', () => {
  expect(annotated('def ﬁt(ﬂux): pass', 'fit', hints({ flux: 'int' }))).toBe('def ﬁt(ﬂux: int): pass');
});

test.each([
  ['no function of the name', 'def g(a): pass'],
  ['a class', 'class f:\n    def f(self, a): pass'],
  ['no Python', 'def f(a:'],
  ['type comments', 'def f(a):\n    # type: (int) -> int\n    return a'],
])('nothing is written into %s', (_, text) => {
  expect(annotated(text, 'f', hints({ a: 'int' }))).toBeUndefined();
});

const CASES = join(import.meta.dirname, '../../../cases');

test('without the added hints each text is what it was, byte for byte, and the hash is that of the hinted text', async () => {
  let functions = 0;
  for (const name of readdirSync(CASES)) {
    const path = join(CASES, name, 'notebook.py');
    if (!existsSync(path)) continue;
    const { program } = await prototypeOf(notebookFrom(readFileSync(path, 'utf8')));
    for (const statement of program.statements) {
      if (statement.kind !== 'definition' || statement.definition.kind !== 'function') continue;
      const { text, name: wanted, parameters } = statement.definition;
      const marked = hints(Object.fromEntries(parameters.map((each) => [each.name, 'Mark0'])), 'Mark0');
      const found = python.backEnd.annotate(text, wanted, marked);
      if (found === null) continue;
      functions += 1;
      expect(found.text.replaceAll(': Mark0', '').replaceAll(' -> Mark0', '')).toBe(text);
      const again = await prototypeOf(notebookFrom(found.text));
      const [definition] = again.program.statements.flatMap((each) =>
        each.kind === 'definition' ? [each.definition] : [],
      );
      expect(definition?.syntaxHash).toBe(found.syntaxHash);
      expect(definition?.parameters.every(({ annotation }) => annotation !== null)).toBe(true);
      expect(definition?.returns).not.toBeNull();
    }
  }
  expect(functions).toBeGreaterThan(200);
});
