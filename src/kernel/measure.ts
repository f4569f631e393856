import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** How much the tests of a package hold of one function. */
export interface MeasuredFunction {
  /** `churn_tools.prices`. */
  readonly module: string;
  /** `clean`; of a method `Costs.of`. */
  readonly name: string;
  /** Lines of its body that can run, and those of them that green tests run. */
  readonly lines: number;
  readonly covered: number;
  /** Whether a green test reaches it. */
  readonly tested: boolean;
  /** Mutants that were tried, and those that a test caught. */
  readonly mutants: number;
  readonly caught: number;
  /** The same of those that change a return statement. */
  readonly returns: number;
  readonly returnsCaught: number;
  /** Mutants that no test caught, by line of the module. */
  readonly survivors: readonly { readonly line: number; readonly change: string }[];
}

/** How much the tests of a package hold. */
export interface Measurement {
  readonly functions: readonly MeasuredFunction[];
  /** Mutants that weren't tried, for want of time. */
  readonly left: number;
}

/** What measuring needs. */
export interface MeasureOptions {
  /** The notebook's interpreter. */
  readonly python: string;
  /** The texts of `measure_tests.py` and `run_tests.py`. */
  readonly helper: string;
  readonly runner: string;
  /** The package's source and its tests. */
  readonly files: readonly { readonly path: string; readonly text: string }[];
  /** Paths of the modules among the files, by import name. */
  readonly modules: Readonly<Record<string, string>>;
  /** Most mutants to try. */
  readonly mutants: number;
  /** Seconds that trying them may take. */
  readonly seconds: number;
  readonly onProgress: (at: number, of: number) => void;
}

/** What the helper says; its docstring explains each. */
type MeasureEvent =
  | { readonly event: 'measured'; readonly at: number; readonly of: number }
  | ({ readonly event: 'done' } & Measurement);

/** Seconds that importing the package and running its tests once may take, beside the mutants. */
const START_TIMEOUT = 180;

/**
 * Runs a package's tests in the notebook's interpreter, once as they are and then on mutants of its functions. Null where the
 * interpreter ended before its time, as a mutant may make it, or didn't come to an end.
 */
export async function measureTests(options: MeasureOptions): Promise<Measurement | null> {
  const { python, helper, runner, files, modules, mutants, seconds, onProgress } = options;
  const env = { ...process.env, PYTHONHASHSEED: '3' };
  const child = spawn(python, ['-c', helper], { stdio: ['pipe', 'pipe', 'ignore'], env, windowsHide: true });
  child.on('error', () => undefined);
  child.stdin.on('error', () => undefined);
  child.stdin.write(`${JSON.stringify({ runner, files, modules, mutants, seconds })}\n`);
  const timer = setTimeout(() => child.stdin.end(), 1000 * (START_TIMEOUT + seconds));
  let measurement: Measurement | null = null;
  for await (const line of createInterface(child.stdout)) {
    const event = JSON.parse(line) as MeasureEvent;
    if (event.event === 'measured') onProgress(event.at, event.of);
    else measurement = { functions: event.functions, left: event.left };
  }
  clearTimeout(timer);
  child.stdin.destroy();
  return measurement;
}
