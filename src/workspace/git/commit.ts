import type { FileChange } from '../../text/change-set.ts';
import { SolidifyError } from '../../text/error.ts';
import { requireGit, runGit, failedGit } from './run.ts';

/** One commit of a new repository: the files that it adds or changes, each whole. */
export interface Commit {
  readonly message: string;
  readonly files: readonly FileChange[];
}

/** Who commits; null stands for Git's own `user.name` or `user.email`. */
export interface Author {
  readonly name: string | null;
  readonly email: string | null;
}

/** Line ends are committed as they are on disk: moved lines stay byte-equal. */
export const asOnDisk = ['-c', 'core.autocrlf=false', '-c', 'core.safecrlf=false'];

/**
 * Makes a repository with the branch `main` in a folder, and checks that there is someone to commit as.
 * @throws SolidifyError (refused): `no-identity`, `git-failed`.
 */
export async function initRepository(folder: string, author: Author): Promise<void> {
  const failure = { code: 'git-failed', what: 'git init failed', hint: 'Git 2.28 or later is needed.' };
  await requireGit(['init', '--quiet', '--initial-branch=main'], { cwd: folder, input: '' }, failure);
  const environment = identityOf(author);
  for (const role of ['GIT_AUTHOR_IDENT', 'GIT_COMMITTER_IDENT']) {
    // Git would else make up an address from the names of the user and the machine.
    const args = ['-c', 'user.useConfigOnly=true', 'var', role];
    const run = await runGit(args, { cwd: folder, environment, input: '' });
    if (run.code !== 0) throw missingIdentity();
  }
}

/**
 * Commits what `files` of a commit say and the folder holds. Signing and hooks are run as the user has configured them
 * (`commit.gpgSign`, `core.hooksPath`, the hooks of `init.templateDir`); when one of them fails there is no commit.
 * Nothing is committed when nothing changed. With the scope `paths`, whatever else the index holds stays there.
 * @throws SolidifyError (refused): `commit-failed`.
 */
export async function commitFiles(
  folder: string,
  commit: Commit,
  author: Author,
  scope: 'everything' | 'paths' = 'everything',
): Promise<void> {
  const failure = { code: 'commit-failed', what: 'Git did not commit', hint: commitHint };
  await addFiles(folder, commit.files, failure);
  const paths = scope === 'paths' ? ['--', ...commit.files.map(({ path }) => path)] : [];
  const staged = await runGit(
    ['--literal-pathspecs', 'diff', '--cached', '--quiet', '--no-ext-diff', ...paths],
    { cwd: folder, input: '' },
  );
  if (staged.code === 0) return;
  const args = ['--literal-pathspecs', ...asOnDisk, 'commit', '--quiet', '-m', commit.message, ...paths];
  await requireGit(args, { cwd: folder, environment: identityOf(author) }, failure);
  const left = await runGit(['--literal-pathspecs', ...asOnDisk, 'status', '--porcelain', ...paths], {
    cwd: folder,
    input: '',
  });
  if (left.code === 0 && left.stdout === '') return;
  throw failedGit(left, { ...failure, what: 'a hook of yours changed files while Git committed' });
}

/** What to do when Git doesn't commit. */
export const commitHint =
  'Nothing was written. Your Git runs hooks (core.hooksPath, init.templateDir) and signs (commit.gpgSign) as it is configured: ' +
  'make `git commit` work in a new repository, then run the command again.';

async function addFiles(
  folder: string,
  files: readonly FileChange[],
  failure: { readonly code: string; readonly what: string; readonly hint: string },
): Promise<void> {
  // The user's own list of ignored files must not thin out a package: --force.
  const add = [
    ...asOnDisk,
    '--literal-pathspecs',
    'add',
    '--force',
    '--pathspec-from-file=-',
    '--pathspec-file-nul',
  ];
  const isExecutable = (file: FileChange): boolean => file.kind === 'create' && file.executable === true;
  const executable = files.filter(isExecutable).map(({ path }) => path);
  const input = files.map(({ path }) => path).join('\0');
  await requireGit(add, { cwd: folder, input }, failure);
  if (executable.length === 0) return;
  const mark = ['update-index', '--chmod=+x', '-z', '--stdin'];
  await requireGit(mark, { cwd: folder, input: executable.join('\0') }, failure);
}

/** The variables by which Git commits as somebody. */
export function identityOf({ name, email }: Author): Record<string, string> {
  return {
    ...(name === null ? {} : { GIT_AUTHOR_NAME: name, GIT_COMMITTER_NAME: name }),
    ...(email === null ? {} : { GIT_AUTHOR_EMAIL: email, GIT_COMMITTER_EMAIL: email }),
  };
}

function missingIdentity(): SolidifyError {
  return new SolidifyError('refused', 'no-identity', 'Git does not know who commits', {
    hint:
      'Nothing was written. Set git config --global user.name "…" and user.email "…", ' +
      'or give --author and --email.',
  });
}
