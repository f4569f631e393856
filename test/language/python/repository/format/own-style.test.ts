import { describe, expect, it } from 'vitest';
import { formatModule, formatPython } from '../../../../../src/language/python/repository/format/index.ts';
import type { OwnStyle } from '../../../../../src/language/python/repository/ruff/index.ts';

const LONG = `def f(first_argument, second_argument, third_argument):\n  return first_argument + second_argument + third_argument + 'ab'\n`;

function format(text: string, settings: OwnStyle['settings']): Promise<string> {
  const own: OwnStyle = { settings, formatter: 'ruff' };
  return formatPython(text, { targetVersion: 'py310', ownPackages: ['shop'], own });
}

describe('formatting as a repository of somebody else’s does', () => {
  it('keeps to its line, quotes and indentation', async () => {
    expect(
      await format(LONG, { 'line-length': 120, format: { 'quote-style': 'single', 'indent-style': 'tab' } }),
    ).toBe(
      `def f(first_argument, second_argument, third_argument):\n\treturn first_argument + second_argument + third_argument + 'ab'\n`,
    );
    expect(await format(LONG, { 'line-length': 59, 'indent-width': 2 })).toBe(
      `def f(first_argument, second_argument, third_argument):
  return (
    first_argument
    + second_argument
    + third_argument
    + "ab"
  )
`,
    );
  });

  it('keeps to the layout where other settings are unknown', async () => {
    const settings = {
      'line-length': 120,
      format: { 'quote-style': 'preserve' },
      lint: { select: ['XYZ999'], 'flake8-unheard-of': { max: 1 } },
    };
    expect(await format("x = 'a'\n", settings)).toBe("x = 'a'\n");
  });

  it('leaves alone what another formatter lays out', async () => {
    const style = {
      targetVersion: 'py310',
      ownPackages: ['shop'],
      own: { settings: {}, formatter: 'none' },
    } as const;
    expect(await formatPython("x  =  'a'\n", style)).toBe("x  =  'a'\n");
    expect(await formatModule("x  =  'a'\n", style, () => true)).toEqual({
      text: "x  =  'a'\n",
      excluded: false,
    });
  });
});
