import { spawnSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, delimiter, dirname, isAbsolute, join, resolve, sep } from 'node:path';
import { SolidifyError } from '../text/error.ts';
import { listNames, readText, realPathOf } from './file.ts';
import { readAnyLayout, readPlainLayout, type Interpreter, type Variables } from './interpreter-layout.ts';

/** How a Python's file is called: `python`, `python3.11`, `pypy3.exe`. */
const PYTHON_FILE = /^(?:python|pypy)[\d.]*(?:\.exe)?$/i;

/**
 * The interpreter of a notebook: the one that `--python` names, else that of the kernelspec with the kernel's
 * name, else `python3`. Kernelspecs are read from Jupyter's data folders only, never from beside the notebook: whoever sends a
 * notebook must not choose what is started. Runs a Python only where its layout is not plain from the disk, and then nothing but
 * `python -I -c`. Null when there is no Python.
 *
 * @throws SolidifyError `no-python` when `--python` names something that is no working Python.
 */
export function findInterpreter(
  kernelName: string | null,
  python: string | null,
  variables: Variables = process.env,
): Interpreter | null {
  const interpreter = search({ kernelName, python, variables }, readInterpreter);
  if (interpreter === null && python !== null) throw noPython(python);
  return interpreter;
}

/**
 * The interpreter of a notebook by the same rules, as far as it can be told without starting any: what it says is where
 * modules may be looked for. Null where the disk doesn't tell, or `--python` names nothing that does.
 */
export function locateInterpreter(
  kernelName: string | null,
  python: string | null,
  variables: Variables = process.env,
): Interpreter | null {
  return search({ kernelName, python, variables }, (executable) => readAnyLayout(executable, variables));
}

function search(
  wanted: {
    readonly kernelName: string | null;
    readonly python: string | null;
    readonly variables: Variables;
  },
  read: (executable: string) => Interpreter | null,
): Interpreter | null {
  const { kernelName, python, variables } = wanted;
  if (python !== null) {
    const executable = findExecutable(python, variables);
    return executable === null ? null : read(executable);
  }
  const named = kernelName === null ? null : kernelExecutable(kernelName, variables);
  const interpreter = named === null ? null : read(named);
  if (interpreter !== null) return interpreter;
  const fallback = findExecutable('python3', variables) ?? findExecutable('python', variables);
  return fallback === null ? null : read(fallback);
}

function noPython(python: string): SolidifyError {
  return new SolidifyError('usage', 'no-python', `--python: ${python} is no working Python`, {
    hint: 'Give the path of an interpreter, for example .venv/bin/python.',
  });
}

/** The Python that a kernelspec starts; null when there is no such kernelspec, or it is none of a Python. */
function kernelExecutable(kernelName: string, variables: Variables): string | null {
  // Jupyter's own rule for names; it also keeps `..` out of the path.
  if (!/^[a-z0-9_][a-z0-9._-]*$/i.test(kernelName)) return null;
  for (const folder of kernelFolders(variables)) {
    const name = listNames(folder).find((each) => each.toLowerCase() === kernelName.toLowerCase());
    const python = name === undefined ? null : pythonOfKernel(readText(join(folder, name, 'kernel.json')));
    if (python === null) continue;
    if (isAbsolute(python)) return isExecutable(python) ? python : null;
    // A bare `python` stands for the environment that the kernelspec was installed in, where it is in one.
    const own = /^(.+)\/share\/jupyter\/kernels$/.exec(folder)?.[1];
    const inside = own === undefined ? null : findExecutable(join(own, 'bin', python), variables);
    return inside ?? findExecutable(python, variables);
  }
  return null;
}

function pythonOfKernel(text: string): string | null {
  try {
    const { argv } = JSON.parse(text) as { readonly argv?: unknown };
    if (!Array.isArray(argv)) return null;
    const words: readonly unknown[] = argv;
    const python = words.find((word) => typeof word === 'string' && PYTHON_FILE.test(basename(word)));
    return typeof python === 'string' ? python : null;
  } catch {
    return null;
  }
}

/**
 * Where Jupyter looks for kernelspecs: https://docs.jupyter.org/en/latest/use/jupyter-directories.html.
 * An environment on the PATH goes before the user's own folder, as it does for a Jupyter that runs in it.
 */
function kernelFolders(variables: Variables): readonly string[] {
  const home = homedir();
  const own = {
    darwin: join(home, 'Library', 'Jupyter'),
    win32: join(variables.APPDATA ?? home, 'jupyter'),
  }[process.platform as string];
  const user =
    variables.JUPYTER_DATA_DIR ??
    own ??
    join(variables.XDG_DATA_HOME ?? join(home, '.local', 'share'), 'jupyter');
  const prefixes = ['jupyter', 'python3', 'python']
    .map((command) => findExecutable(command, variables))
    .filter((path) => path !== null)
    .flatMap((path) => [path, realPathOf(path)])
    .map((path) => join(dirname(dirname(path)), 'share', 'jupyter'));
  const data = [
    ...(variables.JUPYTER_PATH ?? '').split(delimiter),
    ...prefixes,
    user,
    '/usr/local/share/jupyter',
    '/usr/share/jupyter',
  ];
  return [...new Set(data.filter((path) => isAbsolute(path)))].map((path) => join(path, 'kernels'));
}

/** The layout on disk where it is plain, else what the interpreter says of itself; null when it doesn't start. */
function readInterpreter(executable: string): Interpreter | null {
  return readPlainLayout(executable) ?? askInterpreter(executable);
}

/** `-I` leaves out the current folder, the user's folder and PYTHON variables; the user's folder is asked for by name. */
const QUESTION = `
import json, os, site, sys
user = [] if sys.prefix != sys.base_prefix else [site.getusersitepackages()]
print(json.dumps({
    "executable": sys.executable,
    "version": "%d.%d.%d" % sys.version_info[:3],
    "prefix": sys.prefix,
    "sitePackages": [path for path in user + site.getsitepackages() if os.path.isdir(path)],
}))
`;

/** Asks an interpreter, which may be a script that picks one (pyenv's shims). */
function askInterpreter(executable: string): Interpreter | null {
  const answer = spawnSync(executable, ['-I', '-c', QUESTION], {
    encoding: 'utf8',
    timeout: 20_000,
    stdio: ['ignore', 'pipe', 'ignore'],
    windowsHide: true,
  });
  if (answer.status !== 0) return null;
  try {
    const said: unknown = JSON.parse(answer.stdout.trim().split('\n').at(-1) ?? '');
    return isInterpreter(said) ? said : null;
  } catch {
    return null;
  }
}

function isInterpreter(value: unknown): value is Interpreter {
  if (typeof value !== 'object' || value === null) return false;
  const { executable, version, prefix, sitePackages } = value as Partial<Record<keyof Interpreter, unknown>>;
  return (
    [executable, version, prefix].every((each) => typeof each === 'string' && each !== '') &&
    Array.isArray(sitePackages) &&
    sitePackages.every((each) => typeof each === 'string')
  );
}

/** A command's file: a path as given, a bare name on the PATH. */
function findExecutable(command: string, variables: Variables): string | null {
  if (command.includes('/') || command.includes(sep)) {
    const path = resolve(command);
    return isExecutable(path) ? path : null;
  }
  const endings = process.platform === 'win32' ? ['.exe', ''] : [''];
  const folders = (variables.PATH ?? variables.Path ?? '')
    .split(delimiter)
    .filter((path) => isAbsolute(path));
  return (
    folders.flatMap((folder) => endings.map((ending) => join(folder, command + ending))).find(isExecutable) ??
    null
  );
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
