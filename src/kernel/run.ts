import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Notebook, Output } from '../notebook/notebook.ts';
import { SolidifyError } from '../text/error.ts';

/** What one code cell showed in a run. */
export interface CellRun {
  /** Index among all cells of the notebook. */
  readonly cell: number;
  readonly outputs: readonly Output[];
}

/** A run of all code cells, in order, in one fresh kernel. */
export interface NotebookRun {
  readonly cells: readonly CellRun[];
}

/** A cell starts to run: the `ordinal`-th (from 1) of `of` code cells. */
export interface RunProgress {
  readonly cell: number;
  readonly ordinal: number;
  readonly of: number;
}

/** What a run needs. */
export interface RunOptions {
  readonly notebook: Notebook;
  /** Absolute path of the folder the kernel works in. */
  readonly folder: string;
  /** The notebook's interpreter. */
  readonly python: string;
  /** The text of `helper/run_notebook.py`. */
  readonly helper: string;
  /** Absolute folders to put first on the kernel's PYTHONPATH. */
  readonly path: readonly string[];
  /** Seconds that one cell may take; null: any. */
  readonly cellTimeout: number | null;
  readonly onProgress: (progress: RunProgress) => void;
}

/** An output as nbformat has it, as far as it is used. */
interface RawOutput {
  readonly output_type: 'stream' | 'execute_result' | 'display_data' | 'error';
  readonly name?: string;
  readonly text?: string;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly ename?: string;
  readonly evalue?: string;
}

/** What the helper says; its docstring explains each. */
type HelperEvent =
  | { readonly event: 'missing'; readonly modules: readonly string[] }
  | { readonly event: 'started' | 'died' | 'timeout'; readonly cell: number }
  | { readonly event: 'finished'; readonly cell: number; readonly outputs: readonly RawOutput[] };

/**
 * Runs a notebook's code cells in a fresh kernel of its interpreter; cells after an error run too. When the kernel
 * dies, its cell shows the error `DeadKernelError` and the cells after it show nothing. No kernel outlives the call,
 * nor this process.
 * @throws SolidifyError when the interpreter can't run notebooks, or a cell exceeds its time.
 */
export async function runNotebook(options: RunOptions): Promise<NotebookRun> {
  const cells = options.notebook.cells.filter((cell) => cell.kind === 'code');
  const runs = cells.map((cell) => ({ cell: cell.index, outputs: [] as readonly Output[] }));
  const request = {
    cells: cells.map(({ source, tags }) => ({ source, tags })),
    cwd: options.folder,
    path: options.path,
    timeout: options.cellTimeout,
  };
  await converse(options.python, options.helper, request, (event) => {
    if (event.event === 'missing') throw missingModules(options.python, event.modules);
    const run = runs[event.cell];
    if (run === undefined) return;
    if (event.event === 'started') {
      options.onProgress({ cell: run.cell, ordinal: event.cell + 1, of: runs.length });
    } else if (event.event === 'finished') {
      runs[event.cell] = { ...run, outputs: event.outputs.map(readOutput) };
    } else if (event.event === 'died') {
      const died: Output = { kind: 'error', name: 'DeadKernelError', message: 'the kernel died' };
      runs[event.cell] = { ...run, outputs: [died] };
    } else {
      throw new SolidifyError('refused', 'cell-timeout', 'a cell took longer than it may', {
        place: { file: options.notebook.path, cell: run.cell },
        hint: 'give cells more time, or shorten the cell',
      });
    }
  });
  return { cells: runs };
}

/**
 * Starts the helper, sends the request and hands on its events. The helper runs in a process group of its own and
 * kills its kernel when stdin ends, as it does however this process ends.
 */
async function converse(
  python: string,
  helper: string,
  request: object,
  handle: (event: HelperEvent) => void,
): Promise<void> {
  const child = spawn(python, ['-c', helper], { stdio: 'pipe', detached: true, windowsHide: true });
  const stderr = keepTail(child);
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
  // A helper that ends early closes its stdin; its exit says why.
  child.stdin.on('error', () => undefined);
  child.stdin.write(`${JSON.stringify(request)}\n`);
  try {
    const reading = (async () => {
      for await (const line of createInterface(child.stdout)) handle(JSON.parse(line) as HelperEvent);
    })();
    const [status] = await Promise.all([ended, reading]);
    if (status !== 0) throw helperFailed(python, stderr());
  } catch (error) {
    throw error instanceof Error && 'syscall' in error ? notStarted(python, error) : error;
  } finally {
    child.stdin.destroy();
    await ended.catch(() => null);
    child.stderr.destroy();
  }
}

/** Keeps the last 4,000 characters of what a process writes to stderr. */
function keepTail(child: ChildProcessWithoutNullStreams): () => string {
  const tail = { text: '' };
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    tail.text = (tail.text + chunk).slice(-4000);
  });
  return () => tail.text;
}

function readOutput(raw: RawOutput): Output {
  switch (raw.output_type) {
    case 'stream':
      return { kind: 'stream', name: raw.name ?? 'stdout', text: raw.text ?? '' };
    case 'error':
      return { kind: 'error', name: raw.ename ?? '', message: raw.evalue ?? '' };
    case 'execute_result':
    case 'display_data': {
      const texts = Object.entries(raw.data ?? {}).map(([mime, value]): [string, string] => [
        mime,
        typeof value === 'string' ? value : JSON.stringify(value),
      ]);
      return {
        kind: raw.output_type === 'display_data' ? 'display' : 'result',
        data: Object.fromEntries(texts),
      };
    }
  }
}

function missingModules(python: string, modules: readonly string[]): SolidifyError {
  const names = modules.join(' and ');
  return new SolidifyError('refused', 'no-kernel', `${python} can't run notebooks: it lacks ${names}`, {
    hint: `run ${python} -m pip install ${modules.join(' ')}`,
  });
}

function notStarted(python: string, cause: Error): SolidifyError {
  return new SolidifyError('usage', 'no-interpreter', `${python} can't be started`, {
    hint: "name the notebook's interpreter with --python",
    cause,
  });
}

function helperFailed(python: string, stderr: string): SolidifyError {
  const last = stderr.trim().split('\n').slice(-5).join('\n');
  return new SolidifyError('refused', 'run-failed', `running the notebook with ${python} failed:\n${last}`, {
    hint: `check that "${python} -m ipykernel_launcher --version" works`,
  });
}
