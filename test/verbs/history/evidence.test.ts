import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { scanJson, scanText } from '../../../src/report/scan.ts';
import { explainText } from '../../../src/report/explain.ts';
import { scan } from '../../../src/verbs/scan.ts';
import { useTemporaryFolder } from '../../workspace/temporary-folder.ts';
import { ipynb, scriptedRepository, type ScriptedRepository } from './repository.ts';

const folder = useTemporaryFolder();

function repository(): ScriptedRepository {
  mkdirSync(join(folder.path, 'work'));
  return scriptedRepository(join(folder.path, 'work'));
}

const mean = 'def mean(values):\n    total = sum(values)\n    return total / len(values)\n';
// Sorts in place and reads a constant: 0.5 + 0.1 (takes a parameter) - 0.1 (tied to data) - 0.05 (unused) = 0.45.
const shift = 'OFFSET = 3\n\ndef shift(rows):\n    rows.sort()\n    rows.append(OFFSET)\n';
// Takes two, gives one: 0.5 + 0.1 + 0.1 - 0.05 = 0.65.
const blend = (low: string): string => `def blend(a, b):\n    low = ${low}\n    return low + a\n`;

/** Seven versions: `mean` and `shift` stay as they are, `blend` changes with each, until it stays for the last two. */
function sevenVersions(): string {
  const work = repository();
  for (const [index, low] of ['1', '2', '3', '4', '5', '6', '6'].entries()) {
    const uses = ['mean([1, 2])', `mean([${index}])`];
    const printing = `def show${index}(x):\n    print(x)\n    print(${index})`;
    work.commit(index + 1, { 'a.ipynb': ipynb(mean, shift, blend(low), printing, ...uses) });
  }
  return join(work.path, 'a.ipynb');
}

test('long calm tips the scale, late changes hold back, and without history nothing changes', async () => {
  const path = sevenVersions();
  const verdicts = async (history: 'uncached' | 'left-out'): Promise<Readonly<Record<string, string>>> => {
    const { analysis } = await scan([path], [], history);
    return Object.fromEntries(
      analysis.definitions.map(({ definition, verdict, readiness }) => [
        definition.name,
        `${verdict.kind} ${readiness}`,
      ]),
    );
  };
  expect(await verdicts('left-out')).toMatchObject({
    mean: 'solidified 0.8',
    shift: 'fluid 0.45',
    blend: 'solidified 0.65',
  });
  expect(await verdicts('uncached')).toMatchObject({
    mean: 'solidified 0.9',
    shift: 'solidified 0.55',
    blend: 'fluid 0.4',
  });
});

test('scan and explain say it in words and in JSON', async () => {
  const path = sevenVersions();
  const report = await scan([path], [], 'uncached');
  const text = scanText(report, 'plain');
  expect(text).toContain('unchanged in the last 6 versions, since 1 January 2026; used in 2 cells\n');
  expect(text).toContain('unchanged in the last version, since 6 January 2026\n');
  expect(text).toContain('changed 5 times so far');
  expect(text).toContain('since 7 January 2026, the newest version\n');
  expect(text).toMatch(/; stability 2 high, 2 low\.\n/);
  const { definitions } = JSON.parse(scanJson(report)) as {
    definitions: { name: string; stability: unknown }[];
  };
  expect(Object.fromEntries(definitions.map(({ name, stability }) => [name, stability]))).toMatchObject({
    mean: { level: 'high', unchangedVersions: 6, since: '2026-01-01T12:00:00+00:00' },
    OFFSET: { level: 'unknown', unchangedVersions: 6, since: '2026-01-01T12:00:00+00:00' },
    blend: { level: 'low', unchangedVersions: 1, since: '2026-01-06T12:00:00+00:00' },
  });
  const found = report.analysis.definitions.find(({ definition }) => definition.name === 'mean');
  if (found === undefined) throw new Error('no mean');
  const explained = explainText(found, report.analysis.definitions, 'plain');
  expect(explained).toContain('readiness 0.90; stability high.');
  expect(explained).toContain('Unchanged in the last 6 versions, since 1 January 2026; used in 2 cells.');
});

test('use and copies in other notebooks are told with it', async () => {
  const work = repository();
  const uses = ['mean([1])', 'print(mean([2]))'];
  work.commit(3, {
    'a.ipynb': ipynb(mean, ...uses),
    'b.ipynb': ipynb(mean, ...uses),
    'c.ipynb': ipynb(mean),
  });
  work.commit(4, { 'a.ipynb': ipynb(mean, ...uses, '1') });
  const text = scanText(await scan([work.path], [], 'uncached'), 'plain');
  expect(text).toContain(
    'unchanged in the last version, since 3 January 2026; used in 4 cells of 2 notebooks; the same in 3 notebooks\n',
  );
});

test('old versions that could not be read are counted', async () => {
  const work = repository();
  work.commit(1, { 'a.ipynb': ipynb(mean) });
  work.commit(2, { 'a.ipynb': '{' });
  work.commit(3, { 'a.ipynb': ']' });
  work.commit(4, { 'a.ipynb': ipynb(mean, '1') });
  const text = scanText(await scan([join(work.path, 'a.ipynb')], [], 'uncached'), 'plain');
  expect(text).toContain('2 older versions could not be read.');
  expect(text).toContain('unchanged in the last version, since 1 January 2026');
});
