import { homedir } from 'node:os';
import { delimiter, dirname, isAbsolute, join } from 'node:path';
import { listNames, readText, realPathOf } from './file.ts';
import { findExecutable, type Variables } from './programs.ts';

/** A kernel as Jupyter knows it. */
export interface Kernelspec {
  /** As its folder is called. */
  readonly name: string;
  /** Absolute path of the folder of kernels that it lies in. */
  readonly kernels: string;
  /** The command that starts it, with `{connection_file}`; never empty. */
  readonly argv: readonly [string, ...string[]];
  /** Environment variables that it is started with. */
  readonly environment: Readonly<Record<string, string>>;
  readonly language: string;
}

/**
 * The kernels of a name, in the order in which Jupyter looks. Kernelspecs are read from Jupyter's data folders only, never from
 * beside a notebook: whoever sends a notebook must not choose what is started.
 */
export function findKernelspecs(name: string, variables: Variables = process.env): readonly Kernelspec[] {
  // Jupyter's own rule for names; it also keeps `..` out of the path.
  if (!/^[a-z0-9_][a-z0-9._-]*$/i.test(name)) return [];
  return kernelFolders(variables).flatMap((kernels) => {
    const folder = listNames(kernels).find((each) => each.toLowerCase() === name.toLowerCase());
    const found =
      folder === undefined ? null : readKernelspec(readText(join(kernels, folder, 'kernel.json')));
    return folder === undefined || found === null ? [] : [{ name: folder, kernels, ...found }];
  });
}

function readKernelspec(text: string): Pick<Kernelspec, 'argv' | 'environment' | 'language'> | null {
  try {
    const { argv, env, language } = JSON.parse(text) as Readonly<Record<string, unknown>>;
    const [command, ...words] = Array.isArray(argv) ? (argv as readonly unknown[]).filter(isText) : [];
    if (command === undefined) return null;
    const variables = Object.entries(typeof env === 'object' && env !== null ? env : {});
    return {
      argv: [command, ...words],
      environment: Object.fromEntries(
        variables.filter((entry): entry is [string, string] => isText(entry[1])),
      ),
      language: isText(language) ? language.toLowerCase() : '',
    };
  } catch {
    return null;
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
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
