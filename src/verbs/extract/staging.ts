import type { FileChange } from '../../text/change-set.ts';
import { SolidifyError } from '../../text/error.ts';
import {
  committingIn,
  isInsideWorkTree,
  requireEmptyRemote,
  requireFastForward,
  stageGrowth,
  stageRepository,
} from '../../workspace/index.ts';
import type { Committing, WhyUncommitted } from '../../workspace/git/growth.ts';
import type { Stage } from '../../workspace/stage.ts';
import type { PreparedExtraction } from './prepared.ts';
import type { RenderedGrowth } from '../../render/rendered.ts';

/** A staged extraction, and what is told once it is published. */
export interface StagedExtraction extends Stage {
  readonly told: string;
}

/** What an extraction changes in a package that is there already; null: it makes one, or changes nothing. */
export function growthOf({ rendered }: Pick<PreparedExtraction, 'rendered'>): RenderedGrowth | null {
  return rendered && 'version' in rendered ? rendered : null;
}

/**
 * Stages what was prepared: a new repository, or a copy of the one that is there with its changes.
 * @throws SolidifyError (refused), among others where what `--push` asks for couldn't be done.
 */
export function stageExtraction(prepared: PreparedExtraction): Promise<StagedExtraction> {
  return growthOf(prepared) ? stageGrown(prepared) : stageMade(prepared);
}

async function stageMade(prepared: PreparedExtraction): Promise<StagedExtraction> {
  const { folder, options, rendered } = prepared;
  const inside = await isInsideWorkTree(folder);
  const commits = commitsOf(prepared);
  const stage = await stageRepository({
    target: folder,
    commits,
    author: inside ? null : { name: options.author, email: options.email },
  });
  if (options.push !== null) await guarded(stage, () => requireEmptyRemote(stage.path, options.push ?? ''));
  const isFormatted = (rendered?.formatted.length ?? 0) > 0;
  return {
    ...stage,
    told: inside
      ? `${folder} lies inside a Git work tree: no repository was made there and nothing was committed.`
      : `Made a Git repository in ${folder} with ${isFormatted ? 'two commits' : 'one commit'}.`,
  };
}

async function stageGrown(prepared: PreparedExtraction): Promise<StagedExtraction> {
  const { folder, options } = prepared;
  const commits = commitsOf(prepared);
  const paths = [...new Set(commits.flatMap(({ files }) => files.map(({ path }) => path)))];
  const committing = await committingIn(folder, paths);
  if (options.push !== null) {
    requireCommitting(committing, folder);
    await requireFastForward(folder, options.push);
  }
  const author = { name: options.author, email: options.email };
  const stage = await stageGrowth({ target: folder, commits, committing, author });
  return { ...stage, told: toldOf(folder, committing, commits.length) };
}

function requireCommitting(committing: Committing, folder: string): void {
  if (committing.kind === 'commit' && committing.branch === 'main') return;
  const why =
    committing.kind === 'commit'
      ? `the branch ${committing.branch} is checked out, not main`
      : wordWhy(committing.why);
  throw new SolidifyError('refused', 'not-committed', `what is to be pushed can’t be committed: ${why}`, {
    place: { file: folder },
    hint: 'Nothing was written. Commit or put aside what is there, then run the command again; or leave --push out.',
  });
}

function toldOf(folder: string, committing: Committing, count: number): string {
  if (committing.kind === 'commit') {
    return `Changed ${folder}, in ${count === 1 ? 'one commit' : 'two commits'} on the branch ${committing.branch}.`;
  }
  return `Changed ${folder}. Nothing was committed: ${wordWhy(committing.why)}.`;
}

function wordWhy(why: WhyUncommitted): string {
  switch (why.code) {
    case 'no-repository':
      return 'it is no Git repository';
    case 'inside':
      return 'it lies inside the work tree of another repository, whose history is yours';
    case 'unborn':
      return 'its repository has no commit yet';
    case 'detached':
      return 'no branch is checked out';
    case 'busy':
      return 'a merge or rebase is under way';
    case 'edited': {
      const names = why.paths.slice(0, 3).join(', ');
      const more = why.paths.length > 3 ? ` and ${why.paths.length - 3} more` : '';
      return `${names}${more} ${why.paths.length === 1 ? 'has' : 'have'} changes of yours that aren’t committed; they are kept, and ours stand beside them (see \`git diff\`)`;
    }
  }
}

function commitsOf({
  plan,
  rendered,
  tools,
}: PreparedExtraction): { message: string; files: readonly FileChange[] }[] {
  if (!rendered) return [];
  const count = plan.modules.reduce((sum, module) => sum + module.definitions.length, 0);
  const notebooks = plan.rewrites.map(
    ({ notebook }) => rendered.provenance.notebooks.find(({ path }) => notebook.endsWith(path))?.path ?? '',
  );
  const names = [
    ...new Set(
      plan.growth
        ? notebooks.filter((path) => path !== '')
        : rendered.provenance.notebooks.map(({ path }) => path),
    ),
  ].join(', ');
  const subject =
    count === 0
      ? `Say that ${names} imports from here`
      : `Extract ${count} ${count === 1 ? 'definition' : 'definitions'} from ${names}`;
  const { formatter, added } = tools.renderer.habits;
  const lifts = plan.lifted.length > 0 ? ['the parameters and arguments of --lift'] : [];
  const changes = [...(added === null ? [] : [added]), ...lifts];
  const body =
    count === 0
      ? ''
      : `\n\nThe moved lines are those of the notebook, byte for byte${changes.length > 0 ? `, but for ${changes.join(' and ')}` : ''}.`;
  const moved = { message: `${subject}${body}`, files: rendered.moved };
  if (rendered.formatted.length === 0) return [moved];
  const message = rendered.hints.some(({ added }) => added > 0)
    ? `Add type hints that all recorded calls agree with, and format with ${formatter}`
    : `Format with ${formatter}`;
  return [moved, { message, files: rendered.formatted }];
}

/** Runs a step; when it fails, what was staged or published goes again. */
export async function guarded<Result>(stage: Stage, step: () => Promise<Result>): Promise<Result> {
  try {
    return await step();
  } catch (error) {
    await stage.discard();
    throw error;
  }
}
