import { readFileSync } from 'node:fs';
import { runNotebooks } from '../../src/kernel/index.ts';
import type { Kernel } from '../../src/kernel/kernel.ts';
import type { NotebookRun, RunProgress } from '../../src/kernel/run.ts';
import { pythonToolchain } from '../../src/language/python/toolchain/index.ts';
import type { RecordedFunction } from '../../src/plan/recording.ts';
import { readNotebook } from '../../src/notebook/index.ts';
import type { Notebook } from '../../src/notebook/notebook.ts';

/** The text of the helper that runs notebooks. */
export const helper = readFileSync(new URL('../../src/kernel/run_notebook.py', import.meta.url), 'utf8');

/** IPython of a Python, which runs the helper too. */
export function ipython(python: string): Kernel {
  return { client: python, argv: null, environment: {}, lateResults: 0 };
}

/** What records calls in IPython. */
export const recorderOptions = {
  observer: pythonToolchain.recorder?.observer() ?? { modules: [], main: '' },
  runs: pythonToolchain.recorder?.runs ?? [],
  placeData: (functions: readonly RecordedFunction[]) =>
    pythonToolchain.recorder?.placeData?.(functions) ?? functions,
};

/** A notebook with these code cells, through the product's own reader. */
export function notebookOf(...sources: readonly string[]): Notebook {
  return readNotebook('test.py', sources.map((source) => `# %%\n${source}\n`).join('\n'));
}

/** One run of a notebook with these cells. */
export interface OneRun {
  readonly sources: readonly string[];
  readonly folder: string;
  readonly python: string;
  readonly path?: readonly string[];
  readonly place?: 'folder' | 'copy';
  readonly cellTimeout?: number;
  readonly totalTimeout?: number;
  readonly onProgress?: (progress: RunProgress) => void;
}

/** Runs a notebook once. */
export async function runNotebook(options: OneRun): Promise<NotebookRun> {
  const { sources, folder, python, path = [], place = 'folder', onProgress } = options;
  const { cellTimeout = null, totalTimeout = null } = options;
  const [run] = await runNotebooks(
    { helper, cellTimeout, totalTimeout },
    [{ notebook: notebookOf(...sources), kernel: ipython(python), folder, path, place }],
    (_, progress) => onProgress?.(progress),
  );
  if (run === undefined) throw new Error('nothing was run');
  return run;
}
