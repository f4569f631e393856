import { join } from 'node:path';
import { startHelper } from '../../../kernel/index.ts';
import { readAsset, writeTemporaryFiles } from '../../../workspace/index.ts';
import type { TemporaryFiles } from '../../../workspace/temporary-files.ts';
import type { FileText } from '../../package-files.ts';
import type { FailedTest, TestPlace } from '../../tests.ts';
import { emitFiles } from './emit.ts';

/** What runs the tests of an npm package, and where that finds what the package depends on. */
export interface TestRuntime {
  readonly kind: 'deno' | 'node';
  /** Absolute. */
  readonly executable: string;
  /** Absolute path of the `node_modules` that holds it; null: nothing is installed, or Deno knows where. */
  readonly nodeModules: string | null;
}

/** What is run. */
export interface TestFiles {
  /** The package's sources, its tests, and its configuration. */
  readonly files: readonly FileText[];
  /** Which of the files hold the tests to run. */
  readonly tests: readonly string[];
  /** Seconds that one test may take. */
  readonly testTimeout: number;
}

/** Tests that aren't green, and files that can't be imported. */
export interface TestOutcome {
  readonly failed: readonly FailedTest[];
  readonly broken: readonly string[];
}

/** Orders of the tests, each in a time zone and a language that no recording runs under. */
const ROUNDS = [
  { order: 'forward', variables: { TZ: 'America/St_Johns', LC_ALL: 'fr_FR.UTF-8' } },
  { order: 'backward', variables: { TZ: 'Pacific/Chatham', LC_ALL: 'en_US.UTF-8' } },
] as const;

/** Files of the test runner. */
const RUNNER = ['expect.js', 'vitest.js', 'run.js'];

/** How often the tests go on without one that ended the process or took too long. */
const MOST_ROUNDS = 12;

/** Seconds that importing everything may take, before the first test. */
const START_TIMEOUT = 60;

/**
 * Runs a package's tests by a small runner of our own, since vitest needn't be there, in a folder of their own and in processes
 * that can reach nothing outside of it.
 */
export async function runTestFiles(runtime: TestRuntime, request: TestFiles): Promise<TestOutcome> {
  const made = putFiles(runtime, request.files);
  try {
    const failed: FailedTest[] = [];
    const broken = new Set<string>();
    for (const round of ROUNDS) {
      const found = await runInOrder(made.folder, runtime, request, round);
      failed.push(...found.failed);
      for (const file of found.broken) broken.add(file);
    }
    return { failed, broken: [...broken] };
  } finally {
    made.discard();
  }
}

function putFiles({ nodeModules }: TestRuntime, files: readonly FileText[]): TemporaryFiles {
  const runner = RUNNER.map((name) => ({
    path: `runner/${name}`,
    text: new TextDecoder().decode(readAsset(`language/typescript/record/runner/${name}`)),
  }));
  const configuration = files.filter(({ path }) => path === 'deno.json');
  const own = [
    ...runner,
    ...emitFiles(files),
    ...(configuration.length > 0 ? configuration : [{ path: 'deno.json', text: '{}' }]),
    { path: 'package.json', text: '{ "type": "module" }' },
  ];
  const links = nodeModules === null ? [] : [{ path: 'node_modules', to: nodeModules }];
  return writeTemporaryFiles({ files: own, links });
}

type Round = (typeof ROUNDS)[number];

/** Runs them once, and again without those that end the process or take too long. */
async function runInOrder(
  folder: string,
  runtime: TestRuntime,
  request: TestFiles,
  round: Round,
): Promise<TestOutcome> {
  const failed: FailedTest[] = [];
  const cut: FailedTest[] = [];
  for (;;) {
    const found = await runOnce(folder, runtime, request, round, cut);
    failed.push(...found.failed);
    if (found.cut === null || cut.length === MOST_ROUNDS)
      return { failed: [...failed, ...cut], broken: found.broken };
    cut.push(found.cut);
  }
}

/** What the runner says; its first comment explains each. */
type TestEvent =
  | ({ readonly event: 'begun' } & TestPlace)
  | ({ readonly event: 'ended'; readonly error: string | null } & TestPlace)
  | { readonly event: 'broken'; readonly file: string; readonly error: string }
  | { readonly event: 'over' };

/** `cut` is the test at work when the process was stopped, or ended by itself; null: it came to its end. */
async function runOnce(
  folder: string,
  runtime: TestRuntime,
  { tests, testTimeout }: TestFiles,
  { order, variables }: Round,
  spared: readonly TestPlace[],
): Promise<TestOutcome & { readonly cut: FailedTest | null }> {
  const request = {
    files: tests.map((path) => path.replace(/\.[jt]sx?$/, '.js')),
    order,
    spared: spared.map(({ file, test, case: place }) => [emitted(file), test, place]),
  };
  const sources = new Map(tests.map((path) => [emitted(path), path]));
  const helper = startHelper(commandFor(runtime, folder), request, { ...process.env, ...variables });
  const failed: FailedTest[] = [];
  const broken: string[] = [];
  let atWork: TestPlace | null = null;
  let error = 'crash';
  let isOver = false;
  const stop = (): void => {
    error = 'slow';
    helper.kill();
  };
  let timer = setTimeout(stop, 1000 * START_TIMEOUT);
  for await (const answer of helper.answers) {
    const event = answer as TestEvent;
    if (event.event === 'over') {
      isOver = true;
      continue;
    }
    const file = sources.get(event.file) ?? event.file;
    if (event.event === 'broken') broken.push(file);
    else if (event.event === 'begun') {
      atWork = { file, test: event.test, case: event.case };
      clearTimeout(timer);
      timer = setTimeout(stop, 1000 * testTimeout);
    } else {
      atWork = null;
      if (event.error !== null) failed.push({ file, test: event.test, case: event.case, error: event.error });
    }
  }
  clearTimeout(timer);
  helper.stop();
  await helper.ended;
  if (atWork !== null) return { failed, broken, cut: { ...atWork, error } };
  // Ended between two tests, or before the first one: nobody knows what the others would have come to.
  return { failed, broken: isOver ? broken : tests, cut: null };
}

function emitted(path: string): string {
  return path.replace(/\.[jt]sx?$/, '.js');
}

/** The command that runs the runner: whatever it runs may read its folder and what is installed, and nothing else. */
function commandFor({ kind, executable }: TestRuntime, folder: string): readonly string[] {
  const runner = join(folder, 'runner', 'run.js');
  switch (kind) {
    case 'deno':
      return [
        executable,
        'run',
        '--quiet',
        '--no-prompt',
        '--cached-only',
        '--no-lock',
        '--no-check',
        '--config',
        join(folder, 'deno.json'),
        `--allow-read=${folder}`,
        '--allow-env=TZ,LC_ALL',
        runner,
      ];
    case 'node': {
      const flag = process.allowedNodeEnvironmentFlags.has('--permission')
        ? '--permission'
        : '--experimental-permission';
      return [executable, '--no-warnings', flag, '--allow-fs-read=*', runner];
    }
  }
}
