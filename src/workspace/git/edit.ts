import { join } from 'node:path';
import { relativePath, type FileChange } from '../../text/change-set.ts';
import { applyChangeSet } from '../apply.ts';
import { readText } from '../file.ts';
import { asOnDisk, commitHint, identityOf } from './commit.ts';
import type { Author } from './commit.ts';
import { readIdentity } from './identity.ts';
import { readGit, requireGit } from './run.ts';

/** A change of files that a repository holds. */
export interface CommittedEdit {
  readonly message: string;
  /** From the repository's root. */
  readonly paths: readonly string[];
  readonly edit: (text: string) => string;
}

/**
 * Changes files of the repository in `folder` and commits them, and nothing else, on its branch main. Where another
 * branch is checked out, or one of them has changes that aren't committed, nothing is done: those are the user's.
 * @throws SolidifyError (refused): `commit-failed`, `file-changed`, `write-failed`.
 */
export async function commitEdit(folder: string, { message, paths, edit }: CommittedEdit): Promise<void> {
  const changes = paths.flatMap((path): FileChange[] => {
    const original = readText(join(folder, path));
    const text = edit(original);
    return text === original ? [] : [{ kind: 'update', path: relativePath(path), text, original }];
  });
  const changed = changes.map(({ path }) => path);
  if (changes.length === 0 || !(await isCommitted(folder, changed))) return;
  applyChangeSet({ root: folder, changes });
  await requireGit(
    ['--literal-pathspecs', ...asOnDisk, 'commit', '--quiet', '-m', message, '--', ...changed],
    { cwd: folder, environment: identityOf(await committer(folder)) },
    { code: 'commit-failed', what: 'Git did not commit', hint: commitHint },
  );
}

async function isCommitted(folder: string, paths: readonly string[]): Promise<boolean> {
  const head = await readGit(['symbolic-ref', '--quiet', 'HEAD'], folder);
  const status = await readGit(['status', '--porcelain', '--', ...paths], folder);
  return head.stdout.trim() === 'refs/heads/main' && status.code === 0 && status.stdout === '';
}

/** Who Git says that the user is, else who made the last commit. */
async function committer(folder: string): Promise<Author> {
  const last = await readGit(['log', '-1', '--format=%an%n%ae'], folder);
  const [name = '', email = ''] = last.stdout.split('\n');
  const own = await readIdentity(folder);
  return { name: own.name ?? (name || null), email: own.email ?? (email || null) };
}
