import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { SolidifyError } from '../text/error.ts';
import { applyChangeSet, type AppliedChanges } from './apply.ts';
import { atEnd } from './ending.ts';
import { bytesAt, encoded, errorCode, hashOf, isPresent, realPathOf } from './file.ts';
import type { Author, Commit } from './git/commit.ts';
import { commitOnly, headOf, takeCommitsBack, type Committing } from './git/growth.ts';
import { readGit } from './git/run.ts';
import type { Stage } from './stage.ts';

/** Changes of a folder that is there already. */
export interface GrowthDraft {
  readonly target: string;
  /** In order; a file may change in several. */
  readonly commits: readonly Commit[];
  readonly committing: Committing;
  readonly author: Author;
}

/** Folders that are large and not what a repository is about. */
const LEFT_OUT: ReadonlySet<string> = new Set(
  '.git .nox .tox .venv venv env dist build node_modules __pycache__ .mypy_cache .ruff_cache .pytest_cache'.split(
    ' ',
  ),
);

/**
 * Makes a copy of a folder with changes made in it. Publishing makes them in the folder itself, and commits them there where that
 * can be done; all or nothing. What a discarded stage had published is taken back.
 * @throws SolidifyError (refused): `linked-file`, `write-failed`; publishing: `file-changed`, `file-exists`, `write-failed`, `commit-failed`.
 */
export async function stageGrowth({ target, commits, committing, author }: GrowthDraft): Promise<Stage> {
  const outer = realpathSync(mkdtempSync(join(tmpdir(), 'solidify-growth-')));
  const path = join(outer, basename(target));
  const remove = (): void => {
    rmSync(outer, { recursive: true, force: true });
  };
  const callOff = atEnd(remove);
  const written: AppliedChanges[] = [];
  const made: string[] = [];
  const paths = [...new Set(commits.flatMap(({ files }) => files.map((file) => file.path as string)))];
  const takeBack = async (): Promise<void> => {
    if (committing.kind === 'commit' && written.length > 0) {
      await takeCommitsBack(target, committing, made.at(-1) ?? null, paths);
    }
    for (const each of written.splice(0).reverse()) each.takeBack();
  };
  try {
    requireOwnFiles(target, paths);
    await copyFolder(target, path);
    for (const file of commits.flatMap(({ files }) => files)) {
      const place = join(path, ...file.path.split('/'));
      mkdirSync(dirname(place), { recursive: true });
      writeFileSync(place, encoded(file.text, place));
      if (file.kind === 'create' && file.executable) chmodSync(place, statSync(place).mode | 0o111);
    }
  } catch (error) {
    callOff();
    remove();
    throw error instanceof SolidifyError ? error : uncopied(target, error);
  }
  return {
    path,
    discard: async () => {
      callOff();
      remove();
      await takeBack();
    },
    keep: () => {
      callOff();
      remove();
    },
    publish: async () => {
      try {
        if (committing.kind === 'commit') await requireHead(target, committing.head);
        for (const commit of commits) {
          written.push(applyChangeSet({ root: target, changes: commit.files }));
          if (committing.kind !== 'commit') continue;
          await commitOnly(target, commit, author);
          made.push(await headOf(target));
          requireSame(target, commit);
        }
      } catch (error) {
        await takeBack();
        throw error;
      }
    },
  };
}

/** What a link leads to is not the repository's own: a change there would be in none of its commits. */
function requireOwnFiles(target: string, paths: readonly string[]): void {
  const root = realPathOf(target);
  for (const path of paths) {
    const place = join(target, ...path.split('/'));
    if (!isPresent(place) || realPathOf(place) === join(root, ...path.split('/'))) continue;
    throw new SolidifyError('refused', 'linked-file', `${path} is a link, or stands behind one`, {
      place: { file: place },
      hint: 'Nothing was written. Put the file itself there, or --exclude what would go into it.',
    });
  }
}

/** What Git tracks or would; else all but what is known to be large. */
async function copyFolder(from: string, to: string): Promise<void> {
  mkdirSync(to, { recursive: true });
  const listed = await readGit(['ls-files', '--cached', '--others', '--exclude-standard', '-z'], from);
  if (listed.code !== 0) {
    cpSync(from, to, { recursive: true, filter: (path) => path === from || !LEFT_OUT.has(basename(path)) });
    return;
  }
  for (const name of new Set(listed.stdout.split('\0'))) {
    if (name === '' || bytesAt(join(from, name)) === null) continue;
    mkdirSync(dirname(join(to, name)), { recursive: true });
    cpSync(join(from, name), join(to, name));
  }
}

async function requireHead(target: string, head: string): Promise<void> {
  if ((await headOf(target)) === head) return;
  throw new SolidifyError('refused', 'file-changed', 'somebody committed to the repository while we worked', {
    place: { file: target },
    hint: 'Nothing was written. Run the command again.',
  });
}

/** Hooks may rewrite files; the commits must hold what was planned. */
function requireSame(root: string, { files }: Commit): void {
  for (const file of files) {
    const path = join(root, ...file.path.split('/'));
    const there = bytesAt(path);
    if (there !== null && hashOf(there) === hashOf(encoded(file.text, path))) continue;
    throw new SolidifyError('refused', 'commit-failed', 'a hook changed a file while Git committed', {
      place: { file: file.path },
      hint: 'Nothing was written. Turn that hook of the repository off, run the command again, then let the hook do its work.',
    });
  }
}

function uncopied(target: string, cause: unknown): SolidifyError {
  const reason = errorCode(cause) || (cause instanceof Error ? cause.message : String(cause));
  return new SolidifyError('refused', 'write-failed', `the folder could not be copied (${reason})`, {
    place: { file: target },
    hint: 'Nothing was written. Check permissions, and free space of the folder for temporary files.',
    cause,
  });
}
