import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** A test, or one case of a parametrized one. */
export interface TestPlace {
  /** `tests/test_prices.py`. */
  readonly file: string;
  readonly test: string;
  /** Its place among the cases; null where the test has none. */
  readonly case: number | null;
}

/** A test that isn't green. */
export interface FailedTest extends TestPlace {
  /** The name of the exception; `slow` where it took too long; `crash` where the interpreter ended. */
  readonly error: string;
}

/** What running the tests of a package needs. */
export interface TestOptions {
  /** The notebook's interpreter. */
  readonly python: string;
  /** The text of `run_tests.py`. */
  readonly helper: string;
  /** The package's source and its tests. */
  readonly files: readonly { readonly path: string; readonly text: string }[];
  readonly hashSeed: string;
  readonly order: 'forward' | 'backward';
  /** Seconds that one test may take. */
  readonly testTimeout: number;
}

/** What the helper says; its docstring explains each. */
type TestEvent =
  | ({ readonly event: 'begun' } & TestPlace)
  | ({ readonly event: 'ended'; readonly error: string | null } & TestPlace)
  | { readonly event: 'broken'; readonly file: string; readonly error: string };

/** What one process of the helper came to. */
interface Round {
  readonly failed: readonly FailedTest[];
  readonly broken: readonly string[];
  /** The test at work when it was stopped, or ended by itself; null: it came to its end. */
  readonly cut: FailedTest | null;
}

/** How often the tests go on without one that ended the interpreter or took too long. */
const MOST_ROUNDS = 12;

/** Seconds that importing everything may take, before the first test. */
const START_TIMEOUT = 120;

/**
 * Runs a package's tests in the notebook's interpreter, in a folder of their own, and gives those that aren't green. All
 * tests of a file that can't be imported are in `broken` by the file's path.
 */
export async function runTests(
  options: TestOptions,
): Promise<{ readonly failed: readonly FailedTest[]; readonly broken: readonly string[] }> {
  const failed = new Map<string, FailedTest>();
  const cut: FailedTest[] = [];
  for (let round = 0; ; round += 1) {
    const found = await runRound(options, cut);
    for (const each of found.failed) failed.set(keyOf(each), each);
    if (found.cut === null || round === MOST_ROUNDS)
      return { failed: [...failed.values()], broken: found.broken };
    failed.set(keyOf(found.cut), found.cut);
    cut.push(found.cut);
  }
}

/** Names a test among all. */
function keyOf({ file, test, case: place }: TestPlace): string {
  return JSON.stringify([file, test, place]);
}

async function runRound(options: TestOptions, spared: readonly TestPlace[]): Promise<Round> {
  const { python, helper, files, order, hashSeed, testTimeout } = options;
  const env = { ...process.env, PYTHONHASHSEED: hashSeed };
  const child = spawn(python, ['-c', helper], { stdio: ['pipe', 'pipe', 'ignore'], env, windowsHide: true });
  const ended = new Promise<void>((resolve) => {
    child.once('error', () => {
      resolve();
    });
    child.once('close', () => {
      resolve();
    });
  });
  child.stdin.on('error', () => undefined);
  const tests = files.map(({ path }) => path).filter((path) => /^tests\/.*\.py$/.test(path));
  const left = spared.map(({ file, test, case: place }) => [file, test, place]);
  child.stdin.write(`${JSON.stringify({ files, tests, order, spared: left })}\n`);
  const failed: FailedTest[] = [];
  const broken: string[] = [];
  let atWork: TestPlace | null = null;
  let error = 'crash';
  const stop = (): void => {
    error = 'slow';
    child.stdin.end();
  };
  let timer = setTimeout(stop, 1000 * START_TIMEOUT);
  for await (const line of createInterface(child.stdout)) {
    const event = JSON.parse(line) as TestEvent;
    if (event.event === 'broken') broken.push(event.file);
    else if (event.event === 'begun') {
      atWork = { file: event.file, test: event.test, case: event.case };
      clearTimeout(timer);
      timer = setTimeout(stop, 1000 * testTimeout);
    } else {
      atWork = null;
      if (event.error !== null) failed.push({ ...event, error: event.error });
    }
  }
  clearTimeout(timer);
  child.stdin.destroy();
  await ended;
  return { failed, broken, cut: atWork === null ? null : { ...atWork, error } };
}
