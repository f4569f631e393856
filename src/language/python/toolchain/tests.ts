import { startHelper } from '../../../kernel/index.ts';
import { readAsset } from '../../../workspace/index.ts';
import type { FailedTest, RunTests, TestPlace, TestRequest } from '../../tests.ts';

/** Hash seeds that no recording runs under, each with an order of the tests. */
const ROUNDS: readonly RoundOrder[] = [
  { hashSeed: '3', order: 'forward' },
  { hashSeed: '4', order: 'backward' },
];

/** What is run in an interpreter. */
export type TestsToRun = Omit<TestRequest, 'environment' | 'importers'>;

/** How one of the rounds runs. */
export interface RoundOrder {
  readonly hashSeed: string;
  readonly order: 'forward' | 'backward';
}

/** What the helper says; its docstring explains each. */
type TestEvent =
  | ({ readonly event: 'begun' } & TestPlace)
  | ({ readonly event: 'ended'; readonly error: string | null } & TestPlace)
  | { readonly event: 'broken'; readonly file: string; readonly error: string };

/** What one process of the helper came to. */
interface Ended {
  readonly failed: readonly FailedTest[];
  readonly broken: readonly string[];
  /** The test at work when it was stopped, or ended by itself; null: it came to its end. */
  readonly cut: FailedTest | null;
}

/** How often the tests go on without one that ended the interpreter or took too long. */
const MOST_ROUNDS = 12;

/** Seconds that importing everything may take, before the first test. */
const START_TIMEOUT = 120;

/** Runs a package's tests in the notebook's interpreter, in a folder of their own, and gives those that aren't green. */
export async function runTests(python: string, request: TestsToRun): Promise<TestOutcome> {
  const failed: FailedTest[] = [];
  const broken = new Set<string>();
  for (const round of ROUNDS) {
    const found = await runInOrder(python, request, round);
    failed.push(...found.failed);
    for (const file of found.broken) broken.add(file);
  }
  return { failed, broken: [...broken] };
}

type TestOutcome = Awaited<ReturnType<RunTests>>;

/** Runs them once, and again without those that end the interpreter or take too long. */
export async function runInOrder(
  python: string,
  request: TestsToRun,
  order: RoundOrder,
): Promise<TestOutcome> {
  const failed = new Map<string, FailedTest>();
  const cut: FailedTest[] = [];
  for (let round = 0; ; round += 1) {
    const found = await runRound(python, request, { ...order, spared: cut });
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

async function runRound(
  python: string,
  { files, tests, testTimeout }: TestsToRun,
  { hashSeed, order, spared }: RoundOrder & { readonly spared: readonly TestPlace[] },
): Promise<Ended> {
  const left = spared.map(({ file, test, case: place }) => [file, test, place]);
  const helper = startHelper(
    [python, '-c', helperText()],
    { files, tests, order, spared: left },
    { ...process.env, PYTHONHASHSEED: hashSeed },
  );
  const failed: FailedTest[] = [];
  const broken: string[] = [];
  let atWork: TestPlace | null = null;
  let error = 'crash';
  const stop = (): void => {
    error = 'slow';
    helper.stop();
  };
  let timer = setTimeout(stop, 1000 * START_TIMEOUT);
  for await (const answer of helper.answers) {
    const event = answer as TestEvent;
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
  helper.stop();
  await helper.ended;
  return { failed, broken, cut: atWork === null ? null : { ...atWork, error } };
}

function helperText(): string {
  return new TextDecoder().decode(readAsset('language/python/toolchain/run_tests.py'));
}
