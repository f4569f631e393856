import { SolidifyError } from '../../text/error.ts';
import { remoteAddress, type RemoteAddress } from './address.ts';
import { remoteFailure } from './remote-failure.ts';
import { readGit, runGit, type GitRun } from './run.ts';

/** What a remote repository holds: names of references and the objects that they name. Empty for a new one. */
type RemoteReferences = ReadonlyMap<string, string>;

const branch = 'refs/heads/main';

/**
 * Asks a remote for its references, with Git's own authentication as it is configured for `folder`. Nothing is sent but
 * that question.
 */
async function readRemote(remote: RemoteAddress, folder: string): Promise<RemoteReferences> {
  const run = await runGit(['ls-remote', '--quiet', '--', remote.url], {
    cwd: folder,
    environment: remote.environment,
  });
  if (run.code !== 0) throw remoteFailure(run, remote);
  const lines = run.stdout.split('\n').filter((line) => /^[0-9a-f]+\t/.test(line));
  return new Map(
    lines.map((line) => [line.slice(line.indexOf('\t') + 1), line.slice(0, line.indexOf('\t'))]),
  );
}

/**
 * Refuses a remote that holds anything, or that Git may not push to (as far as the remote says so before a push: not its hooks).
 * `folder` is the repository that will be pushed there, as staged: a question asked from another folder could be answered
 * under another configuration.
 * @throws SolidifyError (refused) `remote-not-empty`, `remote-denied`, `remote-unreachable`; (usage) `bad-address`.
 */
export async function requireEmptyRemote(folder: string, url: string): Promise<void> {
  const remote = remoteAddress(url);
  if ((await readRemote(remote, folder)).size > 0) throw remoteHoldsElse(remote);
  const run = await pushBranch(folder, remote, ['--dry-run', '--no-verify']);
  if (run.code !== 0) throw remoteFailure(run, remote);
}

/**
 * Refuses a remote that a repository's branch couldn't be pushed to without force, before anything is written.
 * @throws SolidifyError (refused) `no-repository`, `remote-not-empty`, `remote-moved-on`, `remote-denied`, `remote-unreachable`;
 * (usage) `bad-address`.
 */
export async function requireFastForward(folder: string, url: string): Promise<void> {
  const remote = await pushable(folder, url);
  const run = await pushBranch(folder, remote, ['--dry-run', '--no-verify']);
  if (run.code !== 0) throw remoteFailure(run, remote);
}

/** What a push found. */
export interface Pushed {
  /** The commit that the remote's branch is at, 40 hexadecimal digits. */
  readonly commit: string;
  /** Whether a clone gets a work tree: the remote's own default branch exists. */
  readonly isCheckedOut: boolean;
}

/**
 * Pushes the branch `main` of the repository in `folder`, and never forces. The remote must be empty, or its `main` an ancestor of
 * ours. The remote becomes `origin` where there is none; credentials in the URL are used, but not stored. What `prepare` commits,
 * once it is known that the remote will take it, is pushed with the rest.
 * @throws SolidifyError (refused) `no-repository`, `remote-not-empty`, `remote-moved-on`, `remote-denied`, `remote-unreachable`,
 * `push-failed`; (usage) `bad-address`.
 */
export async function push(
  folder: string,
  url: string,
  prepare: () => Promise<void> = () => Promise.resolve(),
): Promise<Pushed> {
  const remote = await pushable(folder, url);
  await prepare();
  const run = await pushBranch(folder, remote, []);
  if (run.code !== 0) {
    // Somebody pushed since it was asked.
    const isBehind = /\[rejected\].*\((fetch first|non-fast-forward)\)/.test(run.stderr);
    throw isBehind ? remoteMovedOn(remote) : remoteFailure(run, remote);
  }
  await rememberRemote(folder, remote.url);
  const head = await readGit(['rev-parse', '--verify', branch], folder);
  return { commit: head.stdout.trim(), isCheckedOut: await hasHead(folder, remote) };
}

/** The remote, where it is empty or at an earlier state of our branch. */
async function pushable(folder: string, url: string): Promise<RemoteAddress> {
  await requireRepository(folder);
  const remote = remoteAddress(url);
  const references = await readRemote(remote, folder);
  const there = references.get(branch);
  if (references.size > 0 && there === undefined) throw remoteHoldsElse(remote);
  if (there !== undefined && !(await isOurs(folder, there))) {
    throw (await isOrigin(folder, remote)) ? remoteMovedOn(remote) : remoteHoldsElse(remote);
  }
  return remote;
}

function pushBranch(
  folder: string,
  { url, environment }: RemoteAddress,
  options: readonly string[],
): Promise<GitRun> {
  const args = ['push', '--quiet', '--no-follow-tags', ...options, '--', url, `${branch}:${branch}`];
  return runGit(args, { cwd: folder, environment });
}

/** The folder must be the root of a repository, lest the one around it is pushed, and have our branch. */
async function requireRepository(folder: string): Promise<void> {
  const prefix = await readGit(['rev-parse', '--show-prefix'], folder);
  const head = await readGit(['rev-parse', '--quiet', '--verify', branch], folder);
  if (prefix.code === 0 && prefix.stdout.trim() === '' && head.code === 0) return;
  throw new SolidifyError(
    'refused',
    'no-repository',
    'the folder is not a Git repository with a branch main',
    {
      place: { file: folder },
      hint: 'Nothing was pushed. Give the folder that `solidify extract --to` made, outside of any other work tree.',
    },
  );
}

/** Whether a commit is in the history of our branch. One that we don't have isn't. */
async function isOurs(folder: string, commit: string): Promise<boolean> {
  return (await readGit(['merge-base', '--is-ancestor', commit, branch], folder)).code === 0;
}

/** Makes `origin` as `git clone` would; a convenience, so that its failure is none of the push. */
async function rememberRemote(folder: string, address: string): Promise<void> {
  const options = { cwd: folder, input: '' };
  const found = await readGit(['config', '--get', 'remote.origin.url'], folder);
  if (found.code === 0 && found.stdout.trim() !== address) return;
  if (found.code !== 0) await runGit(['remote', 'add', '--', 'origin', address], options);
  await runGit(['update-ref', 'refs/remotes/origin/main', branch], options);
  await runGit(['branch', '--quiet', '--set-upstream-to=origin/main', 'main'], options);
}

/** Whether the remote's default branch exists; one that doesn't answer any more has nothing to complain of. */
async function hasHead(folder: string, { url, environment }: RemoteAddress): Promise<boolean> {
  const run = await runGit(['ls-remote', '--quiet', '--', url, 'HEAD'], { cwd: folder, environment });
  return run.code !== 0 || run.stdout !== '';
}

async function isOrigin(folder: string, { url }: RemoteAddress): Promise<boolean> {
  const found = await readGit(['config', '--get', 'remote.origin.url'], folder);
  return found.code === 0 && found.stdout.trim() === url;
}

function remoteHoldsElse({ url }: RemoteAddress): SolidifyError {
  return new SolidifyError('refused', 'remote-not-empty', `the remote ${url} holds something else`, {
    hint: 'Nothing was pushed. Give the URL of an empty repository: one made without README, licence and .gitignore.',
  });
}

function remoteMovedOn({ url }: RemoteAddress): SolidifyError {
  return new SolidifyError(
    'refused',
    'remote-moved-on',
    `the remote ${url} moved on: it holds commits that this repository doesn’t have`,
    {
      hint: 'Nothing was pushed, and nothing there is overwritten. Take them over first (`git pull --rebase` in the repository), then push again.',
    },
  );
}
