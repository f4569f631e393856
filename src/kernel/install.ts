import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { createInterface } from 'node:readline';
import { SolidifyError } from '../text/error.ts';

/** What installing a package needs. */
export interface InstallOptions {
  /** The interpreter to install into. */
  readonly python: string;
  /** Absolute path of the package repository. */
  readonly folder: string;
  /** The package's import name, imported afterwards in a fresh process. */
  readonly importName: string;
  /** Gets each line that the installer says. */
  readonly onProgress: (line: string) => void;
}

/** A finished process: its exit status (null: killed or never started) and the last lines it said. */
interface Finished {
  readonly status: number | null;
  readonly tail: string;
}

/**
 * Installs a package repository, editable, into an interpreter's environment: with its pip, or with uv where it has
 * none. Then imports it in a fresh process outside the repository.
 * @throws SolidifyError (refused) with the end of the output when either fails.
 */
export async function installPackage(options: InstallOptions): Promise<void> {
  const { python, folder, importName, onProgress } = options;
  const [command, args] = installCommand(python, folder, await hasPip(python));
  const installed = await run(command, args, onProgress);
  if (installed.status !== 0) {
    throw new SolidifyError(
      'refused',
      'install-failed',
      `the package was not installed:\n${installed.tail}`,
      {
        place: { file: folder },
        hint: `run ${[command, ...args].join(' ')}`,
      },
    );
  }
  const check = ['-c', `import sys; sys.path[:] = filter(None, sys.path); import ${importName}`];
  const imported = await run(python, check, onProgress);
  if (imported.status !== 0) {
    const message = `the package was installed, but importing it fails:\n${imported.tail}`;
    throw new SolidifyError('refused', 'import-failed', message, {
      place: { file: folder },
      hint: `run ${python} -c "import ${importName}"`,
    });
  }
}

/** The command that installs a package repository, for running it or for telling it. */
export function installCommand(
  python: string,
  folder: string,
  pip: 'pip' | 'no-pip',
): readonly [string, readonly string[]] {
  return pip === 'pip'
    ? [python, ['-m', 'pip', 'install', '--no-input', '--disable-pip-version-check', '-e', folder]]
    : ['uv', ['pip', 'install', '--python', python, '-e', folder]];
}

/** The command for the shell that installs distributions into an interpreter's environment, with what it has for that. */
export function installCommandFor(
  python: string,
  distributions: readonly string[],
  installer: 'pip' | 'no-pip' | { readonly conda: string },
): string {
  const names = distributions.join(' ');
  if (typeof installer === 'object') return `conda install -p ${quoted(installer.conda)} ${names}`;
  return installer === 'pip'
    ? `${quoted(python)} -m pip install ${names}`
    : `uv pip install --python ${quoted(python)} ${names}`;
}

function quoted(word: string): string {
  return /^[\w@%+=:,./~-]+$/.test(word) ? word : `"${word}"`;
}

async function hasPip(python: string): Promise<'pip' | 'no-pip'> {
  const code = "import sys, importlib.util; sys.exit(importlib.util.find_spec('pip') is None)";
  const { status } = await run(python, ['-I', '-c', code], () => undefined);
  return status === 1 ? 'no-pip' : 'pip';
}

function run(command: string, args: readonly string[], onLine: (line: string) => void): Promise<Finished> {
  return new Promise((resolve) => {
    const said = { text: '' };
    const child = spawn(command, args, { cwd: tmpdir(), stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) {
      createInterface(stream).on('line', (line) => {
        said.text = `${said.text}${line}\n`.slice(-4000);
        if (line.trim() !== '') onLine(line);
      });
    }
    const tail = (): string => said.text.trim().split('\n').slice(-8).join('\n');
    child.once('error', (error) => {
      resolve({ status: null, tail: error.message });
    });
    child.once('close', (status) => {
      resolve({ status, tail: tail() });
    });
  });
}
