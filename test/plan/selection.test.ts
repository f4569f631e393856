import { describe, expect, it } from 'vitest';
import type { SolidifyError } from '../../src/text/error.ts';
import { analysisOf, modules, planOf, type Asked } from '../prototype.ts';

const TEXT = `# %%
RATE = 2

def clean_rows(x):
    return x * RATE

def clean_columns(x):
    return x

# %%
def fit(x):
    return clean_rows(x)

# %%
def blocked(x):
    return df

# %%
def main():
    print(fit(1))
`;

async function moved(asked: Asked): Promise<readonly string[]> {
  return Object.values(modules(planOf(await analysisOf(TEXT), asked))).flat();
}

describe('selection', () => {
  it.each<[string, Asked, readonly string[]]>([
    ['everything that may', {}, ['RATE', 'clean_rows', 'clean_columns', 'fit', 'main']],
    ['one, with what it needs', { select: ['fit'] }, ['RATE', 'clean_rows', 'fit']],
    ['a glob', { select: ['clean_*'] }, ['RATE', 'clean_rows', 'clean_columns']],
    ['a glob of one letter', { select: ['fi?'] }, ['RATE', 'clean_rows', 'fit']],
    ['a constant alone, as it is named', { select: ['RATE'] }, ['RATE']],
    ['no constant alone for a glob', { select: ['R*', 'clean_columns'] }, ['clean_columns']],
    ['a name in a cell', { select: ['fit@1'] }, ['RATE', 'clean_rows', 'fit']],
    [
      'several',
      { select: ['clean_columns', 'main'] },
      ['RATE', 'clean_rows', 'clean_columns', 'fit', 'main'],
    ],
    ['all but one', { exclude: ['main'] }, ['RATE', 'clean_rows', 'clean_columns', 'fit']],
    ['all but what others need', { exclude: ['clean_rows'] }, ['clean_columns']],
    ['all but a value that others need', { exclude: ['RATE'] }, ['clean_columns']],
    [
      'one, even where it is fluid',
      { scope: 'solidified', select: ['main'] },
      ['RATE', 'clean_rows', 'fit', 'main'],
    ],
    ['what may not move stays, whoever asks', { select: ['blocked', 'clean_columns'] }, ['clean_columns']],
  ])('%s', async (_, asked, expected) => {
    expect(await moved(asked)).toEqual(expected);
  });

  it('what needs something that was left out is told as blocked by it', async () => {
    const plan = planOf(await analysisOf(TEXT), { exclude: ['clean_rows'] });
    expect(
      plan.kept.map(({ name, verdict, obstacles }) => [
        name,
        verdict,
        obstacles.map(({ code, names }) => `${code} ${names.join()}`),
      ]),
    ).toEqual([
      ['clean_rows', expect.stringMatching(/solidified|fluid/), []],
      ['fit', 'blocked', ['needs-blocked clean_rows']],
      ['blocked', 'blocked', ['unresolved-name df']],
      ['main', 'blocked', ['needs-blocked clean_rows']],
    ]);
  });

  it.each([
    ['select', 'cleen_rows', 'clean_rows'],
    ['exclude', 'Fit', 'fit'],
    ['select', 'fit@7', 'fit'],
  ] as const)('--%s %s is an error with the nearest name', async (option, name, near) => {
    const analysis = await analysisOf(TEXT);
    const error = thrown(() => planOf(analysis, { [option]: [name] }));
    expect(error).toMatchObject({ kind: 'usage', code: 'unknown-name' });
    expect(error.message).toContain(name);
    expect(error.hint).toContain(near);
  });

  it('a name like no other is an error that says where names are', async () => {
    const analysis = await analysisOf(TEXT);
    expect(thrown(() => planOf(analysis, { select: ['xylophone'] })).hint).toContain('solidify scan');
  });
});

function thrown(run: () => unknown): SolidifyError {
  try {
    run();
  } catch (error) {
    return error as SolidifyError;
  }
  throw new Error('nothing was thrown');
}
