import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { outcomeText } from '../../../src/report/extract.ts';
import { applyExtraction } from '../../../src/verbs/extract/apply.ts';
import { prepareExtraction } from '../../../src/verbs/extract/prepare.ts';
import type { ExtractOptions } from '../../../src/verbs/extract/options.ts';
import { describeWithPython } from '../../python-environment.ts';
import { EXTRACT_ALL } from '../extract-all.ts';

/** What no analysis can know: the attribute that a computed name stands for. */
const SCRIPT = `# %%
BASE = 2

def price(x):
    return BASE * x

def other(x):
    return x + 1

# %%
print(price(2), other(2))

# %%
def where(f, first, second):
    return getattr(f, first + second)

# %%
print(where(price, "__modu", "le__").endswith("core"))
`;

describeWithPython('a notebook that shows something else with a definition moved', (python) => {
  function write(): { readonly path: string; readonly folder: string; readonly options: ExtractOptions } {
    const folder = mkdtempSync(join(tmpdir(), 'solidify-test-'));
    const path = join(folder, 'a.py');
    writeFileSync(path, SCRIPT);
    const to = join(folder, 'tools');
    return { path, folder, options: { ...EXTRACT_ALL, paths: [path], to, python, verify: true } };
  }

  it('is refused by --verify, with the first difference and who may be behind it, and nothing is written', async () => {
    const { path, folder, options } = write();
    const prepared = await prepareExtraction(options);
    await expect(applyExtraction(prepared, () => undefined)).rejects.toMatchObject({
      kind: 'refused',
      code: 'verify-differs',
      place: { cell: 3 },
      message: expect.stringMatching(
        /False +≠ True\n {2}likely behind it: where \(cell 2\), price/,
      ) as string,
    });
    expect(readdirSync(folder)).toEqual(['a.py']);
    expect(readFileSync(path, 'utf8')).toBe(SCRIPT);
  });

  it('with --drop-unproven keeps what is behind it, and only that and what needs it', async () => {
    const { path, options } = write();
    const prepared = await prepareExtraction({ ...options, dropUnproven: true });
    const report = await applyExtraction(prepared, () => undefined);
    const moved = report.plan.modules.flatMap(({ definitions }) => definitions.map(({ name }) => name));
    expect(moved.sort()).toEqual(['other', 'where']);
    expect(report.verification).toMatchObject({ outcome: 'equal', compared: 2 });
    expect(report.plan.kept).toContainEqual(
      expect.objectContaining({
        name: 'price',
        obstacles: [expect.objectContaining({ code: 'differs-when-run', places: [{ cell: 3, line: 1 }] })],
      }),
    );
    expect(outcomeText(report, 'plain')).toContain(
      'price (cell 0) stays: with it moved, the notebook shows something else in cell 3.',
    );
    expect(readFileSync(path, 'utf8')).toContain('def price(x):');
  });
});
