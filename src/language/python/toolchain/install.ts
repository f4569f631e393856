import { runProgram } from '../../../kernel/index.ts';
import type { Finished } from '../../../kernel/programs.ts';
import { SolidifyError } from '../../../text/error.ts';
import { shellWord } from '../../../text/shell-word.ts';
import { pipAddress } from '../../../workspace/index.ts';
import type { Installer, InstallSource } from '../../installer.ts';

/** pip, or uv where there is none. */
export const pythonInstaller: Installer = {
  install: async ({ environment, package: names, source, onProgress }) => {
    const python = environment.executable;
    if (python === null) return { lines: [], takeBack: () => Promise.resolve() };
    await installPackage({ python, ...names, source, onProgress });
    const how = source.kind === 'editable' ? '(editable)' : `from ${source.address}@${source.commit}`;
    return {
      lines: [`Installed ${names.name} ${how} for ${python}.`],
      takeBack: () => uninstallPackage(python, names.name),
    };
  },
  steps: ({ environment, folder }) => [
    {
      kind: 'command',
      text: `${shellWord(environment.executable ?? 'python3')} -m pip install -e ${shellWord(folder)}`,
    },
  ],
  address: pipAddress,
};

/** What installing a package needs. */
export interface PipInstall {
  /** The interpreter to install into. */
  readonly python: string;
  /** The distribution. */
  readonly name: string;
  /** The package's import name, imported afterwards in a fresh process. */
  readonly importName: string;
  readonly source: InstallSource;
  /** Gets each line that the installer says. */
  readonly onProgress: (line: string) => void;
}

/**
 * Installs a package into an interpreter's environment: with its pip, or with uv where it has none. Then imports it in a fresh
 * process outside the repository; of a pinned one, the commit that the environment names must be the one asked for.
 * @throws SolidifyError (refused) `install-failed`, `import-failed` with the end of the output, `wrong-commit`.
 */
export async function installPackage(options: PipInstall): Promise<void> {
  const { python, importName, source, onProgress } = options;
  const pip = await pipOf(python);
  await runInstaller(options, installCommand(python, source, pip));
  if (source.kind === 'pinned' && !(await isInstalled(options, source.commit))) {
    // Another build of the same version was there, which pip takes for the same.
    const [command, args] = installCommand(python, source, pip);
    await runInstaller(options, [command, [...args, '--force-reinstall', '--no-deps']]);
    if (!(await isInstalled(options, source.commit))) throw wrongCommit(options, source.commit);
  }
  const check = ['-c', `import sys; sys.path[:] = filter(None, sys.path); import ${importName}`];
  const imported = await run(python, check, onProgress);
  if (imported.status !== 0) {
    const message = `the package was installed, but importing it fails:\n${imported.tail}`;
    throw new SolidifyError('refused', 'import-failed', message, {
      place: { file: placeOf(source) },
      hint: `run ${python} -c "import ${importName}"`,
    });
  }
}

/** Takes a package out of an interpreter's environment again, as far as that works. */
export async function uninstallPackage(python: string, name: string): Promise<void> {
  const [command, args] =
    (await pipOf(python)) === 'pip'
      ? [python, ['-m', 'pip', 'uninstall', '--yes', name]]
      : ['uv', ['pip', 'uninstall', '--python', python, name]];
  await run(command, args, () => undefined);
}

async function runInstaller(
  { python, source, onProgress }: PipInstall,
  [command, args]: readonly [string, readonly string[]],
): Promise<void> {
  const environment = source.kind === 'pinned' ? source.environment : {};
  const installed = await run(command, args, onProgress, environment);
  if (installed.status === 0) return;
  if (installed.status === null && command === 'uv') throw noInstaller(python);
  throw new SolidifyError('refused', 'install-failed', `the package was not installed:\n${installed.tail}`, {
    place: { file: placeOf(source) },
    hint: `run ${[command, ...args].join(' ')}`,
  });
}

function noInstaller(python: string): SolidifyError {
  return new SolidifyError('refused', 'install-failed', 'this environment has no pip, and uv was not found', {
    place: { file: python },
    hint: `Put pip there with ${quoted(python)} -m ensurepip, or install uv; then run the command again.`,
  });
}

/** Whether the environment says that a package is that commit (PEP 610). */
async function isInstalled({ python, name }: PipInstall, commit: string): Promise<boolean> {
  const code =
    'import importlib.metadata as m, json, sys; ' +
    'url = json.loads(m.distribution(sys.argv[1]).read_text("direct_url.json") or "{}"); ' +
    'sys.exit(url.get("vcs_info", {}).get("commit_id") != sys.argv[2])';
  return (await run(python, ['-I', '-c', code, name, commit], () => undefined)).status === 0;
}

function wrongCommit({ python, name }: PipInstall, commit: string): SolidifyError {
  return new SolidifyError('refused', 'wrong-commit', `${name} is installed, but not its commit ${commit}`, {
    place: { file: python },
    hint: `Take out what is there with ${python} -m pip uninstall ${name}, then run the command again.`,
  });
}

function placeOf(source: InstallSource): string {
  return source.kind === 'editable' ? source.folder : source.address;
}

/** The command that installs a package, for running it or for telling it. */
export function installCommand(
  python: string,
  source: InstallSource,
  pip: 'pip' | 'no-pip',
): readonly [string, readonly string[]] {
  const wanted = source.kind === 'editable' ? ['-e', source.folder] : [`${source.address}@${source.commit}`];
  return pip === 'pip'
    ? [python, ['-m', 'pip', 'install', '--no-input', '--disable-pip-version-check', ...wanted]]
    : ['uv', ['pip', 'install', '--python', python, ...wanted]];
}

function quoted(word: string): string {
  return /^[\w@%+=:,./~-]+$/.test(word) ? word : `"${word}"`;
}

async function pipOf(python: string): Promise<'pip' | 'no-pip'> {
  const code = "import sys, importlib.util; sys.exit(importlib.util.find_spec('pip') is None)";
  const { status } = await run(python, ['-I', '-c', code], () => undefined);
  return status === 1 ? 'no-pip' : 'pip';
}

function run(
  command: string,
  args: readonly string[],
  onLine: (line: string) => void,
  environment: Readonly<Record<string, string>> = {},
): Promise<Finished> {
  // Git, which the installer may run, asks nobody for a password.
  const env = { GIT_TERMINAL_PROMPT: '0', ...process.env, ...environment };
  return runProgram([command, ...args], { environment: env, tail: 8, onLine });
}
