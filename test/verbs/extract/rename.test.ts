import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseRename } from '../../../src/cli/rename.ts';
import { applyExtraction, plannedReport, prepareExtraction, scan } from '../../../src/index.ts';
import type { RenameRequest } from '../../../src/plan/selection.ts';
import { extractJson, planText } from '../../../src/report/extract.ts';
import { SolidifyError } from '../../../src/text/error.ts';
import { EXTRACT_ALL } from '../extract-all.ts';

const NOTEBOOK = `# %%
def conv(x):
    return x * 2


def both(x):
    return [conv(x), conv(-x)]

# %%
print(conv(1), both(3))
`;

function optionsFor(source: string, renames: readonly RenameRequest[], more: object = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'solidify-rename-'));
  const path = join(folder, 'a.py');
  writeFileSync(path, source);
  const selection = { ...EXTRACT_ALL.selection, renames, ...more };
  return { ...EXTRACT_ALL, selection, paths: [path], to: join(folder, 'pump-tools') };
}

async function problemOf(source: string, ...renames: readonly string[]): Promise<SolidifyError> {
  try {
    await prepareExtraction(optionsFor(source, renames.map(parseRename)));
  } catch (error) {
    if (error instanceof SolidifyError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

it('tells of the other name, keeps the hash of what was there, and changes nothing the second time', async () => {
  const options = optionsFor(NOTEBOOK, [{ name: 'conv', renamed: 'convert' }]);
  const [path = ''] = options.paths;
  const original = (await scan([path])).analysis.definitions;
  const prepared = await prepareExtraction(options);
  const report = plannedReport(prepared);
  expect(JSON.parse(extractJson(report))).toMatchObject({
    renamed: [{ name: 'convert', was: 'conv', notebook: path, cell: 0 }],
  });
  expect(planText(report, 'plain')).toContain(`convert  from ${path} cell 0, where it was conv`);
  await applyExtraction(prepared, () => undefined);
  const text = readFileSync(path, 'utf8');
  expect(text).toContain('print(convert(1), both(3))');
  expect(text).not.toContain('conv(');
  const { definitions } = JSON.parse(readFileSync(join(options.to, 'solidify.json'), 'utf8')) as {
    readonly definitions: readonly { readonly name: string; readonly source: string }[];
  };
  expect(definitions.map(({ name, source }) => ({ name, source }))).toEqual([
    { name: 'convert', source: original[0]?.definition.syntaxHash },
    { name: 'both', source: original[1]?.definition.syntaxHash },
  ]);
  const again = await prepareExtraction(options);
  expect(again.plan.rewrites).toEqual([]);
});

it('lets names swap by way of a third', async () => {
  const { plan } = await prepareExtraction(
    optionsFor(NOTEBOOK, ['conv=x1', 'both=conv', 'x1=both'].map(parseRename)),
  );
  expect(plan.renamed.map(({ name, was }) => `${was}=${name}`).sort()).toEqual(['both=conv', 'conv=both']);
});

it('knows what is selected by its former name too', async () => {
  const renames = [{ name: 'conv', renamed: 'convert' }];
  for (const select of ['conv', 'convert', 'con*', 'conv@0']) {
    const { plan } = await prepareExtraction(
      optionsFor(NOTEBOOK, renames, { scope: 'solidified', select: [select] }),
    );
    expect(plan.modules.flatMap(({ definitions }) => definitions.map(({ name }) => name))).toEqual([
      'convert',
    ]);
  }
});

describe('refuses', () => {
  it.each([
    ['a name in use', NOTEBOOK, 'conv=both', 'both means something else there'],
    ['a built-in name that is read', `${NOTEBOOK}\nprint(abs(1))\n`, 'conv=abs', 'abs means something else'],
    [
      'a local variable that would come between',
      NOTEBOOK.replace('return [conv(x), conv(-x)]', 'y = 1\n    return conv(x + y)'),
      'conv=y',
      'y means something else there',
    ],
    ['a parameter that would come between', NOTEBOOK, 'conv=x', 'x means something else there'],
    [
      'a name that is shown as written',
      `${NOTEBOOK}\nprint(f"{conv(1)=}")\n`,
      'conv=c',
      'shows it as written',
    ],
    ['a name that a string finds', `${NOTEBOOK}\nprint(globals()['conv'])\n`, 'conv=c', 'names it there'],
    ['a name in code that is a string', `${NOTEBOOK}\neval("conv(2)")\n`, 'conv=c', 'names it there'],
    [
      'a name that code asks for',
      `${NOTEBOOK}\nprint(conv.__name__)\n`,
      'conv=c',
      'what functions are called',
    ],
    [
      'a name in a magic',
      `${NOTEBOOK}\n# %%\n%prun conv(2)\n# %%\n%store conv\n`,
      'conv=c',
      'names it there',
    ],
    [
      'a name in examples',
      NOTEBOOK.replace(
        '    return x * 2',
        '    """Doubles.\n\n    >>> conv(2)\n    4\n    """\n    return x * 2',
      ),
      'conv=c',
      'examples of a docstring',
    ],
    ['a name that a loop binds too', `${NOTEBOOK}\nfor conv in []: pass\n`, 'conv=c', 'bound in another way'],
  ])('%s', async (_, source, rename, message) => {
    const problem = await problemOf(source, rename);
    expect(problem.code).toBe('rename-changes');
    expect(problem.message).toContain(message);
  });

  it('what stays in the notebook', async () => {
    const stays = NOTEBOOK.replace('return x * 2', 'return x * factor').replace(
      '# %%\nprint',
      '# %%\nfactor = len(input())\nprint',
    );
    const problem = await problemOf(stays, 'conv=convert');
    expect(problem).toMatchObject({ code: 'not-moved', kind: 'refused', place: { cell: 0, line: 1 } });
  });

  it('names that are no names, and those of nothing', async () => {
    expect((await problemOf(NOTEBOOK, 'conv=class')).code).toBe('bad-name');
    expect((await problemOf(NOTEBOOK, 'conv=a b')).code).toBe('bad-name');
    // In a method, __apply would be read as _Filter__apply.
    expect((await problemOf(NOTEBOOK, 'conv=__apply')).code).toBe('bad-name');
    const unknown = await problemOf(NOTEBOOK, 'cnv=convert');
    expect(unknown).toMatchObject({ kind: 'usage', code: 'unknown-name', hint: 'Did you mean "conv"?' });
    expect(() => parseRename('conv')).toThrow('is no pair of names');
  });
});
