import { dirname } from 'node:path';
import type { FailedTest } from '../../language/tests.ts';
import type { RecordedFunction, Recording, SkipReason } from '../../plan/recording.ts';
import type { Progress } from '../progress-line.ts';
import { finalFiles } from './final-files.ts';
import type { PreparedExtraction } from './prepared.ts';
import type { RenderedRepository } from '../../render/rendered.ts';

/** Seconds that one test may take. */
const TEST_TIMEOUT = 10;

/** How often calls are dropped and the rest is tried again. */
const MOST_ATTEMPTS = 4;

/** The calls whose tests are green; of functions that keep none, the reason. */
export async function withGreenTests(
  first: PreparedExtraction,
  recording: Recording,
  progress: Progress,
): Promise<PreparedExtraction> {
  let prepared = first;
  let left = recording;
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const { rendered } = prepared;
    if (rendered === null) return prepared;
    progress(`running ${rendered.recorded.length} recorded tests`);
    const recorded = new Set<string>(rendered.recorded.map(({ path }) => path));
    const failed = await failing(prepared, rendered, recorded);
    const kept = withoutFailing(left, rendered, failed);
    if (kept === left) return prepared;
    left = kept;
    prepared = await prepared.withRecording(left);
  }
  return prepared;
}

/**
 * The extraction with type hints: those of modules whose tests are green without them and not with them are left out, and if
 * that doesn't help, all.
 */
export async function withHarmlessHints(
  green: PreparedExtraction,
  recording: Recording,
  progress: Progress,
): Promise<PreparedExtraction> {
  let hints = recording.hints ?? [];
  while (hints.length > 0) {
    const prepared = await green.withRecording({ ...recording, hints });
    const { rendered } = prepared;
    if (rendered === null) return green;
    const hinted = new Set(rendered.hints.flatMap(({ module, added }) => (added > 0 ? [module] : [])));
    const tests = new Map(
      [...hinted].map((module) => [green.tools.renderer.habits.testPath(module), module]),
    );
    progress('running the tests with type hints');
    const failed = await failing(prepared, rendered, new Set(tests.keys()));
    if (failed.length === 0) return prepared;
    const broken = new Set(failed.map(({ file }) => tests.get(file)));
    hints = hints.filter(({ module }) => !broken.has(module));
  }
  return green;
}

async function failing(
  { environment, notebooks, tools }: PreparedExtraction,
  rendered: RenderedRepository,
  paths: ReadonlySet<string>,
): Promise<readonly FailedTest[]> {
  const { runTests } = tools.toolchain;
  if (paths.size === 0 || runTests === null) return [];
  const data = new Set<string>(rendered.recorded.flatMap((each) => each.data ?? []));
  const files = finalFiles(rendered).filter(
    ({ path }) => path.startsWith('src/') || paths.has(path) || data.has(path) || /^[^/]+\.json$/.test(path),
  );
  const importers = notebooks.map(({ after, source }) => ({ notebook: after, folder: dirname(source) }));
  const found = await runTests({
    environment,
    importers,
    files,
    tests: [...paths],
    testTimeout: TEST_TIMEOUT,
  });
  const broken = found.broken.flatMap((file) => {
    const tests = rendered.recorded.filter(({ path }) => path === file);
    const places = tests.length > 0 ? tests : [{ test: '', case: null }];
    return places.map(({ test, case: place }) => ({ file, test, case: place, error: 'ImportError' }));
  });
  return [...found.failed, ...broken];
}

/** The recording without calls whose tests failed, and without those that couldn't be printed; itself where all is well. */
function withoutFailing(
  recording: Recording,
  { recorded }: RenderedRepository,
  failed: readonly FailedTest[],
): Recording {
  const errors = new Map(failed.map((each) => [`${each.file}:${each.test}:${each.case ?? ''}`, each.error]));
  const functions = recording.functions.map((each): RecordedFunction => {
    const tests = recorded.filter(({ module, name }) => module === each.module && name === each.name);
    const ends = each.calls.map((_, call) => {
      const test = tests.find((candidate) => candidate.call === call);
      return test && (errors.get(`${test.path}:${test.test}:${test.case ?? ''}`) ?? null);
    });
    if (ends.every((error) => error === null)) return each;
    const calls = each.calls.filter((_, call) => ends[call] === null);
    return { ...each, calls, skipped: calls.length > 0 ? null : reasonFor(ends) };
  });
  const isSame = functions.every((each, index) => each === recording.functions[index]);
  return isSame ? recording : { ...recording, functions };
}

function reasonFor(ends: readonly (string | null | undefined)[]): SkipReason {
  const error = ends.find((each) => typeof each === 'string');
  if (error == null) return { code: 'not-writable', detail: null };
  return error === 'slow' ? { code: 'slow', detail: null } : { code: 'fails', detail: error };
}
