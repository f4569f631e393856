import type { SourceReader } from '../../../../program/language.ts';

/** What stands where an import looks for a module. */
export type ModuleFile =
  | {
      readonly kind: 'source';
      readonly folder: SourceReader;
      readonly path: string;
      /** Submodules that are there to be imported. */
      readonly submodules: readonly string[];
      readonly isPackage: boolean;
    }
  /** An extension module. */
  | { readonly kind: 'compiled' }
  /** A folder without a module of its own. */
  | { readonly kind: 'namespace'; readonly submodules: readonly string[] };

/**
 * Finds a module as Python's path finder does: the first folder that has its top-level package decides; a package before an extension before a source
 * file; folders without `__init__` only where nothing else is. Null: nothing of it is there.
 */
export function findModule(folders: readonly SourceReader[], module: string): ModuleFile | null {
  let places = folders.map((folder) => ({ folder, prefix: '' }));
  const parts = module.split('.');
  for (const [index, part] of parts.entries()) {
    const isLast = index === parts.length - 1;
    const found = findPart(places, part);
    if (found === null) return null;
    if (isLast) return found.file;
    if (found.file.kind === 'compiled') return null;
    places = [...found.inside];
  }
  return null;
}

interface Place {
  readonly folder: SourceReader;
  /** From the folder: empty or `a/b/`. */
  readonly prefix: string;
}

interface FoundPart {
  readonly file: ModuleFile;
  /** Where its submodules are looked for. */
  readonly inside: readonly Place[];
}

function findPart(places: readonly Place[], part: string): FoundPart | null {
  const portions: Place[] = [];
  for (const { folder, prefix } of places) {
    const names = folder.list(prefix === '' ? '.' : prefix);
    const inner = `${prefix}${part}/`;
    if (names.includes(part)) {
      const inside = folder.list(inner);
      const initial = inside.find((name) => name.startsWith('__init__.') && moduleOf(name) === '__init__');
      const place = { folder, prefix: inner };
      if (initial !== undefined) {
        const source = { kind: 'source', folder, path: `${inner}${initial}`, isPackage: true } as const;
        const submodules = modulesAmong(inside);
        return {
          file: initial.endsWith('.py') ? { ...source, submodules } : { kind: 'compiled' },
          inside: [place],
        };
      }
      if (inside.length > 0) portions.push(place);
    }
    const own = names.filter((name) => name.startsWith(part) && moduleOf(name) === part);
    if (own.some((name) => !name.endsWith('.py'))) return { file: { kind: 'compiled' }, inside: [] };
    const [path] = own;
    if (path !== undefined) {
      const file = { kind: 'source', folder, path: prefix + path, submodules: [], isPackage: false } as const;
      return { file, inside: [] };
    }
  }
  if (portions.length === 0) return null;
  const submodules = portions.flatMap(({ folder, prefix }) => modulesAmong(folder.list(prefix)));
  return { file: { kind: 'namespace', submodules }, inside: portions };
}

/** The module that a file holds: `_x` for `_x.cpython-311-x86_64-linux-gnu.so`; null for another file. */
function moduleOf(file: string): string | null {
  return /^(\w+)(?:\.py|(?:\.[\w-]+)?\.(?:so|pyd))$/u.exec(file)?.[1] ?? null;
}

function modulesAmong(names: readonly string[]): readonly string[] {
  return names.flatMap((name) => {
    const module = moduleOf(name) ?? (/^[^\W\d]\w*$/u.test(name) ? name : null);
    return module === null || module === '__init__' || module === '__pycache__' ? [] : [module];
  });
}
