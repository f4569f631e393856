import type { CheckPlace, CheckResult, Checks } from '../../language/checks.ts';
import { SolidifyError } from '../../text/error.ts';
import { makeScratch } from '../../workspace/index.ts';
import type { StagedExtraction } from './staging.ts';
import type { Progress } from '../progress-line.ts';
import type { PreparedExtraction } from './prepared.ts';

/** An extraction with its stage, and the checks that it passed; null where none were asked for. */
export interface CheckedExtraction {
  readonly prepared: PreparedExtraction;
  readonly stage: StagedExtraction;
  readonly checks: readonly CheckResult['check'][] | null;
}

/**
 * Runs the checks of the pipeline on a staged repository, where that was asked for. What type checks really find takes the place
 * of what could only be guessed without it, and the repository is staged again.
 * @throws SolidifyError (refused) `check-failed` with the end of what a check said.
 */
export async function stageChecked(
  { prepared, stage }: Pick<CheckedExtraction, 'prepared' | 'stage'>,
  stageOf: (prepared: PreparedExtraction) => Promise<StagedExtraction>,
  progress: Progress,
): Promise<CheckedExtraction> {
  const { checks } = prepared.tools.toolchain;
  if (!prepared.options.check || checks === null) return { prepared, stage, checks: null };
  const [first, ...others] = checks.names;
  const scratch = makeScratch();
  const state = { prepared, stage };
  try {
    scratch.take(stage.path);
    const place: CheckPlace = { scratch: scratch.path, repository: scratch.repository, onProgress: progress };
    await checks.install(prepared.environment, place);
    requirePassed(await checks.run(first, place, 'new'), prepared);
    const exact = await withTypeErrors(prepared, checks, place);
    if (exact !== prepared) {
      await state.stage.discard();
      state.stage = await stageOf(exact);
      state.prepared = exact;
      scratch.take(state.stage.path);
      requirePassed(await checks.run(first, place, 'again'), prepared);
    }
    for (const check of others) requirePassed(await checks.run(check, place, 'new'), prepared);
    return { ...state, checks: checks.names };
  } catch (error) {
    await state.stage.discard();
    throw error;
  } finally {
    scratch.discard();
  }
}

/**
 * Runs the checks on a repository that is there already, where that was asked for.
 * @throws SolidifyError (refused) `check-failed`.
 */
export async function checkHeld(
  prepared: PreparedExtraction,
  progress: Progress,
): Promise<readonly CheckResult['check'][] | null> {
  const { checks } = prepared.tools.toolchain;
  if (!prepared.options.check || checks === null) return null;
  const scratch = makeScratch();
  try {
    scratch.take(prepared.folder);
    const place: CheckPlace = { scratch: scratch.path, repository: scratch.repository, onProgress: progress };
    await checks.install(prepared.environment, place);
    for (const check of checks.names) requirePassed(await checks.run(check, place, 'new'), prepared);
    return checks.names;
  } finally {
    scratch.discard();
  }
}

/** The same extraction with just what type checks find in its configuration; itself where they don't tell. */
async function withTypeErrors(
  prepared: PreparedExtraction,
  checks: Checks,
  place: CheckPlace,
): Promise<PreparedExtraction> {
  const findings = await checks.findTypeErrors(place);
  const { rendered } = prepared;
  if (findings === null || rendered === null) return prepared;
  return { ...prepared, rendered: { ...rendered, moved: rendered.movedWith(findings) } };
}

function requirePassed({ check, passed, tail }: CheckResult, { folder }: PreparedExtraction): void {
  if (passed) return;
  throw new SolidifyError(
    'refused',
    'check-failed',
    `the repository fails its own check ${JSON.stringify(check)}:\n${tail}`,
    {
      place: { file: folder },
      hint: 'Nothing was written. --exclude what it names, or leave --check out and mend it in the repository.',
    },
  );
}
