import { dirname, join, parse, relative, sep } from 'node:path';
import { installPackage, verifyNotebooks } from '../../kernel/index.ts';
import type { Verification } from '../../kernel/verification.ts';
import type { ExtractReport } from '../../report/extract.ts';
import { relativePath, type ChangeSet, type FileChange } from '../../text/change-set.ts';
import { SolidifyError } from '../../text/error.ts';
import {
  applyNotebooks,
  isInsideWorkTree,
  push,
  readAsset,
  requireEmptyRemote,
  stageRepository,
} from '../../workspace/index.ts';
import type { Stage } from '../../workspace/stage.ts';
import type { RenderedRepository } from '../../render/repository.ts';
import { nextSteps } from './next-steps.ts';
import type { PreparedExtraction, PreparedNotebook } from './prepared.ts';

/** Gets a line for people about what is being done. */
export type Progress = (line: string) => void;

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
export async function applyExtraction(
  prepared: PreparedExtraction,
  progress: Progress,
): Promise<ExtractReport> {
  const { rendered } = prepared;
  const report = plannedReport(prepared);
  const inside = await isInsideWorkTree(prepared.folder);
  checkOptions(prepared, inside && rendered !== null);
  if (!rendered) {
    const verification = await verifyWith(prepared, prepared.folder, progress);
    const done = await installAndPush(prepared, progress);
    if (prepared.notebooks.length > 0) applyNotebooks(prepared.folder, notebookChanges(prepared.notebooks));
    return { ...report, verification, done };
  }
  const stage = await stageRepository({
    target: prepared.folder,
    commits: commitsOf(prepared, rendered),
    author: inside ? null : { name: prepared.options.author, email: prepared.options.email },
  });
  const { push: url } = prepared.options;
  if (url !== null) await guarded(stage, () => requireEmptyRemote(stage.path, url));
  const verification = await guarded(stage, () => verifyWith(prepared, stage.path, progress));
  stage.publish();
  const done = [
    inside
      ? `${prepared.folder} lies inside a Git work tree: no repository was made there and nothing was committed.`
      : `Made a Git repository in ${prepared.folder} with ${rendered.formatted.length > 0 ? 'two commits' : 'one commit'}.`,
    ...(await guarded(stage, () => installAndPush(prepared, progress))),
  ];
  await guarded(stage, () => {
    applyNotebooks(prepared.folder, notebookChanges(prepared.notebooks));
    return Promise.resolve();
  });
  return { ...report, outcome: 'made', verification, done, next: nextSteps(prepared, inside) };
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

function commitsOf(
  { plan }: PreparedExtraction,
  rendered: RenderedRepository,
): { message: string; files: readonly FileChange[] }[] {
  const count = plan.modules.reduce((sum, module) => sum + module.definitions.length, 0);
  const notebooks = rendered.provenance.notebooks.map(({ path }) => path).join(', ');
  const moved = {
    message: `Extract ${count} ${count === 1 ? 'definition' : 'definitions'} from ${notebooks}\n\nThe moved lines are those of the notebook, byte for byte.`,
    files: rendered.moved,
  };
  if (rendered.formatted.length === 0) return [moved];
  return [moved, { message: 'Format with ruff', files: rendered.formatted }];
}

/** Runs the notebooks before and after, with the package of a repository's folder. */
async function verifyWith(
  { options, environment, notebooks }: PreparedExtraction,
  repository: string,
  progress: Progress,
): Promise<Verification | null> {
  const python = environment.interpreter?.executable;
  if (!options.verify || python === undefined) return null;
  const helper = new TextDecoder().decode(readAsset('run_notebook.py'));
  let all: Verification | null = null;
  for (const { before, after, rewrite, source } of notebooks) {
    const folder = dirname(source);
    const found = await verifyNotebooks({
      python,
      helper,
      cellTimeout: null,
      totalTimeout: null,
      writes: 'once',
      before: { notebook: before, folder, path: [] },
      after: { notebook: after, folder, path: [join(repository, 'src')] },
      edits: rewrite.edits,
      onProgress: (run, { ordinal, of }) => {
        progress(`${rewrite.notebook} (${run}): cell ${ordinal} of ${of}`);
      },
    });
    if (found.outcome !== 'equal') throw notEqual(rewrite.notebook, found);
    all = all ? joined(all, found) : found;
  }
  return all;
}

function joined(a: Verification, b: Verification): Verification {
  return {
    outcome: 'equal',
    cells: a.cells + b.cells,
    compared: a.compared + b.compared,
    withoutOutput: a.withoutOutput + b.withoutOutput,
    nondeterministic: [...a.nondeterministic, ...b.nondeterministic],
    differences: [...a.differences, ...b.differences],
    failing: [...a.failing, ...b.failing],
    diedAt: a.diedAt ?? b.diedAt,
  };
}

function notEqual(notebook: string, { outcome, differences }: Verification): SolidifyError {
  const first = differences.find((each) => each.kind === 'output');
  const place = { file: notebook, ...(first?.cell == null ? {} : { cell: first.cell }) };
  if (outcome === 'not-shown') {
    return new SolidifyError(
      'refused',
      'not-shown',
      'too little of the output could be compared to show that nothing changes',
      {
        place,
        hint: 'Nothing was written. Seed what is random, or leave --verify out.',
      },
    );
  }
  const shown = first ? `:\nbefore: ${first.before}\nafter:  ${first.after}` : '';
  return new SolidifyError(
    'refused',
    'verify-differs',
    `the rewritten notebook shows something else${shown}`,
    {
      place,
      hint: 'Nothing was written. --exclude the definition behind it, and please report this.',
    },
  );
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
    await push(folder, options.push);
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
