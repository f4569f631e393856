import { SolidifyError } from '../../../text/error.ts';
import type { SourceReader } from '../../../program/language.ts';
import { iniEntry } from './ini.ts';
import { backendOf, distributionOf, PYPROJECT, readPyproject } from './project.ts';
import { testLayout } from './test-layout.ts';
import type { TestLayout } from './test-layout.ts';
import { textAt, textsAt, valueAt } from './toml/index.ts';
import type { TomlDocument } from './toml/document.ts';

/** Where the parts of a package stand in its repository. */
export interface PackageLayout {
  /** The distribution's name; the import name where no file says it. */
  readonly distribution: string;
  readonly importName: string;
  /** The package's folder, from the root: `src/churn_tools` or `churn_tools`. */
  readonly folder: string;
  readonly tests: TestLayout;
}

/** What the build settings say about the package's folder. */
interface Search {
  /** Folders to look in, in this order; `.` for the root. */
  readonly roots: readonly string[];
  /** Folders that are named; null: whatever is in the roots. */
  readonly named: readonly string[] | null;
}

/**
 * Finds a package's folder and that of its tests, by the settings of its build backend, else by what is there.
 * @throws SolidifyError (refused) `no-pyproject`, `bad-pyproject`, `no-package`, `several-packages`, `namespace-package`.
 */
export function readLayout(files: SourceReader): PackageLayout {
  const pyproject = readPyproject(files);
  const setupCfg = files.read('setup.cfg');
  const name = distributionOf(pyproject, iniEntry(setupCfg, 'metadata', 'name')?.lines[0] ?? null);
  const folder = packageFolder(files, pyproject, name);
  const importName = folder.split('/').at(-1) ?? folder;
  return {
    distribution: name ?? importName,
    importName,
    folder,
    tests: testLayout(files, pyproject, folder),
  };
}

function packageFolder(files: SourceReader, pyproject: TomlDocument, name: string | null): string {
  const { roots, named } = searchFor(files, pyproject, name);
  const wanted = name === null ? null : moduleNameOf(name);
  const candidates = named ?? roots.flatMap((root) => packagesIn(files, root, wanted));
  const found = [...new Set(candidates)].filter((path) => files.exists(`${path}/__init__.py`));
  const [only, ...others] = found;
  const own = found.find((path) => path.split('/').at(-1)?.toLowerCase() === wanted);
  if (only === undefined) throw noPackage(files, roots, named);
  if (others.length === 0) return only;
  // The package that the distribution is called after is the one that it is about.
  if (own !== undefined) return own;
  throw new SolidifyError(
    'refused',
    'several-packages',
    `the distribution holds several packages (${found.join(', ')}), and none is called after it`,
    {
      place: { file: PYPROJECT },
      hint: 'Nothing was written. Give --to a folder of its own, and depend on that package from this one.',
    },
  );
}

/** `Churn-Tools` → `churn_tools`. */
function moduleNameOf(distribution: string): string {
  return distribution.replaceAll(/[-_.]+/g, '_').toLowerCase();
}

/** As each backend documents it; what it leaves to convention is `src/`, then the root. */
function searchFor(files: SourceReader, pyproject: TomlDocument, name: string | null): Search {
  const standard = ['src', '.'];
  const byName = name === null ? null : standard.map((root) => below(root, moduleNameOf(name)));
  const tool = (...path: readonly string[]): readonly string[] => {
    const one = textAt(pyproject, 'tool', ...path);
    return one === null ? textsAt(pyproject, 'tool', ...path) : [one];
  };
  const some = (named: readonly string[]): readonly string[] | null => (named.length > 0 ? named : null);
  switch (backendOf(pyproject)) {
    case 'hatch': {
      const wheel = ['hatch', 'build', 'targets', 'wheel'];
      const lists = [
        tool(...wheel, 'packages'),
        tool('hatch', 'build', 'packages'),
        tool(...wheel, 'only-include'),
      ];
      return { roots: standard, named: some(lists.flat().map(trimmed)) };
    }
    case 'uv': {
      const root = trimmed(tool('uv', 'build-backend', 'module-root')[0] ?? 'src') || '.';
      const modules = tool('uv', 'build-backend', 'module-name');
      const named = modules.length > 0 ? modules : name === null ? [] : [moduleNameOf(name)];
      if (
        modules.some((module) => module.includes('.')) ||
        valueAt(pyproject, 'tool', 'uv', 'build-backend', 'namespace') === true
      ) {
        throw namespacePackage(modules[0] ?? root);
      }
      return { roots: [root], named: some(named.map((module) => below(root, module))) };
    }
    case 'poetry':
      return { roots: standard, named: some(poetryPackages(pyproject)) };
    case 'flit': {
      const [module] = [...tool('flit', 'module', 'name'), ...tool('flit', 'metadata', 'module')];
      if (module?.includes('.')) throw namespacePackage(module);
      return {
        roots: standard,
        named: module === undefined ? byName : standard.map((root) => below(root, module)),
      };
    }
    case 'pdm': {
      const root = tool('pdm', 'build', 'package-dir')[0];
      return { roots: root === undefined ? standard : [trimmed(root) || '.'], named: null };
    }
    case 'setuptools':
      return setuptoolsSearch(files, pyproject, tool);
    case 'other':
      return { roots: standard, named: null };
  }
}

/** `packages = [{ include = "a", from = "src" }]`; Poetry takes modules and patterns there too. */
function poetryPackages(pyproject: TomlDocument): readonly string[] {
  const list = valueAt(pyproject, 'tool', 'poetry', 'packages');
  return (Array.isArray(list) ? list : []).flatMap((_, index) => {
    const include = textAt(pyproject, 'tool', 'poetry', 'packages', index, 'include');
    const from = textAt(pyproject, 'tool', 'poetry', 'packages', index, 'from') ?? '.';
    return include === null ? [] : [below(trimmed(from), include.replace(/\/\*\*.*$/, ''))];
  });
}

function setuptoolsSearch(
  files: SourceReader,
  pyproject: TomlDocument,
  tool: (...path: readonly string[]) => readonly string[],
): Search {
  const setupCfg = files.read('setup.cfg');
  const line = (section: string, key: string): string | undefined =>
    iniEntry(setupCfg, section, key)?.lines[0];
  const directory =
    tool('setuptools', 'package-dir', '')[0] ?? /^=\s*(\S+)$/.exec(line('options', 'package_dir') ?? '')?.[1];
  const where = [
    ...tool('setuptools', 'packages', 'find', 'where'),
    line('options.packages.find', 'where') ?? [],
  ].flat();
  const listed = [
    ...textsAt(pyproject, 'tool', 'setuptools', 'packages'),
    ...(iniEntry(setupCfg, 'options', 'packages')?.lines ?? []),
  ].filter((each) => /^\w+$/.test(each));
  const root = trimmed(directory ?? where[0] ?? '') || null;
  const roots = root !== null ? [root] : packagesIn(files, 'src', null).length > 0 ? ['src'] : ['.'];
  return { roots, named: listed.length > 0 ? listed.map((each) => below(roots[0] ?? '.', each)) : null };
}

/** Folders that setuptools' automatic discovery, and people, don't take for the package of a flat layout. */
const NO_PACKAGES: ReadonlySet<string> = new Set(
  'ci bin debian doc docs documentation manpages news newsfragments changelog test tests unit_test unit_tests example examples sample samples script scripts tool tools util utils utility utilities python build benchmark benchmarks exercise exercises htmlcov fabfile site_scons tasks vendor node_modules venv env notebooks'.split(
    ' ',
  ),
);

/** @param wanted The package that the distribution is called after: it may be called anything. */
function packagesIn(files: SourceReader, root: string, wanted: string | null): readonly string[] {
  return files
    .list(root)
    .filter((name) => /^[^\W\d]\w*$/u.test(name))
    .filter((name) => root !== '.' || !NO_PACKAGES.has(name) || name === wanted)
    .map((name) => below(root, name))
    .filter((path) => files.exists(`${path}/__init__.py`));
}

function noPackage(
  files: SourceReader,
  roots: readonly string[],
  named: readonly string[] | null,
): SolidifyError {
  const folders =
    named ??
    [...new Set([...roots, 'src'])].flatMap((root) => files.list(root).map((name) => below(root, name)));
  const namespace = folders.find((path) =>
    files.list(path).some((name) => name !== 'tests' && files.exists(`${path}/${name}/__init__.py`)),
  );
  if (namespace !== undefined && (named !== null || namespace.includes('/')))
    return namespacePackage(namespace);
  const module = folders.find(
    (path) =>
      /^(?:src\/)?\w+\.py$/.test(path) && !/^(?:setup|noxfile|conftest|tasks|fabfile)\.py$/.test(path),
  );
  return new SolidifyError(
    'refused',
    'no-package',
    module === undefined
      ? 'no folder with an __init__.py was found that could be the package'
      : `the distribution is the single module ${module}, which has no room for others`,
    {
      place: { file: PYPROJECT },
      hint: 'Nothing was written. Give the package a folder with an __init__.py where its build settings look for it, or give --to a new folder.',
    },
  );
}

function namespacePackage(folder: string): SolidifyError {
  return new SolidifyError(
    'refused',
    'namespace-package',
    `${folder} is a namespace package: other distributions may have parts in it`,
    {
      place: { file: PYPROJECT },
      hint: 'Nothing was written. Packages inside a namespace are not supported: give --to a new folder.',
    },
  );
}

function trimmed(path: string): string {
  return path.replace(/^\.\/|\/+$/g, '').replace(/^\.$/, '');
}

function below(root: string, name: string): string {
  return root === '.' || root === '' ? name : `${root}/${name}`;
}
