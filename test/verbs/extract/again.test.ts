import { mkdtempSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { applyExtraction } from '../../../src/verbs/extract/apply.ts';
import { prepareExtraction } from '../../../src/verbs/extract/prepare.ts';
import { EXTRACT_ALL } from '../extract-all.ts';

// Once `deal` is imported in the first cell, nothing keeps `dealt_twice` any more: `DEALERS` no longer stands
// between it and the definition of what it calls.
const NOTEBOOK = `# %%
import math
import random

# %%
def dealt_twice():
    return [deal(5), deal(5)]


DEALERS = (dealt_twice, print)

# %%
def deal(count):
    return random.sample(range(52), count)

# %%
len(DEALERS)
`;

it('changes nothing when the same extraction is made again', async () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'solidify-again-')));
  const notebook = join(folder, 'cards.py');
  writeFileSync(notebook, NOTEBOOK);
  const options = { ...EXTRACT_ALL, paths: [notebook], to: join(folder, 'card-tools') };
  await applyExtraction(await prepareExtraction(options), () => undefined);
  const rewritten = readFileSync(notebook, 'utf8');
  expect(rewritten).toContain('from card_tools.');

  const again = await prepareExtraction(options);
  expect(again.rendered).toBeNull();
  expect(again.notebooks).toEqual([]);
  await applyExtraction(again, () => undefined);
  expect(readFileSync(notebook, 'utf8')).toBe(rewritten);
});
