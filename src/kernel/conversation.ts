import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { createInterface } from 'node:readline';
import { SolidifyError } from '../text/error.ts';
import { installCommandFor } from './client.ts';
import type { RawOutput } from './output.ts';

/** What watches a notebook from within its kernel; the helper's docstring explains both ways. */
export type Observer = KernelObserver | PackageObserver;

/** Code that the kernel runs before the first cell. */
export interface KernelObserver {
  readonly modules: readonly (readonly [name: string, source: string])[];
  readonly main: string;
  readonly config: Readonly<Record<string, unknown>>;
}

/** Code among the files that the notebook imports. */
export interface PackageObserver {
  /** The environment variable that names the file to write to. */
  readonly variable: string;
  /** What is run in the kernel after the last cell; the cell's own language. */
  readonly finish: string;
}

/** What the helper is asked; its docstring explains each. */
export interface HelperRequest {
  readonly runs: readonly {
    readonly cells: readonly { readonly source: string; readonly tags: readonly string[] }[];
    readonly kernel: {
      readonly argv: readonly string[];
      readonly environment: Readonly<Record<string, string>>;
      readonly late: number;
    } | null;
    readonly cwd: string;
    readonly path: readonly string[];
    readonly place: 'folder' | 'copy';
    readonly sources: readonly { readonly path: string; readonly text: string }[];
    readonly environment: Readonly<Record<string, string>>;
    readonly observer: Observer | null;
  }[];
  readonly cell_timeout: number | null;
  readonly total_timeout: number | null;
}

/** What the helper says of its runs; its docstring explains each. */
export type HelperEvent =
  | { readonly event: 'unstartable'; readonly run: number; readonly reason: string }
  | { readonly event: 'started'; readonly run: number; readonly cell: number }
  | { readonly event: 'died'; readonly run: number; readonly cell: number }
  | {
      readonly event: 'timeout';
      readonly run: number;
      readonly cell: number;
      readonly limit: 'cell' | 'total';
    }
  | { readonly event: 'touched'; readonly run: number; readonly file: string }
  | {
      readonly event: 'outputs';
      readonly run: number;
      readonly cell: number;
      readonly outputs: readonly RawOutput[];
    }
  | { readonly event: 'observed'; readonly run: number; readonly record: unknown };

/** What the helper says instead, of an interpreter that can't run notebooks. */
interface Missing {
  readonly event: 'missing';
  readonly modules: readonly string[];
  readonly pip: boolean;
  readonly conda: string | null;
}

/**
 * Starts the helper, sends the request and hands on its events. The helper runs in a process group of its own and
 * kills its kernels when stdin ends, as it does however this process ends.
 * @throws SolidifyError when the interpreter can't run notebooks, and whatever `handle` throws.
 */
export async function converse(
  python: string,
  helper: string,
  request: HelperRequest,
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
      for await (const line of createInterface(child.stdout)) {
        const event = JSON.parse(line) as HelperEvent | Missing;
        if (event.event === 'missing') throw missingModules(python, event);
        handle(event);
      }
    })();
    const [status] = await Promise.all([ended, reading]);
    if (status === null) throw helperKilled(python);
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

function missingModules(python: string, { modules, pip, conda }: Missing): SolidifyError {
  const command = installCommandFor(python, modules, conda === null ? (pip ? 'pip' : 'no-pip') : { conda });
  return new SolidifyError(
    'refused',
    'no-kernel',
    `${python} can't run notebooks: it lacks ${modules.join(' and ')}`,
    { hint: `run ${command}` },
  );
}

function notStarted(python: string, cause: Error): SolidifyError {
  return new SolidifyError('usage', 'no-interpreter', `${python} can't be started`, {
    hint: "name the notebook's interpreter with --python",
    cause,
  });
}

function helperKilled(python: string): SolidifyError {
  return new SolidifyError(
    'refused',
    'run-failed',
    `${python}, which runs the notebook, was ended from outside`,
    {
      hint: 'run this again; there may have been too little memory',
    },
  );
}

/** Only the helper's own traceback is told: what stands before it, a kernel has said, and may be data. */
function helperFailed(python: string, stderr: string): SolidifyError {
  const [, ...own] = stderr.trim().split(/^(?=Traceback )/m);
  const last = (own.at(-1) ?? '').split('\n').slice(-5).join('\n');
  return new SolidifyError('refused', 'run-failed', `running the notebook with ${python} failed:\n${last}`, {
    hint: `check that "${python} -m ipykernel_launcher --version" works`,
  });
}
