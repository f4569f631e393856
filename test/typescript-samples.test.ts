import { cpSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, vi } from 'vitest';
import { applyExtraction, prepareExtraction, scan, verify } from '../src/index.ts';
import { commands, describeWithKernels } from './typescript-kernels.ts';
import { pythonExecutable } from './python-environment.ts';
import { EXTRACT_ALL } from './verbs/extract-all.ts';

const samples = fileURLToPath(new URL('../sample-notebooks/', import.meta.url));

/** What a person said of a definition before the analysis was tried on it. */
interface Label {
  readonly notebook: string;
  readonly cell: number;
  readonly name: string;
  readonly verdict: 'solidified' | 'fluid' | 'blocked';
}

const labels = (
  JSON.parse(
    readFileSync(new URL('sample-notebooks/verdicts.json', import.meta.url), 'utf8'),
  ) as readonly Label[]
).filter(({ notebook }) => ['checkout-latency.ipynb', 'provider-report.ipynb'].includes(notebook));

const ignore = (): void => undefined;

/** Its list begins empty and is filled by its cell, which the package's list would be as well. */
const SHARED_LIST = 'worst';

it('what was labelled safe in the TypeScript samples may move, and nothing else', async () => {
  const notebooks = [...new Set(labels.map(({ notebook }) => notebook))];
  expect(notebooks).toHaveLength(2);
  for (const notebook of notebooks) {
    const { analysis } = await scan([join(samples, notebook)]);
    const blocked = analysis.definitions
      .filter(({ verdict }) => verdict.obstacles.length > 0)
      .map(({ definition }) => `${definition.name}@${definition.at.cell}`);
    const own = labels.filter((label) => label.notebook === notebook && label.name !== SHARED_LIST);
    const isBlocked = ({ name, cell }: Label): boolean => blocked.includes(`${name}@${cell}`);
    expect(own.filter((label) => isBlocked(label) !== (label.verdict === 'blocked'))).toEqual([]);
  }
});

describeWithKernels('the TypeScript samples', () => {
  it.each(['checkout-latency.ipynb', 'provider-report.ipynb'])(
    '%s moves, and shows the same in its kernel',
    async (name) => {
      const python = pythonExecutable();
      const folder = mkdtempSync(join(tmpdir(), 'solidify-sample-'));
      const [path, to] = [join(folder, name), join(folder, 'latency-tools')];
      for (const copy of [path, join(folder, 'before.ipynb')]) cpSync(join(samples, name), copy);
      vi.stubEnv('XDG_STATE_HOME', join(folder, 'state'));
      vi.stubEnv('PATH', [commands, process.env.PATH ?? ''].join(delimiter));
      try {
        const options = { ...EXTRACT_ALL, paths: [path], to, python, lift: true };
        await applyExtraction(await prepareExtraction(options), ignore);
        const limits = { cellTimeout: null, totalTimeout: null };
        const after = { before: join(folder, 'before.ipynb'), after: path, python, package: to };
        const { outcome, nondeterministic } = await verify({ ...after, ...limits }, ignore);
        expect({ outcome, nondeterministic }).toEqual({ outcome: 'equal', nondeterministic: [] });
      } finally {
        vi.unstubAllEnvs();
      }
    },
  );
});
