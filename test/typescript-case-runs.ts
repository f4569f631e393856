import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { runNotebooks } from '../src/kernel/index.ts';
import { readOutput, type RawOutput } from '../src/kernel/output.ts';
import type { NotebookRun, RunRequest } from '../src/kernel/run.ts';
import { builtPackage } from '../src/language/typescript/importing/built.ts';
import type { Notebook } from '../src/notebook/notebook.ts';
import { writeFiles } from './case-harness.ts';
import type { CaseExtraction } from './case-harness.ts';
import { helper } from './kernel/notebooks.ts';
import { kernelOf } from './typescript-kernels.ts';

/** Runs notebooks of cases, each with names of its own. */
export interface CaseRunner {
  /** `files` are the package that it imports under that name; none: it imports none. */
  run(notebook: Notebook, folder: string, name: string, files: CaseExtraction['files']): Promise<NotebookRun>;
  close(): void;
}

/** Notebooks that one call runs one after the other: each starts while the one before it runs. */
const MOST_AT_ONCE = 12;

/**
 * Runs notebooks in their real kernels. Those that are asked for at the same time share a call; two calls run at a time.
 */
export function realKernels(): CaseRunner {
  interface Waiting {
    readonly request: RunRequest;
    readonly resolve: (run: NotebookRun) => void;
    readonly reject: (error: unknown) => void;
  }
  const waiting: Waiting[] = [];
  const state = { active: 0 };
  const work = async (): Promise<void> => {
    state.active += 1;
    for (let batch = waiting.splice(0, MOST_AT_ONCE); batch.length > 0;) {
      try {
        const requests = batch.map(({ request }) => request);
        const runs = await runNotebooks(
          { helper, cellTimeout: 60, totalTimeout: null },
          requests,
          () => undefined,
        );
        batch.forEach(({ resolve, reject }, at) => {
          const run = runs[at];
          if (run === undefined) reject(new Error('it was not run'));
          else resolve(run);
        });
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
      batch = waiting.splice(0, MOST_AT_ONCE);
    }
    state.active -= 1;
  };
  return {
    run(notebook, folder, name, files) {
      if (notebook.kernel?.name !== 'deno') {
        install(join(folder, 'node_modules', name), name, files);
      } else if (Object.keys(files).length > 0) {
        const entry = join(writeFiles(files), 'src', 'index.ts');
        const imports = { [name]: pathToFileURL(entry).href };
        writeFileSync(join(folder, 'deno.json'), JSON.stringify({ imports }));
      }
      return new Promise((resolve, reject) => {
        const kernel = kernelOf(notebook);
        waiting.push({ request: { notebook, kernel, folder, path: [], place: 'folder' }, resolve, reject });
        setImmediate(() => {
          if (state.active < 2) void work();
        });
      });
    },
    close: () => undefined,
  };
}

/** Runs notebooks in tslab's own code, without Jupyter's protocol: see `tslab-server.cjs`. What lies beside them it doesn't see. */
export function tslabInProcess(): CaseRunner {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'solidify-tslab-')));
  writeFileSync(join(folder, 'package.json'), '{}');
  const script = fileURLToPath(new URL('./tslab-server.cjs', import.meta.url));
  const start = (): Server => {
    const child = spawn(process.execPath, [script], { cwd: folder, stdio: 'pipe' });
    child.stderr.resume();
    // What is asked after the end is answered by nobody.
    child.stdin.on('error', () => undefined);
    return { child, answers: createInterface(child.stdout)[Symbol.asyncIterator]() };
  };
  const state = { server: start(), last: Promise.resolve<unknown>(undefined) };
  const ask = async (request: object): Promise<readonly (readonly RawOutput[])[]> => {
    state.server.child.stdin.write(`${JSON.stringify(request)}\n`);
    const line = await state.server.answers.next();
    if (line.done === true) throw new Error('the server of tslab has ended');
    const { cells, restart } = JSON.parse(line.value) as Answer;
    if (restart) {
      state.server.child.kill();
      state.server = start();
    }
    return cells;
  };
  return {
    async run({ cells: all }, _folder, name, files) {
      const cells = all.filter(({ kind }) => kind === 'code');
      const answer = state.last.then(async () => {
        install(join(folder, 'node_modules', name), name, files);
        return ask({ cells: cells.map(({ source }) => source) });
      });
      state.last = answer.catch(() => undefined);
      const outputs = await answer;
      return {
        cells: cells.map(({ index }, at) => ({ cell: index, outputs: (outputs[at] ?? []).map(readOutput) })),
        diedAt: null,
      };
    },
    close() {
      state.server.child.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

interface Server {
  readonly child: ChildProcessWithoutNullStreams;
  readonly answers: AsyncIterator<string>;
}

interface Answer {
  readonly cells: readonly (readonly RawOutput[])[];
  readonly restart: boolean;
}

function install(folder: string, name: string, files: CaseExtraction['files']): void {
  if (Object.keys(files).length === 0) return;
  const texts = Object.entries(files).map(([path, text]) => ({ path, text }));
  for (const { path, text } of builtPackage(name, texts)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}
