import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { SolidifyError } from '../../text/error.ts';
import { redacted, withoutCredentials } from './redact.ts';
import { failedGit, readGit, requireGit, runGit } from './run.ts';

/** What a remote repository holds: names of references and the objects that they name. Empty for a new one. */
type RemoteReferences = ReadonlyMap<string, string>;

const branch = 'refs/heads/main';

/**
 * Asks a remote for its references, with Git's own authentication as it is configured for `folder`. Nothing is sent but
 * that question.
 */
async function readRemote(url: string, folder: string): Promise<RemoteReferences> {
  const address = addressOf(url);
  const run = await runGit(['ls-remote', '--quiet', '--', address], { cwd: folder });
  if (run.code !== 0) {
    throw failedGit(run, {
      code: 'remote-unreachable',
      what: `the remote ${redacted(url)} could not be reached`,
      hint: 'Make an empty repository there first (no README, no licence), and check that `git ls-remote` reaches it.',
    });
  }
  const lines = run.stdout.split('\n').filter(Boolean);
  return new Map(
    lines.map((line) => [line.slice(line.indexOf('\t') + 1), line.slice(0, line.indexOf('\t'))]),
  );
}

/**
 * Refuses a remote that holds anything. `folder` is the repository that will be pushed there, as staged: a question
 * asked from another folder could be answered under another configuration.
 * @throws SolidifyError (refused) `remote-not-empty`, `remote-unreachable`.
 */
export async function requireEmptyRemote(folder: string, url: string): Promise<void> {
  if ((await readRemote(url, folder)).size > 0) throw remoteHoldsElse(url);
}

/**
 * Pushes the branch `main` of the repository in `folder`, and never forces. The remote must be empty, or its `main` an ancestor of
 * ours. The remote becomes `origin` where there is none; credentials in the URL are used, but not stored. What `prepare` commits,
 * once it is known that the remote will take it, is pushed with the rest.
 * @throws SolidifyError (refused) `no-repository`, `remote-not-empty`, `remote-unreachable`, `push-failed`.
 */
export async function push(
  folder: string,
  url: string,
  prepare: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  await requireRepository(folder);
  const references = await readRemote(url, folder);
  const there = references.get(branch);
  if (references.size > 0 && (there === undefined || !(await isOurs(folder, there)))) {
    throw remoteHoldsElse(url);
  }
  await prepare();
  const args = ['push', '--quiet', '--no-follow-tags', '--', addressOf(url), `${branch}:${branch}`];
  await requireGit(
    args,
    { cwd: folder },
    {
      code: 'push-failed',
      what: `the push to ${redacted(url)} failed`,
      hint: `The repository in ${folder} is complete. Push it by \`solidify publish\` once the remote takes it.`,
    },
  );
  await rememberRemote(folder, withoutCredentials(addressOf(url)));
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

/** A URL for Git; a path is made absolute, since Git runs in another folder. */
function addressOf(url: string): string {
  const isPath = !/^[a-z][a-z0-9+.-]*:\/\//i.test(url) && existsSync(url);
  return isPath ? resolve(url) : url;
}

function remoteHoldsElse(url: string): SolidifyError {
  return new SolidifyError(
    'refused',
    'remote-not-empty',
    `the remote ${redacted(url)} holds something else`,
    {
      hint: 'Nothing was pushed. Give the URL of an empty repository: one made without README, licence and .gitignore.',
    },
  );
}
