import { basename, dirname, isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isThere, listNames, readText, sizeOf } from '../../../workspace/index.ts';
import type { InstalledDistribution, InstalledDistributions } from '../distributions/installed.ts';
import { condaPackageOf } from './conda-packages.ts';

/** A folder that Python imports from, with what a listing says of it. */
interface ImportFolder {
  readonly path: string;
  readonly names: ReadonlySet<string>;
  readonly metadata: readonly MetadataFolder[];
}

/** `scikit_learn-1.5.2.dist-info` and the like. */
interface MetadataFolder {
  readonly path: string;
  /** From the folder's name, in normal form; the metadata's own spelling is read when it is wanted. */
  readonly name: string;
  readonly version: string;
}

/** Where an import was found. */
interface Found {
  /** The part of the dotted name that decides: no namespace. */
  readonly importName: string;
  /** From the import folder, `/` between parts: `sklearn/__init__.py`; ends with `/` for a namespace that nothing in it decides. */
  readonly file: string;
}

/**
 * What site-packages folders hold, the first folder going first. Lists the folders now and reads the metadata of
 * single distributions when an import is asked for; folders that are not there count as empty. Runs nothing.
 */
export function readInstalled(sitePackages: readonly string[]): InstalledDistributions {
  const folders = sitePackages.map(listFolder);
  const owners = folders.map((folder) => ({ folder, ownerOf: ownerFinder(folder) }));
  const elsewhere = once(() => folders.flatMap(linkedFolders));
  return {
    find(imported, likely) {
      for (const { folder, ownerOf } of owners) {
        const found = locate(folder, imported);
        const owner = found === null ? null : ownerOf(found, likely);
        if (found !== null && owner !== null) {
          return { importName: found.importName, distribution: readDistribution(owner) };
        }
        const byConda = found === null ? null : condaPackageOf(folder.path, found.file);
        if (found !== null && byConda !== null) {
          return { importName: found.importName, distribution: { ...byConda, origin: 'conda' } };
        }
      }
      for (const { folder, owner } of elsewhere()) {
        const found = locate(folder, imported);
        if (found !== null && owner !== null && !found.file.endsWith('/')) {
          return {
            importName: found.importName,
            distribution: { ...readDistribution(owner), origin: 'elsewhere' },
          };
        }
      }
      return null;
    },
    isPresent: (module) =>
      [...folders, ...elsewhere().map(({ folder }) => folder)].some((folder) => holds(folder, module)),
  };
}

/**
 * Where an interpreter finds a package: in a folder that it imports from, editable installs included, or in the folder of a
 * project that was installed by a way that doesn't show where its packages are. Null where the package isn't installed.
 */
export function locatePackage(
  sitePackages: readonly string[],
  importName: string,
): { readonly kind: 'imported' | 'project'; readonly folder: string } | null {
  const folders = sitePackages.map(listFolder);
  const linked = (): readonly ImportFolder[] =>
    folders.flatMap(linkTargets).map(({ target }) => listFolder(target));
  const isHere = (folder: ImportFolder): boolean => {
    const found = locate(folder, importName);
    return found?.importName === importName && !found.file.endsWith('/');
  };
  const found = folders.find(isHere) ?? linked().find(isHere);
  if (found) return { kind: 'imported', folder: found.path };
  const name = normalize(importName);
  const project = folders
    .flatMap(({ metadata }) => metadata.filter((each) => each.name === name))
    .map(sourceFolder)
    .find((folder) => folder !== null);
  return project === undefined ? null : { kind: 'project', folder: project };
}

function listFolder(path: string): ImportFolder {
  const names = new Set(listNames(path));
  return { path, names, metadata: [...names].flatMap((name) => metadataFolder(path, name)) };
}

function metadataFolder(folder: string, name: string): readonly MetadataFolder[] {
  const match = /^(?<name>[^-]+)(?:-(?<version>[^-]+)(?:-py[\d.]+)?)?\.(?:dist|egg)-info$/.exec(name)?.groups;
  if (match?.name === undefined) return [];
  return [
    {
      path: join(folder, name),
      name: normalize(match.name),
      version: match.version?.replaceAll('_', '-') ?? '',
    },
  ];
}

/** Finds the file that an import loads, going down through namespaces; null where the folder has nothing of it. */
function locate(folder: ImportFolder, imported: string): Found | null {
  const parts = imported.split('.');
  if (!parts.every((part) => /^[^\W\d]\w*$/u.test(part)) || !hasModule(folder.names, parts[0] ?? ''))
    return null;
  let namespace: Found | null = null;
  for (const [index, part] of parts.entries()) {
    const above = parts.slice(0, index).join('/');
    const importName = parts.slice(0, index + 1).join('.');
    const names = index === 0 ? folder.names : new Set(listNames(join(folder.path, above)));
    const prefix = above === '' ? '' : `${above}/`;
    if (names.has(part)) {
      const inside = listNames(join(folder.path, above, part));
      const initial = inside.find((name) => moduleOf(name) === '__init__');
      if (initial !== undefined && !isOldNamespace(join(folder.path, above, part, initial))) {
        return { importName, file: `${prefix}${part}/${initial}` };
      }
      if (inside.length > 0) {
        namespace = { importName, file: `${prefix}${part}/` };
        continue;
      }
    }
    const file = [...names].find((name) => moduleOf(name) === part);
    return file === undefined ? namespace : { importName, file: prefix + file };
  }
  return namespace;
}

function holds(folder: ImportFolder, module: string): boolean {
  const found = locate(folder, module);
  return (
    found !== null &&
    `${module}.`.startsWith(`${found.importName}.`) &&
    (found.importName === module || inPackage(folder, found, module))
  );
}

/** Whether a submodule is there below the package that decides. */
function inPackage(folder: ImportFolder, found: Found, module: string): boolean {
  if (found.file.endsWith('/')) return false;
  const parts = module.split('.');
  const above = join(folder.path, ...parts.slice(0, -1));
  return hasModule(new Set(listNames(above)), parts.at(-1) ?? '');
}

function hasModule(names: ReadonlySet<string>, module: string): boolean {
  return names.has(module) || [...names].some((name) => moduleOf(name) === module);
}

/** The module that a file holds: `_x` for `_x.cpython-311-x86_64-linux-gnu.so`; null for another file. */
function moduleOf(file: string): string | null {
  return /^(\w+)(?:\.py|(?:\.[\w-]+)?\.(?:so|pyd))$/.exec(file)?.[1] ?? null;
}

/** A package that only says that others may add to it (pkgutil's and setuptools' way, before PEP 420). */
function isOldNamespace(initial: string): boolean {
  if (!initial.endsWith('.py') || sizeOf(initial) > 2000) return false;
  return /\b(?:extend_path|declare_namespace)\(/.test(readText(initial));
}

/** Which distribution of a folder a file belongs to. */
function ownerFinder(
  folder: ImportFolder,
): (found: Found, likely: readonly string[]) => MetadataFolder | null {
  const byTopLevel = once(() => indexTopLevels(folder));
  return (found, likely) => {
    const [top = ''] = found.importName.split('.');
    const names = [normalize(found.importName), ...likely];
    const direct = folder.metadata.find((each) => names.includes(each.name) && owns(each, found.file, top));
    if (direct !== undefined) return direct;
    const candidates = byTopLevel().get(moduleOf(top) ?? top) ?? [];
    if (found.file.endsWith('/')) return candidates.length === 1 ? (candidates[0] ?? null) : null;
    return candidates.find((each) => owns(each, found.file, top)) ?? null;
  };
}

/** Top-level import names to the distributions that say they hold them. Reads one file for each distribution. */
function indexTopLevels(folder: ImportFolder): ReadonlyMap<string, readonly MetadataFolder[]> {
  const index = new Map<string, MetadataFolder[]>();
  for (const metadata of folder.metadata) {
    for (const name of topLevels(metadata)) {
      const known = index.get(name);
      if (known === undefined) index.set(name, [metadata]);
      else known.push(metadata);
    }
  }
  return index;
}

function topLevels(metadata: MetadataFolder): ReadonlySet<string> {
  const listed = readText(join(metadata.path, 'top_level.txt'));
  if (listed.trim() !== '') return new Set(listed.split(/\s+/).map((name) => name.split('/')[0] ?? name));
  const record = readRecord(metadata);
  const names = new Set<string>();
  for (let start = 0; start < record.length;) {
    const newline = record.indexOf('\n', start);
    const end = newline < 0 ? record.length : newline;
    names.add(/^[^/,\r]*/.exec(record.slice(start, Math.min(end, start + 100)))?.[0] ?? '');
    start = end + 1;
  }
  return new Set([...names].map((name) => moduleOf(name) ?? name));
}

function owns(metadata: MetadataFolder, file: string, top: string): boolean {
  const record = readRecord(metadata);
  if (record !== '') return file.endsWith('/') ? record.includes(file) : `\n${record}`.includes(`\n${file},`);
  return topLevels(metadata).has(top);
}

/** The list of installed files, one `path,…` a line; empty where there is none. */
function readRecord(metadata: MetadataFolder): string {
  const record = readText(join(metadata.path, 'RECORD'));
  if (record !== '') return record;
  const old = readText(join(metadata.path, 'installed-files.txt'));
  return old === '' ? '' : old.replaceAll(/^(?:\.\.\/)?(.*?)\r?$/gm, '$1,');
}

function readDistribution(metadata: MetadataFolder): InstalledDistribution {
  const headers =
    readText(join(metadata.path, 'METADATA')) ||
    readText(join(metadata.path, 'PKG-INFO')) ||
    // A Debian package may have the headers themselves under the folder's name.
    readText(metadata.path);
  return {
    name: /^Name:[ \t]*(\S+)/m.exec(headers)?.[1] ?? metadata.name,
    version: /^Version:[ \t]*(\S+)/m.exec(headers)?.[1] ?? metadata.version,
    origin: originOf(metadata),
  };
}

/** PEP 610: what did not come from an index says so. Conda's builds say so too, of the folder they were built in. */
function originOf(metadata: MetadataFolder): InstalledDistribution['origin'] {
  if (!isThere(join(metadata.path, 'direct_url.json'))) return 'index';
  return readText(join(metadata.path, 'INSTALLER')).trim() === 'conda' ? 'index' : 'elsewhere';
}

/** Folders that editable installs put on Python's path, and what was installed that way. */
function linkedFolders(
  folder: ImportFolder,
): readonly { readonly folder: ImportFolder; readonly owner: MetadataFolder | null }[] {
  return linkTargets(folder).map(({ name, target }) => {
    const linked = listFolder(target);
    if (!name.endsWith('.egg-link')) return { folder: linked, owner: linkOwner(folder, name, target) };
    const own = normalize(basename(name, '.egg-link'));
    return { folder: linked, owner: linked.metadata.find((each) => each.name === own) ?? null };
  });
}

/** Files that link to folders, and those folders. */
function linkTargets(folder: ImportFolder): readonly { readonly name: string; readonly target: string }[] {
  return [...folder.names].flatMap((name) => {
    const path = join(folder.path, name);
    if (name.endsWith('.egg-link')) return eggLink(path).map((target) => ({ name, target }));
    const targets = name.endsWith('.pth') ? pathLines(path) : finderTargets(folder, name);
    return targets.map((target) => ({ name, target }));
  });
}

/** Lines of a `.pth` file that are folders; those that are code (`import …`) are not run. */
function pathLines(path: string): readonly string[] {
  return readText(path)
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => isAbsolute(line) && isThere(line));
}

/** setuptools' import hook for editable installs has its folders in a literal. */
function finderTargets(folder: ImportFolder, name: string): readonly string[] {
  if (!/^__editable___\w+_finder\.py$/.test(name)) return [];
  const mapping = /^MAPPING\b[^=]*=\s*\{(.*)\}/m.exec(readText(join(folder.path, name)))?.[1] ?? '';
  const targets = [...mapping.matchAll(/:\s*'([^']+)'/g)].map((match) => dirname(match[1] ?? ''));
  return [...new Set(targets)].filter((target) => isAbsolute(target));
}

function linkOwner(folder: ImportFolder, name: string, target: string): MetadataFolder | null {
  const recorded = folder.metadata.find((each) => `\n${readRecord(each)}`.includes(`\n${name},`));
  return recorded ?? folder.metadata.find((each) => isWithin(target, sourceFolder(each))) ?? null;
}

/** The folder that a distribution was installed from, in PEP 610's words; null when it was no folder. */
function sourceFolder(metadata: MetadataFolder): string | null {
  const url = /"url":\s*"(file:[^"]+)"/.exec(readText(join(metadata.path, 'direct_url.json')))?.[1];
  return url === undefined ? null : fileURLToPath(url);
}

function isWithin(path: string, folder: string | null): boolean {
  return folder !== null && `${path}/`.startsWith(`${folder.replace(/\/$/, '')}/`);
}

/** `name.egg-link`, from `setup.py develop`: a folder that has the metadata beside the code. */
function eggLink(path: string): readonly string[] {
  const [target] = readText(path).split(/\r?\n/);
  return target !== undefined && isAbsolute(target) ? [target] : [];
}

function normalize(name: string): string {
  return name.replaceAll(/[-_.]+/g, '-').toLowerCase();
}

/** A value that is made when it is first asked for. */
function once<Value>(make: () => Value): () => Value {
  const made: { value?: Value } = {};
  return () => (made.value ??= make());
}
