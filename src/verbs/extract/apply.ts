import { parse, relative, sep } from 'node:path';
import { installPackage } from '../../kernel/index.ts';
import type { ExtractReport } from '../../report/extract.ts';
import { relativePath, type ChangeSet, type FileChange } from '../../text/change-set.ts';
import { SolidifyError } from '../../text/error.ts';
import {
  applyNotebooks,
  isInsideWorkTree,
  requireEmptyRemote,
  stageRepository,
} from '../../workspace/index.ts';
import type { Stage } from '../../workspace/stage.ts';
import type { Progress } from '../progress-line.ts';
import { pushRepository } from '../push.ts';
import { nextSteps } from './next-steps.ts';
import type { PreparedExtraction, PreparedNotebook } from './prepared.ts';
import { stageProven } from './prove.ts';
import { notEqual, verifyExtraction } from './verification.ts';

/** What a prepared extraction would do, before anything is written. */
export function plannedReport(prepared: PreparedExtraction): ExtractReport {
  const { plan, folder, environment, notebooks, rendered } = prepared;
  return {
    plan,
    python: environment.interpreter?.executable ?? null,
    folder,
    outcome: rendered ? 'planned' : 'held',
    notebooks: notebooks.map(({ rewrite, target, source }) => ({
      path: rewrite.notebook,
      writtenTo: target,
      isInPlace: target === source,
    })),
    tests: rendered?.tests ?? { tested: 0, importOnly: 0 },
    unformatted: rendered?.formatExcluded ?? [],
    verification: null,
    done: [],
    next: [],
  };
}

/**
 * Does what was planned, all or nothing, the notebooks last: verifies and stages the repository, puts it in its
 * place, installs, pushes, and rewrites the notebooks.
 * @throws SolidifyError (refused) when a step fails; then nothing is left written, but for what the hint names.
 */
export async function applyExtraction(first: PreparedExtraction, progress: Progress): Promise<ExtractReport> {
  const inside = await isInsideWorkTree(first.folder);
  checkOptions(first, inside && first.rendered !== null);
  if (!first.rendered) return applyHeld(first, progress);
  const { push: url } = first.options;
  const { prepared, stage, verification } = await stageProven(
    first,
    async (each) => {
      const stage = await stageRepository({
        target: each.folder,
        commits: commitsOf(each),
        author: inside ? null : { name: each.options.author, email: each.options.email },
      });
      if (url !== null) await guarded(stage, () => requireEmptyRemote(stage.path, url));
      return stage;
    },
    progress,
  );
  stage.publish();
  const isFormatted = (prepared.rendered?.formatted.length ?? 0) > 0;
  const done = [
    inside
      ? `${prepared.folder} lies inside a Git work tree: no repository was made there and nothing was committed.`
      : `Made a Git repository in ${prepared.folder} with ${isFormatted ? 'two commits' : 'one commit'}.`,
    ...(await guarded(stage, () => installAndPush(prepared, progress))),
  ];
  await guarded(stage, () => {
    applyNotebooks(prepared.folder, notebookChanges(prepared.notebooks));
    stage.keep();
    return Promise.resolve();
  });
  const report = plannedReport(prepared);
  return { ...report, outcome: 'made', verification, done, next: nextSteps(prepared, inside) };
}

/** Rewrites notebooks to import from a package that holds all of it already. */
async function applyHeld(prepared: PreparedExtraction, progress: Progress): Promise<ExtractReport> {
  const { folder, notebooks, options } = prepared;
  const deadline = options.totalTimeout === null ? null : Date.now() + 1000 * options.totalTimeout;
  const found = await verifyExtraction(prepared, { repository: folder, deadline, writes: 'once' }, progress);
  if (found?.failed) throw notEqual(found.failed, found.verification);
  const done = await installAndPush(prepared, progress);
  if (notebooks.length > 0) applyNotebooks(folder, notebookChanges(notebooks));
  return { ...plannedReport(prepared), verification: found?.verification ?? null, done };
}

function checkOptions({ options, folder, environment }: PreparedExtraction, inside: boolean): void {
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
  if ((options.install || options.verify) && !environment.interpreter) {
    throw new SolidifyError('refused', 'no-python', 'no Python was found', {
      hint: 'Nothing was written. Name the notebook’s interpreter with --python.',
    });
  }
}

/** Runs a step; when it fails, the repository goes again. */
async function guarded<Result>(stage: Stage, step: () => Promise<Result>): Promise<Result> {
  try {
    return await step();
  } catch (error) {
    stage.discard();
    throw error;
  }
}

function commitsOf({
  plan,
  rendered,
}: PreparedExtraction): { message: string; files: readonly FileChange[] }[] {
  if (!rendered) return [];
  const count = plan.modules.reduce((sum, module) => sum + module.definitions.length, 0);
  const notebooks = rendered.provenance.notebooks.map(({ path }) => path).join(', ');
  const moved = {
    message: `Extract ${count} ${count === 1 ? 'definition' : 'definitions'} from ${notebooks}\n\nThe moved lines are those of the notebook, byte for byte${plan.lifted.length > 0 ? ', but for the parameters and arguments of --lift' : ''}.`,
    files: rendered.moved,
  };
  if (rendered.formatted.length === 0) return [moved];
  return [moved, { message: 'Format with ruff', files: rendered.formatted }];
}

async function installAndPush(
  { options, plan, folder, environment }: PreparedExtraction,
  progress: Progress,
): Promise<readonly string[]> {
  const done: string[] = [];
  const python = environment.interpreter?.executable;
  if (options.install && python !== undefined) {
    progress(`installing ${plan.package.name}`);
    await installPackage({ python, folder, importName: plan.package.importName, onProgress: progress });
    done.push(`Installed ${plan.package.name} (editable) for ${python}.`);
  }
  if (options.push !== null) {
    progress('pushing');
    await pushRepository(folder, options.push);
    done.push('Pushed the branch main.');
  }
  return done;
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
