import { beforeAll, describe, expect, test } from 'vitest';
import { neutralize } from '../../../../src/language/python/ipython/index.ts';
import type { PythonParser } from '../../../../src/language/python/parser/parser.ts';
import { pythonParser } from '../../../python-parser.ts';

let parser: PythonParser;
beforeAll(async () => {
  parser = await pythonParser();
});

/** Text and what was found, after checking what holds for every cell: equal length, same line breaks, parses. */
function neutralized(source: string) {
  const { text, magics, margin } = neutralize(source);
  expect(text.length).toBe(source.length);
  expect(text.replace(/[^\n]/g, '')).toBe(source.replace(/[^\n]/g, ''));
  expect(parser.parse(text).errors).toEqual([]);
  return { text, magics, margin, found: magics.map((magic) => `${magic.kind} ${magic.name}`.trim()) };
}

test('a line magic becomes a statement that does nothing', () => {
  const { text, magics } = neutralized('%matplotlib inline\nx = 1\n');
  expect(text).toBe('pass              \nx = 1\n');
  expect(magics).toEqual([
    {
      kind: 'line-magic',
      name: 'matplotlib',
      span: { start: 0, end: 18 },
      rest: 'inline',
      code: null,
      scope: null,
      binds: [],
      reads: [],
    },
  ]);
});

test('a lone magic in a block leaves a statement, also where there is no room for `pass`', () => {
  expect(neutralized('if x:\n    %pwd\nelse:\n    !\n').text).toBe('if x:\n    pass\nelse:\n    0\n');
});

test('%time keeps its code at its place, with the indentation of the line', () => {
  expect(neutralized('%time x = f()').text).toBe('     \fx = f()');
  expect(neutralized('for i in y:\n    %time f(i)\n    g(i)\n').text).toBe(
    'for i in y:\n     \f    f(i)\n    g(i)\n',
  );
  expect(neutralized('%time for i in y: f(i)').text).toBe('     \ffor i in y: f(i)');
});

test('options of %timeit and %prun are no code, and what %timeit assigns is not bound in the notebook', () => {
  const { text, magics } = neutralized('%timeit -n 10 -r3 -qo y = f(x)\n%prun -s cumulative -l 5 g(x)');
  expect(text.trimStart().split('\n')[0]).toBe('y = f(x)');
  expect(text.split('\n')[1]?.trimStart()).toBe('g(x)');
  expect(magics.map((magic) => magic.scope)).toEqual(['function', 'notebook']);
  expect(neutralized('%time -x').text.trimStart()).toBe('-x');
});

test('%%time and %%capture keep the rest of the cell, in which IPython syntax is found too', () => {
  const cell = neutralized('%%time\nx = 1\n!ls\n');
  expect(cell.text).toBe('      \nx = 1\n0  \n');
  expect(cell.found).toEqual(['cell-magic time', 'shell']);
  const captured = neutralized('%%capture --no-stderr out\nf()\n');
  expect(captured.text).toBe(`${' '.repeat(25)}\nf()\n`);
  expect(captured.magics[0]?.binds).toEqual([{ name: 'out', start: 22, end: 25 }]);
});

test('%%timeit runs its first line too', () => {
  expect(neutralized('%%timeit -n 3 a = 1\na + 2').text.trimStart()).toBe('a = 1\na + 2');
});

test('other cell magics are blank', () => {
  const { text, magics } = neutralized('%%writefile {name}.py\nx = = 1\n');
  expect(text).toBe(`${' '.repeat(21)}\n       \n`);
  expect(magics[0]).toMatchObject({ kind: 'cell-magic', name: 'writefile', span: { start: 0, end: 30 } });
  expect(magics[0]?.reads).toEqual([{ name: 'name', start: 13, end: 17 }]);
});

test('an assignment from a magic or a shell line keeps its target', () => {
  const { text, found } = neutralized('files = !ls {folder}\nhere = %pwd\nt = %timeit -o f(x)\n');
  expect(text).toBe('files = 0           \nhere = 0   \nt =            f(x)\n');
  expect(found).toEqual(['assign-shell', 'assign-magic pwd', 'assign-magic timeit']);
});

test('names in braces and after a dollar sign may be read', () => {
  const { magics } = neutralize('!cp {folder / "a.b"} $target $$HOME {{x}} \\\n   {rows[key].name}');
  expect(magics[0]?.reads.map((read) => read.name)).toEqual(['folder', 'target', 'rows', 'key']);
});

test('help reads its object', () => {
  const { text, magics, found } = neutralized('frame.head?\n?len\nos.path??\n%time?\nnp.*sum*?\n');
  expect(text).toBe('pass       \npass\npass     \npass  \npass     \n');
  expect(found).toEqual(['help', 'help', 'help', 'help', 'help']);
  expect(magics.map((magic) => magic.reads.map((read) => read.name))).toEqual([
    ['frame'],
    ['len'],
    ['os'],
    [],
    [],
  ]);
});

test('calls by escape read callee and arguments', () => {
  const { magics } = neutralized('/f a b\n,g a b\n;h a b\n');
  expect(magics.map((magic) => magic.reads.map((read) => read.name))).toEqual([
    ['f', 'a', 'b'],
    ['g'],
    ['h'],
  ]);
});

describe('no IPython syntax is found', () => {
  test.each([
    ['in a string', 'x = """\n%time f()\n!ls\nwhat?\n"""\n'],
    ['in brackets', 'x = (a\n%b\n, "?")\n'],
    ['in a continued line', 'x = a \\\n%b\n'],
    ['in a comment', 'x = 1  # = %y ?\n# %time\n'],
    ['in operators', 'x = a % b\nx %= 3\nx //= 2\nassert x != y\nx == a\n'],
    ['in a format string', 'print("%d" % x, f"{x!r}")\n'],
  ])('%s', (_, source) => {
    expect(neutralize(source)).toEqual({ text: source, magics: [], margin: '' });
  });
});

test('code that a magic leaves open does not swallow what follows', () => {
  const { text } = neutralize('%time f(a,\nx = 1\n');
  expect(text).toBe('pass      \nx = 1\n');
});

test('an indented cell stands at the margin', () => {
  const { text, margin } = neutralized('    a = 1\n    if a:\n        %pwd\n');
  expect(text).toBe('   \fa = 1\n   \fif a:\n   \f    pass\n');
  expect(margin).toBe('    ');
});

test('prompts are blank', () => {
  expect(neutralized('>>> for i in a:\n...     b\n...\n').text).toBe('   \ffor i in a:\n   \f    b\n  \f\n');
  expect(neutralized('In [1]: x = 1\n   ...: y = 2\n').text).toBe('       \fx = 1\n       \fy = 2\n');
});

test('prompts in a docstring are its text', () => {
  const source = 'def f():\n    """A.\n\n    >>> f()\n    1\n    """\n    return 1\n';
  expect(neutralized(source).text).toBe(source);
});

test('a magic without its sign is found where it stands alone and is no Python', () => {
  expect(neutralized('pip install x').found).toEqual(['automagic pip']);
  expect(neutralized('\ncd ..\n').found).toEqual(['automagic cd']);
  expect(neutralized('ls *.csv').found).toEqual(['automagic ls']);
  expect(neutralized('time f(x)').text).toBe('    \ff(x)');
  expect(neutralize('pip install x\ny = 1').magics).toEqual([]);
  expect(neutralize('time = 3').magics).toEqual([]);
  expect(neutralize('cat - dog').magics).toEqual([]);
  expect(neutralize('cat in dogs').magics).toEqual([]);
});
