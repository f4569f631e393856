import { mkdtempSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { extractJson, planText } from '../../../src/report/extract.ts';
import { applyExtraction, plannedReport } from '../../../src/verbs/extract/apply.ts';
import { prepareExtraction } from '../../../src/verbs/extract/prepare.ts';
import { undoExtraction } from '../../../src/verbs/undo.ts';
import { EXTRACT_ALL } from '../extract-all.ts';

const FILES = {
  'pump.py':
    '# %%\nimport shapes\n\n# %%\n%run rates.py\n\n# %%\ndef price(r):\n    return shapes.area(r) * rate(r)\n',
  'shapes.py': '# Not ours.\nimport math, os\n\ndef area(r):\n    return math.pi*r**2\n',
  'rates.py': 'BASE = 2\n\ndef rate(x):\n    return BASE*x\n',
};

it('what comes along is told, kept where it was, found again and left by undo', async () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'solidify-beside-')));
  const text = (name: string): string => readFileSync(join(folder, name), 'utf8');
  for (const [name, content] of Object.entries(FILES)) writeFileSync(join(folder, name), content);
  const options = { ...EXTRACT_ALL, paths: [join(folder, 'pump.py')], to: join(folder, 'pump-tools') };
  const prepared = await prepareExtraction(options);

  const report = plannedReport(prepared);
  const json = JSON.parse(extractJson(report)) as Record<string, readonly Record<string, unknown>[]>;
  expect(json.moved?.map(({ name }) => name)).toEqual(['price']);
  expect(json.copied?.map(({ name, file }) => [name, String(file).slice(folder.length + 1)])).toEqual([
    ['area', 'shapes.py'],
    ['BASE', 'rates.py'],
    ['rate', 'rates.py'],
  ]);
  expect(planText(report, 'plain')).toContain(
    `area  comes along from ${join(folder, 'shapes.py')} cell 0, which stays as it is`,
  );
  expect(prepared.rendered?.moved.find(({ path }) => path.endsWith('/shapes.py'))?.text).toBe(
    FILES['shapes.py'],
  );
  expect(prepared.rendered?.provenance.files.map(({ path }) => path)).toEqual(['rates.py', 'shapes.py']);

  await applyExtraction(prepared, () => undefined);
  expect(text('pump.py')).toContain('from pump_tools.');
  expect([text('shapes.py'), text('rates.py')]).toEqual([FILES['shapes.py'], FILES['rates.py']]);
  expect((await prepareExtraction(options)).rendered).toBeNull();

  undoExtraction(join(folder, 'pump-tools'));
  expect(text('pump.py')).toBe(FILES['pump.py']);
});
