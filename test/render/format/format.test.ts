import { describe, expect, it } from 'vitest';
import { formatMarkup, formatModule, formatPython } from '../../../src/render/format/index.ts';

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

describe('formatMarkup', () => {
  it('formats YAML and JSON', async () => {
    expect(await formatMarkup('.github/workflows/ci.yml', 'a:   [1,2]\nb:  "x"\n')).toBe(
      'a: [1, 2]\nb: "x"\n',
    );
    expect(await formatMarkup('solidify.json', '{"a":1,\n"b":[]}')).toBe('{ "a": 1, "b": [] }\n');
  });

  it('leaves prose lines and embedded code of Markdown as they are', async () => {
    const text = '# Title\n\nOne line.\nAnother one.\n\n```json\n{"a":   1}\n```\n';
    expect(await formatMarkup('README.md', text)).toBe(text);
  });

  it('returns other files untouched', async () => {
    expect(await formatMarkup('pyproject.toml', 'a   = 1')).toBe('a   = 1');
  });
});
