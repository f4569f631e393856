import { dirname, join } from 'node:path';
import { isThere, listNames, realPathOf } from './file.ts';
import { findExecutable, type Variables } from './programs.ts';

/**
 * The Python that runs notebooks of other languages for Solidify, which needs nbclient and nothing of the notebook's: the one that
 * `--python` names; else the first with nbclient among that of the active environment, that of the `jupyter` on the PATH, `python3`
 * and `python`; else the first of these, which says what it lacks when it is started. Null where there is none. Starts nothing.
 */
export function findJupyterClient(python: string | null, variables: Variables = process.env): string | null {
  if (python !== null) return findExecutable(python, variables);
  const jupyter = findExecutable('jupyter', variables);
  const prefixes = [variables.VIRTUAL_ENV ?? '', variables.CONDA_PREFIX ?? ''].filter((each) => each !== '');
  const folders = [
    ...prefixes.map((prefix) => join(prefix, process.platform === 'win32' ? 'Scripts' : 'bin')),
    ...(jupyter === null ? [] : [dirname(jupyter), dirname(realPathOf(jupyter))]),
  ];
  const inside = folders.flatMap((folder) => ['python3', 'python'].map((name) => join(folder, name)));
  const candidates = [...inside, 'python3', 'python']
    .map((command) => findExecutable(command, variables))
    .filter((path) => path !== null);
  return candidates.find(hasClient) ?? candidates[0] ?? null;
}

/** Whether a Python's folders hold nbclient, as far as its layout shows. */
function hasClient(executable: string): boolean {
  return [executable, realPathOf(executable)]
    .map((path) => dirname(dirname(path)))
    .flatMap((prefix) => [
      join(prefix, 'Lib'),
      ...['lib', 'lib64'].flatMap((name) => pythonsIn(join(prefix, name))),
      ...['lib', 'lib64'].flatMap((name) => pythonsIn(join(prefix, 'local', name))),
    ])
    .some((library) =>
      ['site-packages', 'dist-packages'].some((name) => isThere(join(library, name, 'nbclient'))),
    );
}

/** `lib/python3.11`, `lib/python3`: the folders of a prefix's libraries that belong to a Python. */
function pythonsIn(libraries: string): readonly string[] {
  return listNames(libraries)
    .filter((name) => /^python3[\d.]*$/.test(name))
    .map((name) => join(libraries, name));
}
