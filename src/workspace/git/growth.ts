import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { commitFiles, type Author, type Commit } from './commit.ts';
import { readGit, runGit } from './run.ts';

/** Whether changes of a folder can be committed there, and why not. */
export type Committing =
  | { readonly kind: 'commit'; readonly branch: string; readonly head: string }
  | { readonly kind: 'leave'; readonly why: WhyUncommitted };

/**
 * no-repository: the folder is no work tree; inside: it is a folder of one that is about something else; unborn: there is no commit yet;
 * detached: no branch is checked out; busy: a merge, rebase or the like is under way; edited: `paths` have changes that
 * nobody has committed, which would go into our commit.
 */
export type WhyUncommitted =
  | { readonly code: 'no-repository' | 'inside' | 'unborn' | 'detached' | 'busy' }
  | { readonly code: 'edited'; readonly paths: readonly string[] };

/** Looks whether changes of some files of a folder, as paths from there, can be committed without touching anybody's work. */
export async function committingIn(folder: string, paths: readonly string[]): Promise<Committing> {
  const leave = (why: WhyUncommitted): Committing => ({ kind: 'leave', why });
  const prefix = await readGit(['rev-parse', '--show-prefix'], folder);
  if (prefix.code !== 0) return leave({ code: 'no-repository' });
  if (prefix.stdout.trim() !== '') return leave({ code: 'inside' });
  const head = await readGit(['rev-parse', '--quiet', '--verify', 'HEAD'], folder);
  if (head.code !== 0) return leave({ code: 'unborn' });
  const branch = await readGit(['symbolic-ref', '--quiet', '--short', 'HEAD'], folder);
  if (await isBusy(folder)) return leave({ code: 'busy' });
  if (branch.code !== 0) return leave({ code: 'detached' });
  const status = await readGit(
    ['--literal-pathspecs', 'status', '--porcelain=v1', '-z', '--no-renames', '--', ...paths],
    folder,
  );
  const edited = status.stdout.split('\0').flatMap((line) => (line === '' ? [] : [line.slice(3)]));
  if (status.code !== 0 || edited.length > 0) return leave({ code: 'edited', paths: edited });
  return { kind: 'commit', branch: branch.stdout.trim(), head: head.stdout.trim() };
}

async function isBusy(folder: string): Promise<boolean> {
  const names = [
    'MERGE_HEAD',
    'CHERRY_PICK_HEAD',
    'REVERT_HEAD',
    'rebase-merge',
    'rebase-apply',
    'BISECT_LOG',
  ];
  for (const name of names) {
    const path = await readGit(['rev-parse', '--git-path', name], folder);
    if (path.code === 0 && existsSync(resolve(folder, path.stdout.trim()))) return true;
  }
  return false;
}

/** Commits files of a commit, and nothing else that the index or the work tree may hold. @throws as `commitFiles`. */
export async function commitOnly(folder: string, commit: Commit, author: Author): Promise<void> {
  await commitFiles(folder, commit, await knownAuthor(folder, author), 'paths');
}

/** Who was asked for, else who Git says that the user is, else who made the last commit. */
async function knownAuthor(folder: string, { name, email }: Author): Promise<Author> {
  const value = async (key: string): Promise<string | null> => {
    const found = await readGit(['config', '--get', key], folder);
    return found.code === 0 && found.stdout.trim() !== '' ? found.stdout.trim() : null;
  };
  const last = (await readGit(['log', '-1', '--format=%an%n%ae'], folder)).stdout.split('\n');
  return {
    name: name ?? ((await value('user.name')) === null ? (last[0] ?? null) : null),
    email: email ?? ((await value('user.email')) === null ? (last[1] ?? null) : null),
  };
}

/**
 * Moves the branch back to where it was before our commits, of which `last` is the last, as long as nobody else has committed since;
 * and lets the index hold of our files what the branch holds.
 */
export async function takeCommitsBack(
  folder: string,
  { head }: Extract<Committing, { kind: 'commit' }>,
  last: string | null,
  paths: readonly string[],
): Promise<void> {
  const options = { cwd: folder, input: '' };
  if (last !== null) await runGit(['update-ref', '-m', 'solidify: taken back', 'HEAD', head, last], options);
  await runGit(['--literal-pathspecs', 'reset', '--quiet', '--', ...paths], options);
}

/** The commit that is checked out. */
export async function headOf(folder: string): Promise<string> {
  return (await readGit(['rev-parse', '--verify', 'HEAD'], folder)).stdout.trim();
}
