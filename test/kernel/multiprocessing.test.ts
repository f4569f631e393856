import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runNotebooks } from '../../src/kernel/index.ts';
import type { NotebookRun } from '../../src/kernel/run.ts';
import type { Notebook } from '../../src/notebook/notebook.ts';
import { readNotebook } from '../../src/notebook/index.ts';
import { applyExtraction } from '../../src/verbs/extract/apply.ts';
import { prepareExtraction } from '../../src/verbs/extract/prepare.ts';
import { describeWithPython } from '../python-environment.ts';
import { EXTRACT_ALL } from '../verbs/extract-all.ts';
import { helper, ipython } from './notebooks.ts';

const SCRIPT = `# %%
import multiprocessing

# %%
def squared(x):
    return x * x

# %%
with multiprocessing.get_context("spawn").Pool(1) as pool:
    print(pool.map(squared, [1, 2, 3]))
`;

describeWithPython('multiprocessing', (python) => {
  async function run(
    notebook: Notebook,
    folder: string,
    path: readonly string[],
    cellTimeout: number,
  ): Promise<NotebookRun> {
    const runner = { helper, cellTimeout, totalTimeout: null };
    const request = { notebook, kernel: ipython(python), folder, path, place: 'folder' } as const;
    const [done] = await runNotebooks(runner, [request], () => undefined);
    if (done === undefined) throw new Error('nothing was run');
    return done;
  }

  it('a Pool.map that never ends under spawn works once its function is in a package', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'solidify-test-'));
    const path = join(folder, 'pool.py');
    writeFileSync(path, SCRIPT);
    // The workers look for the function in a __main__ that lacks it, end, and are started again and again.
    await expect(run(readNotebook(path, SCRIPT), folder, [], 8)).rejects.toMatchObject({
      code: 'cell-timeout',
      place: { cell: 2 },
    });
    const to = join(folder, 'pool-tools');
    const options = { ...EXTRACT_ALL, paths: [path], to, python };
    await applyExtraction(await prepareExtraction(options), () => undefined);
    const rewritten = readNotebook(path, readFileSync(path, 'utf8'));
    const { cells } = await run(rewritten, folder, [join(to, 'src')], 60);
    expect(cells.flatMap(({ outputs }) => outputs)).toEqual([
      { kind: 'stream', name: 'stdout', text: '[1, 4, 9]\n' },
    ]);
  });
});
