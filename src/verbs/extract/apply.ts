import { parse, relative, sep } from 'node:path';
import type { Recording } from '../../plan/recording.ts';
import type { ExtractReport } from '../../report/extract.ts';
import { relativePath, type ChangeSet, type FileChange } from '../../text/change-set.ts';
import { SolidifyError } from '../../text/error.ts';
import { applyNotebooks, isInsideWorkTree } from '../../workspace/index.ts';
import type { Stage } from '../../workspace/stage.ts';
import type { Progress } from '../progress-line.ts';
import { checkHeld, stageChecked } from './checks.ts';
import { deliver, type Delivery } from './delivery.ts';
import { measured } from './measuring.ts';
import { nextSteps } from './next-steps.ts';
import type { PreparedExtraction, PreparedNotebook } from './prepared.ts';
import { stageProven, type ProvenExtraction } from './prove.ts';
import { withRecordedTests } from './recording.ts';
import { growthOf, guarded, stageExtraction } from './staging.ts';
import { notEqual, verifyExtraction } from './verification.ts';

/** What a prepared extraction would do, before anything is written. */
export function plannedReport(prepared: PreparedExtraction): ExtractReport {
  const { plan, folder, environment, notebooks, rendered } = prepared;
  return {
    plan,
    runtime: environment,
    folder,
    paths: modulePaths(prepared),
    outcome: rendered ? 'planned' : 'held',
    notebooks: notebooks.map(({ rewrite, target, source }) => ({
      path: rewrite.notebook,
      writtenTo: target,
      isInPlace: target === source,
    })),
    growth: growthOf(prepared),
    tests: rendered?.tests ?? { tested: 0, importOnly: 0 },
    unformatted: rendered?.formatExcluded ?? [],
    recording: prepared.recording,
    hints: prepared.options.annotate ? (rendered?.hints ?? []) : null,
    measurement: null,
    verification: null,
    checks: null,
    done: [],
    next: [],
  };
}

function modulePaths({ plan, growing, language }: PreparedExtraction): ExtractReport['paths'] {
  const folder = growing?.held.sourceFolder ?? 'src/';
  return Object.fromEntries(
    plan.modules.map(({ importName }) => [
      importName,
      `${folder}${language.backEnd.modules.path(importName)}`,
    ]),
  );
}

/**
 * Does what was planned, all or nothing, the notebooks last: verifies and stages the repository, puts it in its
 * place, installs, pushes, and rewrites the notebooks.
 * @throws SolidifyError (refused) when a step fails; then nothing is left written, but for what the hint names.
 */
export async function applyExtraction(first: PreparedExtraction, progress: Progress): Promise<ExtractReport> {
  const inside = await requirePossible(first);
  if (!first.rendered) return applyHeld(first, progress);
  const proven = await stageProven(first, stageExtraction, progress);
  const { verification } = proven;
  const recorded = await stageRecorded(proven, first.recording, progress);
  const { prepared, stage, checks } = await stageChecked(recorded, stageExtraction, progress);
  const measurement = await guarded(stage, () => measured(prepared, progress));
  await guarded(stage, async () => stage.publish());
  const delivery = await deliver(prepared, writeNotebooks, progress);
  if (delivery.kind === 'failed') {
    await takeBack(prepared, stage, delivery);
    throw delivery.error;
  }
  stage.keep();
  return {
    ...plannedReport(delivery.prepared),
    outcome: growthOf(prepared) ? 'grown' : 'made',
    verification,
    measurement,
    checks,
    done: [stage.told, ...delivery.done],
    next: nextSteps(prepared, inside),
  };
}

/** Records, where that was asked for and hasn't been done, and stages the repository anew with the tests that this gave. */
async function stageRecorded(
  { prepared, stage }: Pick<ProvenExtraction, 'prepared' | 'stage'>,
  shown: Recording | null,
  progress: Progress,
): Promise<Pick<ProvenExtraction, 'prepared' | 'stage'>> {
  if (prepared.recording !== null) return { prepared, stage };
  const recorded = await guarded(stage, () => withRecordedTests(prepared, progress, shown));
  if (recorded === prepared) return { prepared, stage };
  await stage.discard();
  return { prepared: recorded, stage: await stageExtraction(recorded) };
}

/** Rewrites notebooks to import from a package that holds all of it already. */
async function applyHeld(prepared: PreparedExtraction, progress: Progress): Promise<ExtractReport> {
  const { folder, options } = prepared;
  const deadline = options.totalTimeout === null ? null : Date.now() + 1000 * options.totalTimeout;
  const found = await verifyExtraction(prepared, { repository: folder, deadline, writes: 'once' }, progress);
  if (found?.failed) throw notEqual(found.failed, found.verification);
  const checks = await checkHeld(prepared, progress);
  const delivery = await deliver(prepared, writeNotebooks, progress);
  if (delivery.kind === 'failed') throw delivery.error;
  const { done } = delivery;
  return { ...plannedReport(delivery.prepared), verification: found?.verification ?? null, checks, done };
}

/**
 * Whether the target lies inside a Git work tree that isn't the package's own.
 * @throws SolidifyError (refused) `inside-work-tree`, those of the environment where an option can't be followed.
 */
export async function requirePossible({
  options,
  folder,
  environment,
  growing,
  notebooks,
}: PreparedExtraction): Promise<boolean> {
  const inside = growing === null && (await isInsideWorkTree(folder));
  if (options.push !== null && inside) {
    throw new SolidifyError(
      'refused',
      'inside-work-tree',
      'the target lies inside a Git work tree, so there is no repository to push',
      {
        place: { file: folder },
        hint: 'Nothing was written. Give --to a folder outside of any repository, or leave --push out.',
      },
    );
  }
  if ((options.install || options.mutate || options.check) && environment.problem) throw environment.problem;
  if (options.verify || options.record) for (const { after } of notebooks) environment.kernelFor(after);
  return inside;
}

/** After a failure nothing is left, but what the remote holds by now stays here too, lest nobody can go on with it. */
async function takeBack(
  prepared: PreparedExtraction,
  stage: Stage,
  { isPushed, installed }: Extract<Delivery, { kind: 'failed' }>,
): Promise<void> {
  if (isPushed) {
    stage.keep();
    return;
  }
  await stage.discard();
  // A package that grows may have been installed before.
  if (!prepared.growing) await installed?.takeBack();
}

function writeNotebooks({ folder, notebooks }: PreparedExtraction): void {
  if (notebooks.length > 0) applyNotebooks(folder, notebookChanges(notebooks));
}

/** Notebooks may lie anywhere, so that their change set is rooted at the file system's root. */
function notebookChanges(notebooks: readonly PreparedNotebook[]): ChangeSet {
  const root = parse(notebooks[0]?.target ?? sep).root;
  return {
    root,
    changes: notebooks.map(({ target, there, text }): FileChange => {
      const path = relativePath(relative(root, target).split(sep).join('/'));
      return there === null
        ? { kind: 'create', path, text }
        : { kind: 'update', path, text, original: there };
    }),
  };
}
