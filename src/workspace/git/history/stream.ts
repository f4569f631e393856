import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { gitEnvironment, readOnly } from '../run.ts';

/** Beside {@link readOnly}: what is missing in a partial clone stays missing, and objects are read as they are. */
const FLAGS = [
  '--no-pager',
  '--no-replace-objects',
  ...readOnly,
  // Nothing is fetched, whatever the repository allows.
  '-c',
  'protocol.allow=never',
  // A folder that only looks like a repository isn't one.
  '-c',
  'safe.bareRepository=explicit',
];

const VARIABLES = {
  GIT_NO_LAZY_FETCH: '1',
  GIT_ALLOW_PROTOCOL: 'none',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_EXTERNAL_DIFF: undefined,
  GIT_LITERAL_PATHSPECS: undefined,
  GIT_GLOB_PATHSPECS: undefined,
  GIT_NOGLOB_PATHSPECS: undefined,
  GIT_ICASE_PATHSPECS: undefined,
} as const;

/** A Git command that is running. */
export type GitProcess = ChildProcessWithoutNullStreams;

/**
 * Starts a Git command that only reads. No program that the repository's configuration names is run, and nothing is fetched.
 * Where there is no Git, the process closes without output.
 */
export function startGit(cwd: string, args: readonly string[]): GitProcess {
  const child = spawn('git', [...FLAGS, ...args], {
    cwd,
    env: { ...gitEnvironment(), ...VARIABLES },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stderr.resume();
  // Git may end before it has read its input, and may not be there at all: its exit code tells.
  child.stdin.on('error', () => undefined);
  child.on('error', () => undefined);
  return child;
}

/** Runs a Git command that only reads, and gives its exit code; `take` gets the output piece by piece. */
export function streamGit(
  cwd: string,
  args: readonly string[],
  take: (bytes: Buffer) => void,
): Promise<number> {
  const child = startGit(cwd, args);
  child.stdin.end();
  return new Promise((resolve, reject) => {
    child.stdout.on('data', (bytes: Buffer) => {
      try {
        take(bytes);
      } catch (error) {
        child.kill();
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    });
    child.on('close', (code) => {
      resolve(code ?? -1);
    });
  });
}
