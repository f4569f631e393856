import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { NotebookRun } from '../src/kernel/run.ts';
import type { Notebook, Output } from '../src/notebook/notebook.ts';

/** What an extractor without an analysis makes of cells: a module and the cells that import from it. */
export interface NaiveExtraction {
  readonly module: string;
  readonly cells: readonly string[];
}

/** A warm Python that runs small notebooks, each in a forked IPython shell of its own. */
export interface CaseServer {
  /** Runs a notebook's code cells in `folder`, with the folders of `path` importable. */
  run(notebook: Notebook, folder: string, path: readonly string[]): Promise<NotebookRun>;
  /** See `python/naive_extract.py`. */
  extractNaively(sources: readonly string[]): Promise<NaiveExtraction>;
  close(): void;
}

/** Starts `python/case_server.py`. */
export function startCaseServer(python: string): CaseServer {
  const script = fileURLToPath(new URL('./python/case_server.py', import.meta.url));
  const child = spawn(python, [script], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, PYTHONHASHSEED: '0', OPENBLAS_NUM_THREADS: '1' },
  });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const queue = { last: Promise.resolve<unknown>(undefined) };
  const ask = (request: object): Promise<unknown> => {
    const answer = queue.last.then(async () => {
      child.stdin.write(`${JSON.stringify(request)}\n`);
      const line = await lines.next();
      if (line.done === true) throw new Error('the case server has ended');
      return JSON.parse(line.value) as unknown;
    });
    queue.last = answer.catch(() => undefined);
    return answer;
  };
  return {
    async run(notebook, folder, path) {
      const cells = notebook.cells.filter(({ kind }) => kind === 'code');
      const request = { cells: cells.map(({ source }) => source), cwd: folder, path };
      const answer = (await ask(request)) as { readonly cells?: readonly (readonly Output[])[] };
      if (answer.cells === undefined) throw new Error(`the shell of ${notebook.path} ended early`);
      const outputs = answer.cells;
      return {
        cells: cells.map(({ index }, order) => ({ cell: index, outputs: outputs[order] ?? [] })),
        diedAt: null,
      };
    },
    async extractNaively(sources) {
      return (await ask({ naive: sources })) as NaiveExtraction;
    },
    close() {
      child.stdin.end();
    },
  };
}
