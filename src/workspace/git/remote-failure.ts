import { SolidifyError } from '../../text/error.ts';
import type { RemoteAddress } from './address.ts';
import { failedGit, type GitRun } from './run.ts';

/** What Git, SSH and the usual hosts say to somebody whom they don't know, or who may not. */
const DENIED =
  /Authentication failed|could not read (Username|Password)|terminal prompts disabled|Permission denied|returned error: 40[13]\b|Access denied|not authorized/i;

/** The refusal for a Git that couldn't ask a remote, or push to it: nothing arrived there. */
export function remoteFailure(run: GitRun, { url }: RemoteAddress): SolidifyError {
  if (/\[remote rejected\]|pre-receive hook declined/.test(run.stderr)) {
    return failedGit(run, {
      code: 'push-failed',
      what: `the remote ${url} refuses the push`,
      hint: 'Nothing was pushed. Its hooks or branch rules say no, see above: let them take a first push of the branch main, or give another remote.',
    });
  }
  if (DENIED.test(run.stderr)) {
    return failedGit(run, {
      code: 'remote-denied',
      what: `the remote ${url} doesn’t let Git in`,
      hint: `Nothing was pushed. Git’s own authentication is used, and no token is asked for or stored here: set up a credential helper or an SSH key, until \`git push --dry-run ${url}\` works in a repository of yours.`,
    });
  }
  return failedGit(run, {
    code: 'remote-unreachable',
    what: `the remote ${url} could not be reached`,
    hint: 'Nothing was pushed. Make an empty repository there first (no README, no licence), and check that `git ls-remote` reaches it.',
  });
}
