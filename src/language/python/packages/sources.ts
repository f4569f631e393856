import { basename, dirname, resolve } from 'node:path';
import type { SourceReader } from '../../../program/language.ts';
import { readLayout } from '../packaging/index.ts';
import type { PackageLayout } from '../packaging/layout.ts';
import { readProvenance } from '../../../plan/held/index.ts';
import type { PackageSources } from '../../../plan/held/read.ts';
import { SolidifyError } from '../../../text/error.ts';
import { sourceReaderFor } from '../../../workspace/index.ts';

/** The provenance of a package that Solidify made: in its repository's root, and inside the package as data. */
export const PROVENANCE_FILE = 'solidify.json';

/** Below so many folders no package has modules; a link that leads upwards ends there. */
const DEEPEST = 12;

/**
 * The sources of the package in a folder: a repository that Solidify made, one that was made by other means, or the
 * folder of an import package itself. Null where it is none of them.
 */
export function packageSourcesAt(folder: string): PackageSources | null {
  const root = resolve(folder);
  const reader = sourceReaderFor(root);
  const provenance = readProvenance(reader.read(PROVENANCE_FILE) ?? '');
  const name = provenance?.package.importName;
  if (isPackage(reader, '.') && (name === undefined || basename(root) === name)) {
    return sourcesIn(dirname(root), basename(root));
  }
  const layout = provenance && provenance.repository !== 'own' ? null : layoutIn(reader);
  const importName = layout?.importName ?? name ?? importNameIn(reader);
  if (importName === null) return null;
  if (layout)
    return collect(root, layout.folder.slice(0, -importName.length), importName, layout.distribution);
  const base = isPackage(reader, `src/${importName}`) ? 'src/' : '';
  return collect(root, base, importName);
}

/**
 * The sources of a package in a folder that Python imports from; the provenance is what the package carries as data.
 * Null where the folder has no such package.
 */
export function sourcesIn(folder: string, importName: string): PackageSources | null {
  return collect(resolve(folder), '', importName);
}

/** What the settings of its build backend say of a repository; null where they don't tell of one package. */
function layoutIn(reader: SourceReader): PackageLayout | null {
  try {
    return readLayout(reader);
  } catch (error) {
    if (error instanceof SolidifyError) return null;
    throw error;
  }
}

function collect(
  folder: string,
  base: string,
  importName: string,
  name = importName.replaceAll('_', '-'),
): PackageSources | null {
  const reader = sourceReaderFor(folder);
  if (!isPackage(reader, base + importName)) return null;
  const files = filesIn(reader, base, importName, 0);
  const data = reader.read(`${base}${importName}/${PROVENANCE_FILE}`) ?? reader.read(PROVENANCE_FILE);
  const found = readProvenance(data ?? '');
  const provenance = found?.package.importName === importName ? found : null;
  return {
    package: { name: provenance?.package.name ?? name, importName },
    folder,
    sourceFolder: base,
    provenance,
    modules: files.flatMap(({ text, ...file }) => (text === null ? [] : [{ ...file, text }])),
    unread: files.flatMap((file) => (file.text === null ? [file.importName] : [])),
  };
}

/** A module of a package; without a text where it is no source that can be read. */
interface ModuleFile {
  readonly importName: string;
  readonly path: string;
  readonly text: string | null;
}

/** All modules of a package, those of folders below it included. */
function filesIn(
  reader: SourceReader,
  base: string,
  importName: string,
  depth: number,
): readonly ModuleFile[] {
  const folder = base + importName.replaceAll('.', '/');
  return reader.list(folder).flatMap((file): readonly ModuleFile[] => {
    const path = `${folder}/${file}`;
    const [, stem, ending] = /^([^\W\d]\w*)(?:\.(py)|(?:\.[\w-]+)?\.(?:so|pyd))$/u.exec(file) ?? [];
    if (stem !== undefined) {
      const name = stem === '__init__' ? importName : `${importName}.${stem}`;
      return [{ importName: name, path, text: ending === undefined ? null : reader.read(path) }];
    }
    const isBelow = /^[^\W\d]\w*$/u.test(file) && file !== '__pycache__' && depth < DEEPEST;
    return isBelow ? filesIn(reader, base, `${importName}.${file}`, depth + 1) : [];
  });
}

/** The import package of a repository that was made by other means: the one of its name, else the only one. */
function importNameIn(reader: SourceReader): string | null {
  const [, name = ''] =
    /^\[project\]\s*$[^[]*?^name\s*=\s*["']([\w.-]+)["']/m.exec(reader.read('pyproject.toml') ?? '') ?? [];
  const wanted = name.toLowerCase().replaceAll(/[-.]+/g, '_');
  for (const base of ['src', '.']) {
    const found = reader.list(base).filter((each) => isPackage(reader, `${base}/${each}`));
    const named = found.find((each) => each.toLowerCase() === wanted);
    const others = found.filter((each) => !/^(?:tests?|docs?|examples?|scripts)$/.test(each));
    if (named !== undefined) return named;
    if (others.length === 1) return others[0] ?? null;
  }
  return null;
}

function isPackage(reader: SourceReader, path: string): boolean {
  return reader.exists(`${path}/__init__.py`);
}
