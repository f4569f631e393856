import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { extractJson, planText } from '../../../src/report/extract.ts';
import { applyExtraction, plannedReport } from '../../../src/verbs/extract/apply.ts';
import { prepareExtraction } from '../../../src/verbs/extract/prepare.ts';
import { withRecordedTests } from '../../../src/verbs/extract/recording.ts';
import { describeWithPython } from '../../python-environment.ts';
import { EXTRACT_ALL } from '../extract-all.ts';

const SCRIPT = `# %%
import pandas as pd

# %%
def tidy(frame):
    return frame.rename(columns=str.lower).dropna()

def largest(frame):
    return frame["Price"].max()

# %%
frame = pd.read_csv("orders.csv")
tidy(frame)
largest(frame)
`;

/** A folder with the notebook and what it loads. */
function prototype(orders: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'solidify-test-'));
  writeFileSync(join(folder, 'a.py'), SCRIPT);
  writeFileSync(join(folder, 'orders.csv'), orders);
  return folder;
}

describeWithPython('extract --record-data', (python) => {
  const optionsFor = (folder: string, recordData: readonly string[]) => ({
    ...EXTRACT_ALL,
    paths: [join(folder, 'a.py')],
    to: join(folder, 'tools'),
    python,
    record: true,
    recordData,
  });

  it('writes the real values of one function, and those of no other', { timeout: 90_000 }, async () => {
    const orders = 'Price,Item\n1250.75,lamp\n,chair\n990.25,table\n';
    const folder = prototype(orders);
    const prepared = await prepareExtraction(optionsFor(folder, ['tidy']));
    const known = await withRecordedTests(prepared, () => undefined);
    expect(planText(plannedReport(known), 'plain')).toContain(`Data files, with real values of the notebook
    tests/data/tidy/frame.csv  44 bytes, 4 lines, for tidy
    tests/data/tidy/result.csv  42 bytes, 3 lines, for tidy
`);
    const report = await applyExtraction(known, () => undefined);
    const { recording } = JSON.parse(extractJson(report)) as { recording: { data: unknown } };
    expect(recording.data).toEqual([
      { name: 'tidy', path: 'tests/data/tidy/frame.csv', bytes: 44 },
      { name: 'tidy', path: 'tests/data/tidy/result.csv', bytes: 42 },
    ]);
    const to = join(folder, 'tools');
    expect(readFileSync(join(to, 'tests', 'data', 'tidy', 'frame.csv'), 'utf8')).toBe(orders);
    const tests = readFileSync(join(to, 'tests', 'test_core.py'), 'utf8');
    expect(tests).toContain('pd.read_csv(Path(__file__).parent / "data/tidy/frame.csv")');
    expect(tests).not.toContain('1250.75');
    const ran = execFileSync(
      python,
      ['-m', 'pytest', '-q', '-p', 'no:cacheprovider', '--override-ini', 'addopts='],
      { cwd: to, encoding: 'utf8', env: { ...process.env, PYTHONPATH: join(to, 'src') } },
    );
    expect(ran).toMatch(/3 passed/);
  });

  it.each([
    {
      what: 'a column of e-mail addresses',
      column: 'Contact',
      cell: ['ann.miller', 'mailbox.org'].join('@'),
    },
    {
      what: 'a password, told by its column',
      column: 'Password',
      cell: ['Correct', 'Horse97', 'Battery'].join(''),
    },
  ])('refuses $what, and writes nothing', { timeout: 60_000 }, async ({ column, cell }) => {
    const folder = prototype(`Price,${column}\n1250.75,${cell}\n990.25,\n`);
    const prepared = await prepareExtraction(optionsFor(folder, ['tidy']));
    const error: unknown = await applyExtraction(prepared, () => undefined).catch(
      (reason: unknown) => reason,
    );
    expect(error).toMatchObject({
      kind: 'refused',
      code: 'private-data',
      message: expect.stringMatching(/^the calls of tidy hold what looks like /) as string,
    });
    expect(JSON.stringify([error, String(error)])).not.toContain(cell);
    expect(existsSync(join(folder, 'tools'))).toBe(false);
    expect(readFileSync(join(folder, 'a.py'), 'utf8')).toBe(SCRIPT);
  });

  it('knows its functions', async () => {
    const folder = prototype('Price,Item\n1,lamp\n');
    const prepared = await prepareExtraction(optionsFor(folder, ['tidi']));
    await expect(withRecordedTests(prepared, () => undefined)).rejects.toMatchObject({
      kind: 'usage',
      code: 'unknown-name',
      hint: 'Nothing was written. Did you mean "tidy"?',
    });
  });
});
