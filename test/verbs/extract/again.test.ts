import { mkdtempSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { applyExtraction } from '../../../src/verbs/extract/apply.ts';
import type { ExtractOptions } from '../../../src/verbs/extract/options.ts';
import { prepareExtraction } from '../../../src/verbs/extract/prepare.ts';

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
  const options: ExtractOptions = {
    paths: [notebook],
    to: join(folder, 'card-tools'),
    name: null,
    selection: { scope: 'everything', select: [], exclude: [] },
    notebooksTo: null,
    pruneImports: false,
    autoreload: false,
    python: null,
    author: 'A. Dealer',
    email: 'dealer@example.org',
    license: null,
    publish: null,
    host: null,
    push: null,
    install: false,
    verify: false,
  };
  await applyExtraction(await prepareExtraction(options), () => undefined);
  const rewritten = readFileSync(notebook, 'utf8');
  expect(rewritten).toContain('from card_tools.');

  const again = await prepareExtraction(options);
  expect(again.rendered).toBeNull();
  expect(again.notebooks).toEqual([]);
  await applyExtraction(again, () => undefined);
  expect(readFileSync(notebook, 'utf8')).toBe(rewritten);
});
