import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { scan } from '../../../src/verbs/scan.ts';
import { useTemporaryFolder } from '../../workspace/temporary-folder.ts';
import { scriptedRepository } from './repository.ts';

const folder = useTemporaryFolder();

beforeEach(() => {
  vi.stubEnv('XDG_CACHE_HOME', join(folder.path, 'cache'));
});

const PYTHON = '# %%\ndef half(value):\n    return value / 2\n';
const JAVASCRIPT = '// %%\nfunction half(value) {\n  return value / 2;\n}\n';
const TYPESCRIPT = JAVASCRIPT.replace('(value)', '(value: number): number').replace('half', 'halved');

/** Unchanged versions of each definition. */
async function unchanged(): Promise<Readonly<Record<string, number | null>>> {
  const { analysis } = await scan([join(folder.path, 'work')], [], 'cached');
  return Object.fromEntries(
    analysis.definitions.map(({ owner, stability }) => [
      owner.notebook.path.slice(-4),
      stability.unchangedVersions,
    ]),
  );
}

test('each notebook has the history of its language, and what is kept of them stays apart', async () => {
  mkdirSync(join(folder.path, 'work'));
  const work = scriptedRepository(join(folder.path, 'work'));
  work.commit(1, { 'a.py': PYTHON, 'a.js': JAVASCRIPT, 'a.ts': TYPESCRIPT });
  work.commit(2, { 'a.ts': TYPESCRIPT.replace('/ 2', '/ 3') });
  work.commit(3, {
    'a.py': `${PYTHON}# %%\n1\n`,
    'a.js': `${JAVASCRIPT}// %%\n1\n`,
    'a.ts': `${TYPESCRIPT}// %%\n1\n`,
  });
  work.commit(4, { 'a.js': `${JAVASCRIPT}// %%\n2\n`, 'a.ts': `${TYPESCRIPT}// %%\n2\n` });
  const expected = { 'a.js': 2, 'a.py': 1, 'a.ts': 1 };
  expect(await unchanged()).toMatchObject(expected);
  expect(readdirSync(join(folder.path, 'cache', 'solidify', 'history'))).toHaveLength(2);
  expect(await unchanged()).toMatchObject(expected);
});
