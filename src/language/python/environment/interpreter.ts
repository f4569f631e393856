import { basename, isAbsolute, join } from 'node:path';
import { SolidifyError } from '../../../text/error.ts';
import { askProgram, findExecutable, findKernelspecs, isExecutable } from '../../../workspace/index.ts';
import type { Kernelspec } from '../../../workspace/kernelspecs.ts';
import type { Variables } from '../../../workspace/programs.ts';
import { readAnyLayout, readPlainLayout, type Interpreter } from './interpreter-layout.ts';

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
  for (const { argv, kernels } of findKernelspecs(kernelName, variables)) {
    const python = pythonOf(argv);
    if (python === null) continue;
    if (isAbsolute(python)) return isExecutable(python) ? python : null;
    // A bare `python` stands for the environment that the kernelspec was installed in, where it is in one.
    const own = /^(.+)\/share\/jupyter\/kernels$/.exec(kernels)?.[1];
    const inside = own === undefined ? null : findExecutable(join(own, 'bin', python), variables);
    return inside ?? findExecutable(python, variables);
  }
  return null;
}

function pythonOf(argv: Kernelspec['argv']): string | null {
  return argv.find((word) => PYTHON_FILE.test(basename(word))) ?? null;
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
  const answer = askProgram(executable, ['-I', '-c', QUESTION]);
  try {
    const said: unknown = JSON.parse(answer?.trim().split('\n').at(-1) ?? '');
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
