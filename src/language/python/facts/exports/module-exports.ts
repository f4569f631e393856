import type { ModuleFolders, SourceReader } from '../../../../program/language.ts';
import { STANDARD_LIBRARY_MODULES } from '../../names/index.ts';
import { starNames } from '../../star-names/index.ts';
import type { TargetPython } from './conditions.ts';
import { ANYTHING, closedBy, onlyPossible, oneOf, type Exports } from './exports.ts';
import { findModule } from './module-files.ts';
import type { ModuleSourceReader } from './module-source.ts';
import { exportsOfSource } from './source-exports.ts';

/**
 * What one notebook may have read for its star imports, in characters: of text, and of modules' own statements, which are parsed.
 * Half a second at the very most. What is past it stays unknown; so that answers don't hang on other notebooks, what was read for them counts too.
 */
const TEXT_LIMIT = 8_000_000;
const OUTLINE_LIMIT = 250_000;

/** What `from module import *` binds in a notebook; answers are remembered. */
export type ModuleExports = (module: string) => Exports;

/**
 * Finds what star imports bind without running anything: from the module's source, beside the notebook or in the folders that
 * its interpreter imports from, and from a table of what was seen.
 */
export function createModuleExports(
  read: ModuleSourceReader,
  beside: SourceReader,
  folders: () => ModuleFolders | null,
  names: typeof starNames = starNames,
): ModuleExports {
  const known = new Map<string, Exports>();
  const library: { found?: { readonly folders: ModuleFolders | null } } = {};
  const libraryFolders = (): ModuleFolders | null => (library.found ??= { folders: folders() }).folders;
  const pending = new Set<string>();
  const cuts = { all: 0, beside: 0 };
  const used = { text: 0, outline: 0 };
  const exportsOf = (module: string, importer = ''): Exports => {
    const found = known.get(module);
    if (found !== undefined) return found;
    // A module that star-imports itself, through others, adds nothing to itself, but what is found of the others on the way is not
    // all, and what they have by then hangs on which is imported first; of a package and what is in it, the package is.
    if (pending.has(module)) {
      cuts.all += 1;
      if (!importer.startsWith(`${module}.`)) cuts.beside += 1;
      return { ...ANYTHING, open: false };
    }
    const before = { ...cuts };
    pending.add(module);
    const exports = find(module);
    pending.delete(module);
    if (cuts.all === before.all || pending.size === 0) known.set(module, exports);
    return cuts.beside === before.beside || pending.size === 0 ? exports : onlyPossible(exports);
  };
  const find = (module: string): Exports => {
    const own = sourceIn([beside], module);
    const isStandard = STANDARD_LIBRARY_MODULES.has(module.split('.')[0] ?? '');
    if (own !== null && !isStandard) return own;
    const elsewhere = installed(module, isStandard);
    // Which one a kernel has, hangs on what it has loaded before the notebook's first cell.
    return own === null ? elsewhere : oneOf(own, elsewhere);
  };
  const installed = (module: string, isStandard: boolean): Exports => {
    const path = libraryFolders();
    const table = tableOf(names, module, path, isStandard);
    if (path === null || table?.fits === true) return table?.exports ?? ANYTHING;
    const found = sourceIn(isStandard ? path.standard : path.installed, module);
    if (found === null) return table?.exports ?? ANYTHING;
    return table === null ? found : closedBy(found, table.exports);
  };
  const sourceIn = (where: readonly SourceReader[], name: string): Exports | null => {
    const file = findModule(where, name);
    if (file === null) return null;
    if (file.kind === 'compiled') return ANYTHING;
    if (file.kind === 'namespace') return { ...ANYTHING, possible: new Set(file.submodules), open: false };
    const source =
      used.text > TEXT_LIMIT || used.outline > OUTLINE_LIMIT ? null : read(file.folder, file.path);
    if (source === null) return ANYTHING;
    used.text += source.size;
    used.outline += source.outline.text.length;
    const { isPackage, submodules } = file;
    const { version = null, platform = null } = libraryFolders() ?? {};
    const python: TargetPython = { version: minorOf(version), platform };
    return exportsOfSource({
      name,
      isPackage,
      submodules,
      source,
      python,
      exportsOf: (module) => exportsOf(module, name),
    });
  };
  return (module) => (module.startsWith('.') ? ANYTHING : exportsOf(module));
}

function minorOf(version: string | null): TargetPython['version'] {
  const [, major, minor] = /^(\d+)\.(\d+)/.exec(version ?? '') ?? [];
  return major === undefined || minor === undefined ? null : [Number(major), Number(minor)];
}

/** What the table has of a module, and whether that needs no look at the module itself. */
function tableOf(
  names: typeof starNames,
  module: string,
  path: ModuleFolders | null,
  isStandard: boolean,
): { readonly exports: Exports; readonly fits: boolean } | null {
  const version = path === null ? null : isStandard ? path.version : installedVersion(module, path);
  const of = isStandard ? 'python' : distributionOf(module);
  const found = names(
    module,
    version === null || path === null ? null : { of, version, platform: path.platform },
  );
  if (found === null) return null;
  const { fits, names: certain, possible } = found;
  return {
    exports: { ...ANYTHING, certain: new Set(certain), possible: new Set(possible), open: false },
    fits,
  };
}

/** The distribution, in lower case, of a module that the table knows. */
function distributionOf(module: string): string {
  const top = (module.split('.')[0] ?? '').toLowerCase();
  return top === 'pylab' ? 'matplotlib' : top;
}

/** By the name of its metadata's folder: `numpy-2.1.0.dist-info`. */
function installedVersion(module: string, { installed }: ModuleFolders): string | null {
  const start = `${distributionOf(module)}-`;
  for (const folder of installed) {
    const found = folder.list('.').find((name) => name.startsWith(start) && name.endsWith('.dist-info'));
    if (found !== undefined) return found.slice(start.length, -'.dist-info'.length);
  }
  return null;
}
