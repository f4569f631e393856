import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ExtractionPlan } from '../../src/plan/plan.ts';
import type { VariantRequest } from '../../src/plan/selection.ts';
import { prepareExtraction, scan } from '../../src/index.ts';
import { scanJson, scanText } from '../../src/report/scan.ts';
import { severalExtras } from '../../src/report/several.ts';
import { useTemporaryFolder } from '../workspace/temporary-folder.ts';
import { EXTRACT_ALL } from './extract-all.ts';

const folder = useTemporaryFolder();

/** Writes notebooks by their paths in the folder, a day after another. */
function write(notebooks: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(notebooks).map(([name, text], day) => {
    const path = join(folder.path, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    const date = new Date(Date.UTC(2026, 2, 3 + day, 12));
    utimesSync(path, date, date);
    return path;
  });
}

async function planOf(variants: readonly VariantRequest[]): Promise<ExtractionPlan> {
  const { plan } = await prepareExtraction({
    ...EXTRACT_ALL,
    paths: [join(folder.path, 'given')],
    to: join(folder.path, 'made-tools'),
    selection: { ...EXTRACT_ALL.selection, variants },
  });
  return plan;
}

/** What moved, as `name: the notebooks that it moved from`, the text's own first. */
function moved({ modules }: ExtractionPlan): readonly string[] {
  return modules.flatMap(({ definitions }) =>
    definitions.map(({ name, origins }) => {
      const from = origins.map(({ notebook }) => notebook.slice(join(folder.path, 'given').length + 1));
      return `${name}: ${from.join(' ')}`;
    }),
  );
}

function kept({ kept: staying }: ExtractionPlan): readonly string[] {
  return staying.map(({ name, obstacles }) => `${name}: ${obstacles.map(({ code }) => code).join(' ')}`);
}

const STRIP = '# %%\ndef clean(rows):\n    out = [row.strip() for row in rows]\n    return out\n';
const SAME =
  '# %%\ndef clean(rows):\n    # the same\n    kept = [one.strip() for one in rows]\n    return kept\n';
const LEFT = '# %%\ndef clean(rows):\n    out = [row.lstrip() for row in rows]\n    return out\n';
const USE = '\n# %%\nclean(["a"])\n\n# %%\nclean(["b"])\n';

describe('scan', () => {
  it('lists variants with who holds and uses them, what differs and which is newest', async () => {
    const [a = '', b = '', c = ''] = write({ 'a.py': STRIP + USE, 'b.py': SAME, 'c.py': LEFT });
    const report = await scan([a, b, c]);
    const lines = scanText(report, 'plain', severalExtras(report)).split('\n');
    const from = lines.findIndex((line) => line.startsWith('Variants'));
    expect(lines.slice(from, from + 9)).toEqual([
      'Variants: one name, different definitions',
      '  clean  2 variants',
      `    1  ${a}, ${b}: used in 2 cells`,
      `    2  ${c}: not used; newest, by the date of the file (2026-03-05)`,
      '          def clean(rows):',
      '         -    out = [row.strip() for row in rows]',
      '         +    out = [row.lstrip() for row in rows]',
      '              return out',
      `    → all stay until you choose: extract … --variant clean=${a} or --variant clean=${c}`,
    ]);
    const json = JSON.parse(scanJson(report, severalExtras(report))) as {
      readonly variants: readonly { readonly name: string; readonly variants: readonly object[] }[];
      readonly definitions: readonly { readonly verdict: string; readonly copies: readonly string[] }[];
    };
    expect(json.variants.map(({ name, variants }) => [name, variants.length])).toEqual([['clean', 2]]);
    expect(json.definitions.map(({ copies }) => copies)).toEqual([[`${b}#clean@0`], [`${a}#clean@0`], []]);
  });

  it('says nothing of which is newest where two files are as young', async () => {
    const paths = write({ 'a.py': STRIP, 'b.py': LEFT });
    const date = new Date(Date.UTC(2026, 0, 1));
    for (const path of paths) utimesSync(path, date, date);
    const report = await scan(paths);
    expect(scanText(report, 'plain', severalExtras(report))).not.toContain('newest');
  });

  it('shows no line that holds personal data', async () => {
    const text = (name: string): string =>
      `# %%\ndef contact():\n    return '${name}.lovelace@analytical-engines.co.uk'\n`;
    const paths = write({ 'a.py': text('ada'), 'b.py': text('augusta') });
    const report = await scan(paths);
    const told = scanText(report, 'plain', severalExtras(report)) + scanJson(report, severalExtras(report));
    expect(told).toContain('not shown: it holds what looks like a secret or personal data');
    expect(told).not.toContain('lovelace');
  });

  it('tells near-copies under other names, the same and alike', async () => {
    const body = (last: string): string =>
      `(rows):\n    total = 0\n    for row in rows:\n        total += row['n']\n    print('sum', total)\n    ${last}\n`;
    const paths = write({
      'a.py': `# %%\ndef add${body('return total / 2')}`,
      'b.py': `# %%\ndef add_up${body('return total / 2')}`,
      'c.py': `# %%\ndef gather${body('return total * 3')}`,
      'd.py': '# %%\ndef other(x):\n    y = x + 1\n    z = y * 2\n    w = z - 3\n    return w\n',
    });
    const { analysis } = await scan(paths);
    expect(
      analysis.similar.map(({ first, others }) => [
        first.split('#')[1],
        others.map(({ id, statements }) => [id.split('#')[1], statements]),
      ]),
    ).toEqual([
      [
        'add@0',
        [
          ['add_up@0', null],
          ['gather@0', { same: 3, of: 4 }],
        ],
      ],
    ]);
  });
});

describe('extract', () => {
  it('takes a definition that stands in files of one name in two folders once', async () => {
    write({ 'given/x/nb.py': STRIP, 'given/y/nb.py': SAME });
    expect(moved(await planOf([]))).toEqual(['clean: x/nb.py y/nb.py']);
  });

  it('keeps all variants until one is chosen, and then takes that text', async () => {
    write({ 'given/a.py': STRIP, 'given/b.py': SAME, 'given/c.py': LEFT });
    const chosen = await planOf([{ name: 'clean', notebook: 'b.py' }]);
    expect(moved(chosen)).toEqual(['clean: b.py a.py']);
    expect(chosen.modules[0]?.definitions[0]?.text).toContain('# the same');
    expect(kept(chosen)).toEqual(['clean: variant-not-chosen']);
    expect(chosen.rewrites.map(({ notebook }) => notebook.slice(-4))).toEqual(['a.py', 'b.py']);
    const open = await planOf([]).catch((error: unknown) => error);
    expect(open).toMatchObject({ code: 'nothing-to-move' });
  });

  it('takes what the chosen one needs from the same notebook', async () => {
    const text = (rate: number): string => `# %%\nRATE = ${rate}\n\ndef price(x):\n    return x * RATE\n`;
    write({ 'given/a.py': text(2), 'given/b.py': text(3) });
    const plan = await planOf([{ name: 'price', notebook: 'b.py' }]);
    expect(moved(plan)).toEqual(['RATE: b.py', 'price: b.py']);
    expect(kept(plan)).toEqual(['price: variant-not-chosen']);
  });

  it.each([
    ['no notebook has that path', { name: 'clean', notebook: 'nb.txt' }, 'no notebook is called "nb.txt"'],
    ['several end in it', { name: 'clean', notebook: 'nb.py' }, 'several notebooks are called "nb.py"'],
    ['it has no such definition', { name: 'tidy', notebook: 'x/nb.py' }, 'has no definition of "tidy"'],
  ])('refuses a choice where %s', async (_, request, message) => {
    write({ 'given/x/nb.py': STRIP, 'given/y/nb.py': LEFT });
    await expect(planOf([request])).rejects.toMatchObject({ code: 'unknown-variant', kind: 'usage' });
    await expect(planOf([request])).rejects.toThrow(message);
  });
});
