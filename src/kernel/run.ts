import type { Notebook } from '../notebook/notebook.ts';
import { SolidifyError } from '../text/error.ts';
import { converse, type HelperEvent, type HelperRequest, type Observer } from './conversation.ts';
import type { Kernel } from './kernel.ts';
import { readOutput, type RunOutput } from './output.ts';

/** What one code cell showed in a run. */
export interface CellRun {
  /** Index among all cells of the notebook. */
  readonly cell: number;
  readonly outputs: readonly RunOutput[];
}

/** A run of all code cells, in order, in one fresh kernel. */
export interface NotebookRun {
  readonly cells: readonly CellRun[];
  /** Index of the cell in which the kernel died, so that those after it weren't run; null: it lived. */
  readonly diedAt: number | null;
  /** What the observer has written, in order. */
  readonly observed?: readonly unknown[];
}

/** A cell is at work: the `ordinal`-th (from 1) of `of` code cells, for so many whole seconds. */
export interface RunProgress {
  readonly cell: number;
  readonly ordinal: number;
  readonly of: number;
  readonly seconds: number;
}

/** One run to do. */
export interface RunRequest {
  readonly notebook: Notebook;
  /** What runs it; all requests of one call have the same client. */
  readonly kernel: Kernel;
  /** Absolute path of the folder the kernel works in. */
  readonly folder: string;
  /** Absolute folders to put first on the kernel's PYTHONPATH. */
  readonly path: readonly string[];
  /**
   * Texts of files to put into the copy of the folder or around it, by absolute real path: other notebooks that were rewritten, which
   * this one may run, or what lets it find a package.
   */
  readonly files?: readonly { readonly path: string; readonly text: string }[];
  /** Whether the kernel works in the folder itself, or in a copy of it as it is before any of the runs. */
  readonly place: 'folder' | 'copy';
  /** Texts of files that the kernel finds before all others when it imports, by their path from the folder it does that in. */
  readonly sources?: readonly { readonly path: string; readonly text: string }[];
  /** Environment variables to set. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Watches the run from within its kernel. */
  readonly observer?: Observer;
}

/** With what notebooks are run, and for how long. */
export interface Runner {
  /** The text of `run_notebook.py`. */
  readonly helper: string;
  /** Seconds that one cell may take; null: any. */
  readonly cellTimeout: number | null;
  /** Seconds that all runs together may take; null: any. */
  readonly totalTimeout: number | null;
}

/**
 * Runs the code cells of notebooks, one notebook after the other, each in a fresh kernel; cells
 * after an error run too. `onProgress` gets the place of the run among the requests, as each cell starts and every
 * second. No kernel and nothing that a cell has started outlives the call, however this process ends.
 * @throws SolidifyError when the client can't run notebooks, or the time is over.
 */
export async function runNotebooks(
  runner: Runner,
  requests: readonly RunRequest[],
  onProgress: (run: number, progress: RunProgress) => void,
): Promise<readonly NotebookRun[]> {
  const cells = requests.map(({ notebook }) => notebook.cells.filter(({ kind }) => kind === 'code'));
  const outputs = cells.map((each) => each.map((): readonly RunOutput[] => []));
  const died = requests.map((): number | null => null);
  const observed = requests.map((): unknown[] => []);
  const clock = tick((run, ordinal, seconds) => {
    const of = cells[run] ?? [];
    const cell = of[ordinal]?.index ?? 0;
    onProgress(run, { cell, ordinal: ordinal + 1, of: of.length, seconds });
  });
  const handle = (event: HelperEvent): void => {
    const place = 'cell' in event ? (cells[event.run]?.[event.cell]?.index ?? 0) : 0;
    switch (event.event) {
      case 'started':
        clock.start(event.run, event.cell);
        break;
      case 'outputs':
        outputs[event.run]?.splice(event.cell, 1, event.outputs.map(readOutput));
        break;
      case 'died':
        died[event.run] = place;
        break;
      case 'observed':
        observed[event.run]?.push(event.record);
        break;
      case 'unstartable':
        throw unstartable(requests[event.run], event.reason);
      case 'timeout':
      case 'touched':
        throw stopped(event, requests[event.run], place, runner);
    }
  };
  const runs = requests.map((request, index) => ({
    cells: (cells[index] ?? []).map(({ source, tags }) => ({ source, tags })),
    kernel: commandOf(request.kernel),
    cwd: request.folder,
    path: request.path,
    place: request.place,
    files: request.files ?? [],
    sources: request.sources ?? [],
    environment: request.environment ?? {},
    observer: request.observer ?? null,
  }));
  try {
    await converse(
      clientOf(requests),
      runner.helper,
      { runs, cell_timeout: runner.cellTimeout, total_timeout: runner.totalTimeout },
      handle,
    );
  } finally {
    clock.stop();
  }
  return cells.map((each, run) => ({
    cells: each.map((cell, order) => ({
      cell: cell.index,
      outputs: [...(outputs[run]?.[order] ?? []), ...(died[run] === cell.index ? [deadKernel] : [])],
    })),
    diedAt: died[run] ?? null,
    observed: observed[run] ?? [],
  }));
}

function clientOf(requests: readonly RunRequest[]): string {
  const [client, ...others] = new Set(requests.map(({ kernel }) => kernel.client));
  if (client === undefined || others.length > 0) throw new RangeError('one client runs all notebooks');
  return client;
}

function commandOf({ argv, environment, lateResults }: Kernel): HelperRequest['runs'][number]['kernel'] {
  return argv === null ? null : { argv, environment, late: lateResults };
}

const deadKernel: RunOutput = {
  kind: 'error',
  name: 'DeadKernelError',
  message: 'the kernel died',
};

/** Tells the cell at work, at once and every second. */
function tick(tell: (run: number, ordinal: number, seconds: number) => void): {
  start(run: number, ordinal: number): void;
  stop(): void;
} {
  let timer: NodeJS.Timeout | undefined;
  return {
    start(run, ordinal) {
      clearInterval(timer);
      const since = Date.now();
      tell(run, ordinal, 0);
      timer = setInterval(() => {
        tell(run, ordinal, Math.round((Date.now() - since) / 1000));
      }, 1000);
    },
    stop() {
      clearInterval(timer);
    },
  };
}

function unstartable(request: RunRequest | undefined, reason: string): SolidifyError {
  const { argv = null, client = 'python3' } = request?.kernel ?? {};
  const command = argv?.join(' ') ?? `${client} -m ipykernel_launcher`;
  return new SolidifyError('refused', 'no-kernel', `its kernel doesn't start: ${reason}`, {
    place: { file: request?.notebook.path ?? '' },
    hint: `Check that this starts: ${command}`,
  });
}

function stopped(
  event: Extract<HelperEvent, { event: 'timeout' | 'touched' }>,
  request: RunRequest | undefined,
  cell: number,
  runner: Runner,
): SolidifyError {
  const file = request?.notebook.path ?? '';
  if (event.event === 'touched') {
    return new SolidifyError(
      'refused',
      'changes-large-file',
      `the notebook changes ${event.file}, which is too large to give each run a copy`,
      { place: { file }, hint: 'Move that file out of the folder, or let the notebook write a new one.' },
    );
  }
  return event.limit === 'cell'
    ? new SolidifyError(
        'refused',
        'cell-timeout',
        `a cell took longer than ${runner.cellTimeout ?? 0} seconds`,
        { place: { file, cell }, hint: 'Give cells more time with --timeout, or shorten the cell.' },
      )
    : new SolidifyError(
        'refused',
        'total-timeout',
        `the runs took longer than ${runner.totalTimeout ?? 0} seconds in all; this cell was at work`,
        { place: { file, cell }, hint: 'Give them more time with --timeout-total.' },
      );
}
