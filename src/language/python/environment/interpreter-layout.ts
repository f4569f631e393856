import { basename, dirname, join } from 'node:path';
import { homeFolder, isThere, readText, realPathOf } from '../../../workspace/index.ts';
import type { Variables } from '../../../workspace/programs.ts';

/** A Python, as far as its layout on disk says. */
export interface Interpreter {
  /** Absolute path to start it by: for a virtual environment, the one in it. */
  readonly executable: string;
  /** `3.11.7`, or `3.11` where the layout says no more. */
  readonly version: string;
  readonly prefix: string;
  /** Folders that hold installed distributions, in the order in which Python looks. */
  readonly sitePackages: readonly string[];
}

/** What the disk says of an interpreter whose layout is plain; null for another one. */
export function readPlainLayout(executable: string): Interpreter | null {
  return readVirtualEnvironment(executable) ?? readInstallation(executable);
}

/**
 * What the disk says of any interpreter: also of one of a Linux distribution, of a virtual environment that sees the packages below
 * it, and of pyenv's shims, by pyenv's global version. Its folders are where modules are looked for, not what is installed for sure.
 */
export function readAnyLayout(executable: string, variables: Variables): Interpreter | null {
  return (
    readPlainLayout(executable) ??
    readSharingEnvironment(executable, variables) ??
    readDistribution(executable) ??
    readShim(executable, variables)
  );
}

/** PEP 405: `pyvenv.cfg` beside the folder of the executable. */
function readVirtualEnvironment(executable: string): Interpreter | null {
  const prefix = dirname(dirname(executable));
  const settings = environmentSettings(executable);
  // With the system's packages visible there are more folders than this prefix has.
  if (settings === null || settings.sharesSystem) return null;
  const { version } = settings;
  const sitePackages = librarySites(prefix, version);
  return sitePackages.length === 0 ? null : { executable, version, prefix, sitePackages };
}

interface EnvironmentSettings {
  readonly version: string;
  readonly sharesSystem: boolean;
  /** The folder of the Python that it was made with. */
  readonly home: string | null;
}

function environmentSettings(executable: string): EnvironmentSettings | null {
  const text = readText(join(dirname(dirname(executable)), 'pyvenv.cfg'));
  const setting = (name: string) => new RegExp(`^${name}\\s*=\\s*(.*?)\\s*$`, 'm').exec(text)?.[1];
  const version = /^\d+\.\d+(?:\.\d+)?/.exec(setting('version(?:_info)?') ?? '')?.[0];
  if (version === undefined) return null;
  const sharesSystem = setting('include-system-site-packages')?.toLowerCase() === 'true';
  return { version, sharesSystem, home: setting('home') ?? null };
}

/** An installation that has its own `lib/pythonX.Y`: of pyenv, conda, uv, or built from source. */
function readInstallation(executable: string): Interpreter | null {
  const real = realPathOf(executable);
  const prefix = dirname(dirname(real));
  const version = /^python(\d+\.\d+)$/.exec(basename(real))?.[1];
  const library = join(prefix, 'lib', `python${version ?? ''}`);
  // Distributions of Linux patch their Python to look elsewhere.
  const isPlain = version !== undefined && prefix !== '/usr' && isThere(join(library, 'os.py'));
  if (!isPlain || isThere(join(prefix, 'lib', 'python3', 'dist-packages'))) return null;
  const sitePackages = [...userSites(version), ...librarySites(prefix, version)];
  const exact = new RegExp(`^${version.replace('.', '\\.')}\\.\\d+$`).exec(basename(prefix))?.[0];
  return { executable, version: exact ?? version, prefix, sitePackages };
}

function readSharingEnvironment(executable: string, variables: Variables): Interpreter | null {
  const settings = environmentSettings(executable);
  const { home = null, version = '' } = settings ?? {};
  if (settings === null || home === null || home === dirname(executable)) return null;
  const minor = version.split('.').slice(0, 2).join('.');
  const base = readAnyLayout(join(home, `python${minor}`), variables);
  const prefix = dirname(dirname(executable));
  return {
    executable,
    version,
    prefix,
    sitePackages: [...librarySites(prefix, version), ...(base?.sitePackages ?? [])],
  };
}

/** `/usr/bin/python3`, as Debian and Fedora arrange it. */
function readDistribution(executable: string): Interpreter | null {
  const real = realPathOf(executable);
  const version = /^python(\d+\.\d+)$/.exec(basename(real))?.[1];
  const prefix = dirname(dirname(real));
  if (version === undefined) return null;
  const folders = [
    join('/usr/local/lib', `python${version}`, 'dist-packages'),
    join(prefix, 'lib', 'python3', 'dist-packages'),
    join(prefix, 'lib', `python${version}`, 'dist-packages'),
  ].filter((path) => isThere(path));
  const sitePackages = [...userSites(version), ...folders, ...librarySites(prefix, version)];
  return { executable, version, prefix, sitePackages };
}

/** A shim is a script that picks a Python by `PYENV_VERSION`, else by the global version. */
function readShim(executable: string, variables: Variables): Interpreter | null {
  if (basename(dirname(executable)) !== 'shims') return null;
  const root = dirname(dirname(executable));
  const [version] = (variables.PYENV_VERSION ?? readText(join(root, 'version'))).trim().split(/[\s:]+/);
  if (version === undefined || !/^[\w.-]+$/.test(version) || version === '..') return null;
  const inside = join(root, 'versions', version, 'bin', 'python');
  return isThere(inside) ? readPlainLayout(inside) : null;
}

function userSites(version: string): readonly string[] {
  const user = join(homeFolder(), '.local', 'lib', `python${version}`, 'site-packages');
  return isThere(user) ? [user] : [];
}

function librarySites(prefix: string, version: string): readonly string[] {
  return withoutCopies(libraries(prefix, version).map((path) => join(path, 'site-packages')));
}

/** Where the standard library of an interpreter may be, extension modules included; only folders that are there. */
export function standardLibrary({ executable, version, prefix }: Interpreter): readonly string[] {
  const home = environmentSettings(executable)?.home ?? null;
  const base = home === null ? dirname(dirname(realPathOf(executable))) : dirname(home);
  const found = withoutCopies([prefix, base].flatMap((each) => libraries(each, version))).filter((path) =>
    isThere(join(path, 'os.py')),
  );
  return found.flatMap((path) => [path, join(path, 'lib-dynload')]);
}

function libraries(prefix: string, version: string): readonly string[] {
  const minor = version.split('.').slice(0, 2).join('.');
  return [
    join(prefix, 'lib', `python${minor}`),
    join(prefix, 'lib64', `python${minor}`),
    join(prefix, 'Lib'),
  ];
}

function withoutCopies(paths: readonly string[]): readonly string[] {
  return paths
    .filter((path) => isThere(path))
    .filter((path, index, all) => all.findIndex((other) => realPathOf(other) === realPathOf(path)) === index);
}
