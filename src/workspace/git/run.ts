import { spawn } from 'node:child_process';
import { delimiter, isAbsolute } from 'node:path';
import { SolidifyError } from '../../text/error.ts';
import { errorCode } from '../file.ts';
import { redacted } from './redact.ts';

/** What a run of Git gave. Output is UTF-8 text. */
export interface GitRun {
  readonly code: number;
  readonly stdout: string;
  /** Without credentials. */
  readonly stderr: string;
}

/** How Git is run. */
export interface GitOptions {
  readonly cwd: string;
  /** Set in addition to the user's environment. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Text for its standard input; without it Git has the terminal's, for signing and hooks that ask. */
  readonly input?: string;
}

/** Variables by which a calling Git (a hook) would lead ours into its own repository: `git rev-parse --local-env-vars`. */
const localVariables = [
  'GIT_ALTERNATE_OBJECT_DIRECTORIES',
  'GIT_CONFIG',
  'GIT_CONFIG_PARAMETERS',
  'GIT_CONFIG_COUNT',
  'GIT_OBJECT_DIRECTORY',
  'GIT_DIR',
  'GIT_WORK_TREE',
  'GIT_IMPLICIT_WORK_TREE',
  'GIT_GRAFT_FILE',
  'GIT_INDEX_FILE',
  'GIT_NO_REPLACE_OBJECTS',
  'GIT_REPLACE_REF_BASE',
  'GIT_PREFIX',
  'GIT_SHALLOW_FILE',
  'GIT_COMMON_DIR',
  'GIT_INTERNAL_SUPER_PREFIX',
];

/** Reads nothing and runs nothing that a foreign repository's configuration names, and leaves its index alone. */
export const readOnly = [
  '--no-optional-locks',
  '-c',
  'core.fsmonitor=false',
  '-c',
  'core.hooksPath=/dev/null',
];

/** The user's environment, without what would lead Git elsewhere or let it wait for somebody. */
export function gitEnvironment(): Readonly<Record<string, string | undefined>> {
  const environment: Record<string, string | undefined> = { ...process.env, LC_ALL: 'C' };
  for (const name of localVariables) environment[name] = undefined;
  // A `git` that lies beside a notebook isn't the user's, whatever their PATH says about `.`.
  environment.PATH = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((path) => isAbsolute(path))
    .join(delimiter);
  // Nobody is asked for a password or token: Git knows it by its own configuration, or says that it doesn't.
  environment.GIT_TERMINAL_PROMPT ??= '0';
  return environment;
}

/**
 * Runs Git with arguments, never through a shell, and waits for it. Messages come in English.
 * @throws SolidifyError (refused) `git-missing` when there is no Git; a failure of Git itself is data.
 */
export function runGit(args: readonly string[], options: GitOptions): Promise<GitRun> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', args, {
      cwd: options.cwd,
      env: { ...gitEnvironment(), ...options.environment },
      stdio: [options.input === undefined ? 'inherit' : 'pipe', 'pipe', 'pipe'],
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout?.on('data', (bytes: Buffer) => out.push(bytes));
    child.stderr?.on('data', (bytes: Buffer) => err.push(bytes));
    child.on('error', (error) => {
      reject(missingGit(error));
    });
    child.on('close', (code) => {
      const text = (parts: readonly Buffer[]): string => Buffer.concat(parts).toString('utf8');
      resolve({ code: code ?? -1, stdout: text(out), stderr: redacted(text(err)) });
    });
    // Git may end before it has read its input; its exit code tells why.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(options.input);
  });
}

/** Runs a Git command that only reads: neither configuration nor hooks of the repository that it reads are run. */
export function readGit(args: readonly string[], cwd: string): Promise<GitRun> {
  return runGit([...readOnly, ...args], { cwd, input: '' });
}

/**
 * Runs Git where only success will do.
 * @throws SolidifyError (refused) with the given code and hint, and what Git said.
 */
export async function requireGit(
  args: readonly string[],
  options: GitOptions,
  failure: { readonly code: string; readonly what: string; readonly hint: string },
): Promise<string> {
  const run = await runGit(args, options);
  if (run.code === 0) return run.stdout;
  throw failedGit(run, failure);
}

/** The refusal for a run that failed; the message ends with what Git, a hook or a signing program said. */
export function failedGit(
  run: GitRun,
  { code, what, hint }: { readonly code: string; readonly what: string; readonly hint: string },
): SolidifyError {
  const said = [run.stderr, redacted(run.stdout)].map((text) => text.trim()).filter(Boolean);
  const lines = said.join('\n').split('\n').slice(-12).join('\n');
  return new SolidifyError('refused', code, lines === '' ? what : `${what}: ${lines}`, { hint });
}

function missingGit(error: unknown): SolidifyError {
  const isMissing = errorCode(error) === 'ENOENT';
  return new SolidifyError(
    'refused',
    'git-missing',
    isMissing ? 'Git was not found' : `Git could not be run: ${String(error)}`,
    {
      hint: 'Install Git (2.28 or later), or choose a target inside an existing Git work tree.',
      cause: error,
    },
  );
}
