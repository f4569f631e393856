import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { prepareExtraction } from '../../src/verbs/extract/prepare.ts';
import { EXTRACT_ALL } from './extract-all.ts';

const place = { folder: '' };
beforeAll(() => {
  place.folder = mkdtempSync(join(tmpdir(), 'solidify-soundness-'));
});
afterAll(() => {
  rmSync(place.folder, { recursive: true, force: true });
});

it('asks for the Python that the code was written for, newer than the one found or not', async () => {
  const notebook = join(place.folder, 'pairs.py');
  writeFileSync(
    notebook,
    '# %%\ntype Pair = tuple[int, int]\n\n\ndef swap(pair: Pair) -> Pair:\n    """Turn a pair round."""\n    a, b = pair\n    return b, a\n',
  );
  const to = join(place.folder, 'pair-tools');
  const { plan, rendered } = await prepareExtraction({ ...EXTRACT_ALL, paths: [notebook], to });
  expect(plan.modules.flatMap((module) => module.definitions.map(({ name }) => name))).toEqual([
    'Pair',
    'swap',
  ]);
  const pyproject = rendered?.moved.find(({ path }) => path === 'pyproject.toml')?.text ?? '';
  const minimum = /requires-python = ">=3\.(\d+)"/.exec(pyproject)?.[1];
  // PEP 695 came with 3.12.
  expect(Number(minimum)).toBeGreaterThanOrEqual(12);
});

it('keeps what a check of the made module would refuse, and moves the rest', async () => {
  const notebook = join(place.folder, 'quoted.py');
  writeFileSync(
    notebook,
    "# %%\nfrom typing import Union\n\n\ndef label(x):\n    return f'<{x}>'\n\n\ndef either():\n    return Union['Nobody', str]\n",
  );
  const to = join(place.folder, 'quoted-tools');
  const { plan } = await prepareExtraction({ ...EXTRACT_ALL, paths: [notebook], to });
  expect(plan.modules.flatMap((module) => module.definitions.map(({ name }) => name))).toEqual(['label']);
  expect(plan.kept).toMatchObject([
    { name: 'either', verdict: 'blocked', obstacles: [{ code: 'fails-check', cell: 0, line: 8 }] },
  ]);
});
