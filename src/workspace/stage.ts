import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { FileChange } from '../text/change-set.ts';
import { SolidifyError } from '../text/error.ts';
import { bytesAt, encoded, errorCode, isPresent, realPathOf } from './file.ts';
import { atEnd } from './ending.ts';
import { commitFiles, initRepository } from './git/commit.ts';
import type { Author, Commit } from './git/commit.ts';

/** A folder to be made. */
export interface RepositoryDraft {
  /** Must not exist, or be an empty folder. */
  readonly target: string;
  /** In order. */
  readonly commits: readonly Commit[];
  /** Null: files only, no repository; for a target inside a work tree. */
  readonly author: Author | null;
}

/** A finished folder that nobody sees yet. */
export interface Stage {
  /** Where it stands until it is published, absolute, on the target's file system. */
  readonly path: string;
  /** Moves it to the target. @throws SolidifyError (refused) when something is there by now. */
  publish(): void | Promise<void>;
  /** Removes it, published or not, and folders that were made for it: for a run that fails after publishing. */
  discard(): void | Promise<void>;
  /** The run is done: a published stage stays. Until then it goes when the process ends. */
  keep(): void;
}

/**
 * Makes a folder with its Git history beside its target: nothing shows at the target before `publish`.
 * @throws SolidifyError (refused): `target-not-empty`, `write-failed`, and those of `initRepository` and `commitFiles`;
 * then nothing is left behind.
 */
export async function stageRepository({ target, commits, author }: RepositoryDraft): Promise<Stage> {
  requireFreeTarget(target);
  const stage = makeStage(realPathOf(target));
  try {
    if (author) await initRepository(stage.path, author);
    for (const commit of commits) {
      for (const file of commit.files) writeStaged(stage.path, file);
      if (author) await commitFiles(stage.path, commit, author);
      requireUnchanged(stage.path, commit.files);
    }
    return stage;
  } catch (error) {
    await stage.discard();
    throw error instanceof SolidifyError ? error : unwritable(target, error);
  }
}

/**
 * Checks that a target can take a new folder.
 * @throws SolidifyError (refused) `target-not-empty`.
 */
export function requireFreeTarget(target: string): void {
  try {
    if (!isPresent(target)) return;
  } catch (error) {
    throw unwritable(target, error); // below a file
  }
  try {
    if (readdirSync(target).length === 0) return;
  } catch (error) {
    if (errorCode(error) !== 'ENOTDIR' && errorCode(error) !== 'ENOENT') throw unwritable(target, error);
  }
  throw new SolidifyError('refused', 'target-not-empty', 'the target exists and is not an empty folder', {
    place: { file: target },
    hint: 'Nothing was written. Give --to a folder that does not exist yet.',
  });
}

/** A stage lies inside a target that exists (whoever stands in it stays in it), else beside it. */
function makeStage(target: string): Stage {
  const isThere = isPresent(target);
  const parent = isThere ? target : dirname(target);
  try {
    const firstMade = mkdirSync(parent, { recursive: true });
    const outer = mkdtempSync(join(parent, '.solidify-'));
    const path = join(outer, basename(target));
    // The outer folder is private; this one gets the usual mode.
    mkdirSync(path);
    const leave = (): void => {
      rmSync(outer, { recursive: true, force: true });
    };
    const published: string[] = [];
    const discard = (): void => {
      callOff();
      leave();
      for (const at of published.splice(0)) rmSync(at, { recursive: true, force: true });
      if (firstMade !== undefined) removeMade(parent, firstMade);
    };
    // A run that ends early (Ctrl-C, an error elsewhere) leaves nothing behind either.
    const callOff = atEnd(discard);
    const publish = (): void => {
      requireFreeOf(target, isThere ? basename(outer) : null);
      if (isThere) published.push(...moveEntries(path, target));
      else {
        renameSync(path, target);
        published.push(target);
      }
      leave();
    };
    return {
      path,
      discard,
      keep: callOff,
      publish: () => {
        refusing(target, publish);
      },
    };
  } catch (error) {
    throw unwritable(target, error);
  }
}

function requireFreeOf(target: string, own: string | null): void {
  if (own === null || readdirSync(target).some((name) => name !== own)) requireFreeTarget(target);
}

/** Renames all entries of a folder into another, or none; gives their new paths. */
function moveEntries(from: string, to: string): readonly string[] {
  const moved: string[] = [];
  try {
    for (const name of readdirSync(from)) {
      renameSync(join(from, name), join(to, name));
      moved.push(name);
    }
    return moved.map((name) => join(to, name));
  } catch (error) {
    for (const name of moved) renameSync(join(to, name), join(from, name));
    throw error;
  }
}

function removeMade(folder: string, first: string): void {
  try {
    for (let at = folder; at.length >= first.length; at = dirname(at)) rmdirSync(at);
  } catch {
    // Somebody else uses it now.
  }
}

function writeStaged(root: string, file: FileChange): void {
  const path = join(root, ...file.path.split('/'));
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, encoded(file.text, path), { flush: true });
  if (file.kind === 'create' && file.executable) chmodSync(path, statSync(path).mode | 0o111);
}

/** Hooks may rewrite files; the commits must hold what was planned. */
function requireUnchanged(root: string, files: readonly FileChange[]): void {
  for (const file of files) {
    const path = join(root, ...file.path.split('/'));
    if (bytesAt(path)?.equals(encoded(file.text, path))) continue;
    throw new SolidifyError(
      'refused',
      'commit-failed',
      'a hook of yours changed a file while Git committed',
      {
        place: { file: file.path },
        hint: 'Nothing was written. Turn the hook off for new repositories (core.hooksPath, init.templateDir).',
      },
    );
  }
}

function refusing(target: string, action: () => void): void {
  try {
    action();
  } catch (error) {
    throw error instanceof SolidifyError ? error : unwritable(target, error);
  }
}

function unwritable(target: string, cause: unknown): SolidifyError {
  const reason = errorCode(cause) || (cause instanceof Error ? cause.message : String(cause));
  return new SolidifyError('refused', 'write-failed', `the folder could not be written (${reason})`, {
    place: { file: target },
    hint: 'Nothing was written. Check permissions and free space of the folder above it.',
    cause,
  });
}
