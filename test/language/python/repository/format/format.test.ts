import { describe, expect, it } from 'vitest';
import { formatModule, formatPython } from '../../../../../src/language/python/repository/format/index.ts';
import { pythonBackEnd } from '../language.ts';

const style = { targetVersion: 'py310', ownPackages: ['churn_tools'] };

describe('formatModule', () => {
  it('formats, and formats the result to itself', async () => {
    const result = await formatModule("x = {'a':1}\ndef f( ): return x\n", style, () => true);
    expect(result).toEqual({ text: 'x = {"a": 1}\n\n\ndef f():\n    return x\n', excluded: false });
    expect(await formatPython(result.text, style)).toBe(result.text);
  });

  it('leaves a module alone whose syntax would change, and asks with both texts', async () => {
    const text = 'def f():\n  """A   \n  b"""\n';
    const asked: string[][] = [];
    const result = await formatModule(text, style, (a, b) => {
      asked.push([a, b]);
      return false;
    });
    expect(result).toEqual({ text, excluded: true, reason: 'changes-syntax' });
    expect(asked).toEqual([[text, 'def f():\n    """A\n    b"""\n']]);
  });

  it('leaves a module alone that it cannot read', async () => {
    expect(await formatModule('def f(:\n', style, () => true)).toEqual({
      text: 'def f(:\n',
      excluded: true,
      reason: 'unparsable',
    });
  });
});

describe('formatModule, asked whether Python is the same', () => {
  const text = "\"A.\"\n\n\ndef f(x):\r\n    y = '''a\r\n  b'''  \r\n    return (x)+y\n";

  it('takes Python at its word about line ends, quotes and parentheses', async () => {
    const backEnd = await pythonBackEnd();
    expect(await formatModule(text, style, (a, b) => backEnd.sameSyntax(a, b))).toEqual({
      text: '"A."\n\n\ndef f(x):\n    y = """a\n  b"""\n    return (x) + y\n',
      excluded: false,
    });
  });

  it.each([
    ['trailing blanks', 'def f():\n    """A. \n\n    B.\n    """\n'],
    ['another indent', 'def f():\n  """A.\n\n  B.\n  """\n  return 1\n'],
    ['tabs', 'class C:\n\t"""A.\n\n\tB.\n\t"""\n'],
  ])('keeps a docstring with %s', async (_, source) => {
    const backEnd = await pythonBackEnd();
    expect(await formatModule(source, style, (a, b) => backEnd.sameSyntax(a, b))).toEqual({
      text: source,
      excluded: true,
      reason: 'changes-syntax',
    });
  });
});
