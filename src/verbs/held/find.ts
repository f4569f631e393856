import { dirname } from 'node:path';
import type { FindPackage, PackageReader } from '../../language/package-reader.ts';
import type { PackageSources } from '../../plan/held/read.ts';
import type { LanguageId } from '../../program/program.ts';
import { SolidifyError } from '../../text/error.ts';
import { LANGUAGE_IDS, loadPackageReader } from '../languages.ts';

/** What packages notebooks of one language have to do with. */
export interface LanguagePackages {
  readonly reader: PackageReader;
  /** Those that were named. */
  readonly given: readonly PackageSources[];
  /** Finds a package that was named, else one that Solidify made. */
  readonly find: FindPackage;
}

/**
 * Finds packages for notebooks of some languages: those in the folders that were named (`--package`), else where the notebooks
 * would import them from. Starts nothing, and loads no parser.
 * @throws SolidifyError (usage) `no-package` for a folder that was named and holds none.
 */
export async function findPackages(
  languages: ReadonlySet<LanguageId>,
  folders: readonly string[],
  python: string | null,
): Promise<ReadonlyMap<LanguageId, LanguagePackages>> {
  const given = new Map<LanguageId, PackageSources[]>();
  for (const folder of folders) {
    const [id, sources] = await packageAt(folder, languages);
    given.set(id, [...(given.get(id) ?? []), sources]);
  }
  const found = new Map<LanguageId, LanguagePackages>();
  for (const id of languages) {
    const reader = await loadPackageReader(id);
    const own = given.get(id) ?? [];
    found.set(id, { reader, given: own, find: finderFor(own, reader.finder(python)) });
  }
  return found;
}

/** The package in a folder, with its language. */
async function packageAt(
  folder: string,
  likely: ReadonlySet<LanguageId>,
): Promise<readonly [LanguageId, PackageSources]> {
  const manifests: string[] = [];
  for (const id of new Set([...likely, ...LANGUAGE_IDS])) {
    const { sourcesAt, manifest } = await loadPackageReader(id);
    const found = sourcesAt(folder);
    if (found) return [id, found];
    manifests.push(manifest);
  }
  throw new SolidifyError('usage', 'no-package', 'there is no package in this folder', {
    place: { file: folder },
    hint: `Give --package the folder of the package’s repository, the one that holds its ${manifests.join(' or ')}.`,
  });
}

function finderFor(given: readonly PackageSources[], search: FindPackage): FindPackage {
  const known = new Map<string, PackageSources | null>();
  return (importer, importName) => {
    const named = given.find((each) => each.package.importName === importName);
    if (named) return named;
    const key = JSON.stringify([dirname(importer.path), importer.kernelName, importName]);
    const found = known.has(key) ? known.get(key) : search(importer, importName);
    known.set(key, found ?? null);
    return found ?? null;
  };
}
