import { dirname, join, resolve } from 'node:path';
import type { PackageSources } from '../../plan/held/read.ts';
import { SolidifyError } from '../../text/error.ts';
import { locateInterpreter, locatePackage, sourceReaderFor } from '../../workspace/index.ts';
import { packageSourcesAt, sourcesIn } from './sources.ts';

/** A notebook that imports packages. */
export interface Importer {
  /** Absolute, links resolved. */
  readonly path: string;
  readonly kernelName: string | null;
}

/** Finds a package that Solidify made, or one that was named, by its import name. */
export type FindPackage = (importer: Importer, importName: string) => PackageSources | null;

/**
 * Makes a finder. A package is taken from the folders that were named (`--package`), else from where Python would: beside
 * the notebook, then in what its kernel has installed. Where it isn't installed, as in a commit hook, a repository of it
 * in the notebook's own work tree will do. Starts no interpreter.
 * @throws SolidifyError (usage) `no-package` for a folder that was named and holds none.
 */
export function packageFinder(
  folders: readonly string[],
  python: string | null,
): { readonly given: readonly PackageSources[]; readonly find: FindPackage } {
  const given = folders.map(requirePackage);
  const known = new Map<string, PackageSources | null>();
  const sitePackages = new Map<string | null, readonly string[]>();
  const sitesOf = (kernelName: string | null): readonly string[] => {
    const found = sitePackages.get(kernelName) ?? locateInterpreter(kernelName, python)?.sitePackages ?? [];
    sitePackages.set(kernelName, found);
    return found;
  };
  const find: FindPackage = (importer, importName) => {
    const named = given.find((each) => each.package.importName === importName);
    if (named) return named;
    const key = JSON.stringify([dirname(importer.path), importer.kernelName, importName]);
    const found = known.has(key) ? known.get(key) : search(importer, importName, sitesOf);
    known.set(key, found ?? null);
    return found ?? null;
  };
  return { given, find };
}

function requirePackage(folder: string): PackageSources {
  const found = packageSourcesAt(folder);
  if (found) return found;
  throw new SolidifyError('usage', 'no-package', 'there is no Python package in this folder', {
    place: { file: folder },
    hint: 'Give --package the folder of the package’s repository, the one that holds its pyproject.toml.',
  });
}

function search(
  { path, kernelName }: Importer,
  importName: string,
  sitesOf: (kernelName: string | null) => readonly string[],
): PackageSources | null {
  const beside = sourceReaderFor(dirname(path));
  if (beside.exists(`${importName}.py`)) return null;
  if (beside.exists(`${importName}/__init__.py`)) return made(sourcesIn(dirname(path), importName));
  const installed = locatePackage(sitesOf(kernelName), importName);
  if (installed === null) return inWorkTree(dirname(path), importName);
  if (installed.kind === 'project') return made(packageSourcesAt(installed.folder));
  // An editable install leads into the repository, whose root has more to say.
  const repository = packageSourcesAt(dirname(installed.folder));
  if (repository?.provenance?.package.importName === importName) return repository;
  return made(sourcesIn(installed.folder, importName));
}

/** Only what Solidify made is its business, unless it is told so. */
function made(found: PackageSources | null): PackageSources | null {
  return found?.provenance ? found : null;
}

/** The package's repository in the Git work tree of a folder: the tree itself, or a folder beside or above the notebook. */
function inWorkTree(folder: string, importName: string): PackageSources | null {
  const above: string[] = [];
  for (let at = resolve(folder); ; at = dirname(at)) {
    above.push(at);
    if (sourceReaderFor(at).exists('.git')) break;
    if (dirname(at) === at) return null;
  }
  for (const at of above) {
    const reader = sourceReaderFor(at);
    const beside = reader.list('.').filter((name) => reader.exists(`${name}/solidify.json`));
    for (const each of [at, ...beside.map((name) => join(at, name))]) {
      const found = packageSourcesAt(each);
      if (found?.provenance?.package.importName === importName) return found;
    }
  }
  return null;
}
