import { dirname } from 'node:path';
import type { PackageSources } from '../../../plan/held/read.ts';
import { sourceReaderFor } from '../../../workspace/index.ts';
import type { FindPackage, Importer } from '../../package-reader.ts';
import { locateInterpreter, locatePackage } from '../environment/index.ts';
import { packageInWorkTree } from '../../work-tree.ts';
import { packageSourcesAt, sourcesIn } from './sources.ts';

/**
 * Makes a finder of the packages that Solidify made: from where Python would take them, beside the notebook, then in what its kernel
 * has installed. Where a package isn't installed, as in a commit hook, a repository of it in the notebook's own work tree will do.
 * Starts no interpreter. `python`: what `--python` says.
 */
export function finder(python: string | null): FindPackage {
  const sitePackages = new Map<string | null, readonly string[]>();
  const sitesOf = (kernelName: string | null): readonly string[] => {
    const found = sitePackages.get(kernelName) ?? locateInterpreter(kernelName, python)?.sitePackages ?? [];
    sitePackages.set(kernelName, found);
    return found;
  };
  return (importer, importName) => search(importer, importName, sitesOf);
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
  if (installed === null) return packageInWorkTree(dirname(path), importName, packageSourcesAt);
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
