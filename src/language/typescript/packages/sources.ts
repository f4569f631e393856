import { resolve } from 'node:path';
import { readProvenance } from '../../../plan/held/index.ts';
import type { PackageSources } from '../../../plan/held/read.ts';
import type { SourceReader } from '../../../program/language.ts';
import { sourceReaderFor } from '../../../workspace/index.ts';
import { packageSpecifier, rangeOf, readSpecifier } from '../requirements/index.ts';
import { readManifest, type Manifest } from './manifest.ts';

/** Where the modules of a package stand, as the beginning of their paths. */
const SOURCES = 'src/';

/** Below so many folders no package has modules; a link that leads upwards ends there. */
const DEEPEST = 12;

/**
 * The sources of the npm package in a folder: a repository that Solidify made, or one with its modules in `src/`. Null where there
 * is none, or where only what was built of it is there.
 */
export function npmSourcesAt(folder: string): PackageSources | null {
  const root = resolve(folder);
  const reader = sourceReaderFor(root);
  const manifest = readManifest(reader);
  const { name } = manifest;
  if (name === null) return null;
  const modules = modulesIn(reader, SOURCES, name, 0);
  if (!modules.some(({ importName }) => importName === name)) return null;
  const found = readProvenance(reader.read('solidify.json') ?? '');
  return {
    package: { name, importName: name },
    folder: root,
    sourceFolder: SOURCES,
    provenance: found?.package.importName === name ? found : null,
    modules,
    unread: [],
    importedAs: (module) => importedAs(manifest, module),
  };
}

/** A package has no version in its imports: its `package.json` says which it is. */
function importedAs({ dependencies }: Manifest, written: string): string {
  const specifier = readSpecifier(written);
  if (specifier.kind !== 'npm') return written;
  const { name, version } = specifier;
  return version === '' || dependencies[name] === rangeOf(version) ? packageSpecifier(written) : written;
}

/** The modules in a folder and below it; tests and declarations are none. */
function modulesIn(
  reader: SourceReader,
  folder: string,
  name: string,
  depth: number,
): PackageSources['modules'] {
  return reader.list(folder).flatMap((file): PackageSources['modules'] => {
    const path = folder + file;
    const [, stem] = /^(.+?)\.[cm]?[jt]sx?$/.exec(file) ?? [];
    if (stem === undefined) {
      const isBelow = !file.includes('.') && file !== 'node_modules' && depth < DEEPEST;
      return isBelow ? modulesIn(reader, `${path}/`, name, depth + 1) : [];
    }
    const text = /\.(?:d|test|spec)$/.test(stem) ? null : reader.read(path);
    if (text === null) return [];
    const within = (folder + stem).slice(SOURCES.length).replace(/(?:^|\/)index$/, '');
    return [{ importName: within === '' ? name : `${name}/${within}`, path, text }];
  });
}
