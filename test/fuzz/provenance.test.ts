import { expect, it } from 'vitest';
import { readProvenance } from '../../src/plan/held/index.ts';
import { effortOf, tryEach } from './effort.ts';
import { mutatedJson } from './json-mutations.ts';
import { randomFrom } from './random.ts';

const PROVENANCE = JSON.stringify({
  version: 1,
  generator: 'solidify-nb 0.1.0',
  language: 'python',
  package: { name: 'pump-tools', importName: 'pump_tools' },
  notebooks: [{ path: 'a.ipynb', before: 'a1', after: 'b2', options: { all: true, select: [] } }],
  definitions: [
    {
      name: 'clean',
      names: ['clean'],
      kind: 'function',
      module: 'pump_tools.core',
      origins: [{ notebook: 'a.ipynb', cell: { id: 'x' } }],
      source: 'c3',
      written: 'c3',
    },
  ],
});

it('a provenance that was changed by hand is one whose parts can be relied on, or none', async () => {
  expect(readProvenance(PROVENANCE)).not.toBeNull();
  const effort = effortOf(2000);
  await tryEach(effort, (ordinal, note) => {
    const text = mutatedJson(randomFrom(effort.seed, ordinal), PROVENANCE);
    note(text);
    const found = readProvenance(text);
    for (const { path, before, after } of found?.notebooks ?? []) (path + before + after).trim();
    for (const { names, module, source, origins } of found?.definitions ?? []) {
      (names.join() + module + source).trim();
      for (const { notebook, cell } of origins) Object.keys(cell).concat(notebook.trim());
    }
    if (found !== null) expect(found.package.importName).toMatch(/^\w+$/);
    return Promise.resolve();
  });
});
