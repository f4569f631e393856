import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { applyExtraction, explain, prepareExtraction, scan, undoExtraction } from '../../../src/index.ts';
import { extractJson, planText } from '../../../src/report/extract.ts';
import { explainText } from '../../../src/report/explain.ts';
import { wordObstacle } from '../../../src/report/wording/obstacles.ts';
import { plannedReport } from '../../../src/verbs/extract/apply.ts';
import { EXTRACT_ALL } from '../extract-all.ts';

const NOTEBOOK = `# %%
import os

rate = float(os.environ.get('UNSET', '2'))

# %%
def convert(amount):
    return amount * rate


def each(values):
    return list(map(each_one, values))


def each_one(value):
    return value + rate

# %%
print(convert(1), each([1]))
`;

function notebookFile(): { readonly folder: string; readonly path: string } {
  const folder = mkdtempSync(join(tmpdir(), 'solidify-lift-'));
  const path = join(folder, 'a.py');
  writeFileSync(path, NOTEBOOK);
  return { folder, path };
}

it('tells what was lifted, keeps the hash of the original, changes nothing the second time, and is undone', async () => {
  const { folder, path } = notebookFile();
  const options = { ...EXTRACT_ALL, lift: true, paths: [path], to: join(folder, 'pump-tools') };
  const prepared = await prepareExtraction(options);
  const json = JSON.parse(extractJson(plannedReport(prepared))) as { readonly lifted: unknown };
  expect(json.lifted).toEqual([
    { name: 'convert', notebook: path, cell: 1, parameters: ['rate'], defaults: [], calls: 1 },
  ]);
  expect(planText(plannedReport(prepared), 'plain')).toContain(
    `convert  ${path} cell 1: rate (1 call passes it)`,
  );
  await applyExtraction(prepared, () => undefined);
  expect(readFileSync(path, 'utf8')).toContain('print(convert(1, rate=rate), each([1]))');
  const { definitions } = JSON.parse(readFileSync(join(options.to, 'solidify.json'), 'utf8')) as {
    readonly definitions: readonly { readonly source: string; readonly written: string }[];
  };
  const original = (await scan([notebookFile().path])).analysis.definitions.find(
    ({ definition }) => definition.name === 'convert',
  );
  expect(definitions.map(({ source }) => source)).toEqual([original?.definition.syntaxHash]);
  expect(definitions[0]?.written).not.toBe(definitions[0]?.source);
  const again = await prepareExtraction(options);
  expect(again.plan.rewrites).toEqual([]);
  expect(again.rendered).toBeNull();
  undoExtraction(options.to);
  expect(readFileSync(path, 'utf8')).toBe(NOTEBOOK);
});

it('without --lift nothing is lifted', async () => {
  const { folder, path } = notebookFile();
  await expect(
    prepareExtraction({ ...EXTRACT_ALL, paths: [path], to: join(folder, 'pump-tools') }),
  ).rejects.toMatchObject({ code: 'nothing-to-move' });
});

it('explain shows the lines that would change, and hints say why others can’t be lifted', async () => {
  const { path } = notebookFile();
  const { found, analysis, lifted, refused } = await explain('convert', [path]);
  const [convert] = found;
  if (!convert) throw new Error('no convert');
  const changed = lifted.get(convert) ?? [];
  expect(changed.map(({ cell, line, before, after }) => [cell, line, before, after])).toEqual([
    [1, 1, 'def convert(amount):', 'def convert(amount, *, rate):'],
    [2, 1, 'print(convert(1), each([1]))', 'print(convert(1, rate=rate), each([1]))'],
  ]);
  const text = explainText(convert, analysis.definitions, 'plain', {
    changed,
    refusal: refused.get(convert) ?? null,
  });
  expect(text).toContain('+ def convert(amount, *, rate):');
  expect(text).toContain('pass rate as a parameter: --lift does that, in every call of convert');
  const [one] = (await explain('each_one', [path])).found;
  const [obstacle] = one?.verdict.obstacles ?? [];
  expect(obstacle && wordObstacle(obstacle, 'each_one').hint).toContain(
    'hand over a function that only calls it: then --lift passes rate there',
  );
});

it('doesn’t promise to pass what is read for its type alone', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'solidify-test-')), 'types.ts');
  writeFileSync(
    path,
    `// %%
const loaded = JSON.parse(await Deno.readTextFile("rows.json")) as { rows: number[] };

// %%
/** Sums rows. */
function total(data: typeof loaded): number {
  return data.rows.reduce((a, b) => a + b, 0);
}
console.log(total(loaded));
`,
  );
  const [total] = (await explain('total', [path])).found;
  const [obstacle] = total?.verdict.obstacles ?? [];
  expect(obstacle && wordObstacle(obstacle, 'total').hint).toBe(
    'write out the type that total takes from loaded, or give it a name of its own; a parameter gives no type',
  );
});
