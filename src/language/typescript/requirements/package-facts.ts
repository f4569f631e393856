import ts from 'typescript';
import type { SourceReader } from '../../../program/language.ts';

/** What the files in and above the notebooks' folders say of packages. */
export interface PackageFacts {
  /** Ranges that a package.json asks for, by name. */
  readonly declared: ReadonlyMap<string, string>;
  /** What Deno's import map makes of names: `lodash` → `npm:lodash@4`. A name that ends in a slash stands for all that begin with it. */
  readonly mapped: ReadonlyMap<string, string>;
  /** Versions that Deno took, by what was asked for: `npm:lodash@4` → `4.17.21`. */
  readonly locked: ReadonlyMap<string, string>;
  /** A package of `node_modules`; null: it isn't there. */
  readonly installed: (name: string) => InstalledPackage | null;
}

/** A package in a `node_modules` folder. */
export interface InstalledPackage {
  /** Null where it isn't written as one. */
  readonly version: string | null;
  /** Whether it says its types itself. */
  readonly hasTypes: boolean;
}

/**
 * Reads what is known of packages.
 * @param folders those of the notebooks, and the ones above each, the nearest first.
 */
export function readPackageFacts(folders: readonly SourceReader[]): PackageFacts {
  const manifests = folders.map((folder) => readJson(folder, 'package.json'));
  const configurations = folders.map(
    (folder) => readJson(folder, 'deno.json') ?? readJson(folder, 'deno.jsonc'),
  );
  const maps = folders.map((folder, at) => {
    const path = configurations[at]?.importMap;
    return typeof path === 'string' ? readJson(folder, path) : null;
  });
  return {
    declared: nearest(
      ['peerDependencies', 'devDependencies', 'dependencies'].flatMap((key) =>
        manifests.map((manifest) => stringsIn(manifest?.[key])),
      ),
    ),
    mapped: nearest([...maps, ...configurations].map((found) => stringsIn(found?.imports))),
    locked: nearest(folders.map((folder) => stringsIn(readJson(folder, 'deno.lock')?.specifiers))),
    installed: (name) => {
      for (const folder of folders) {
        const found = installedIn(folder, name);
        if (found !== null) return found;
      }
      return null;
    },
  };
}

function installedIn(folder: SourceReader, name: string): InstalledPackage | null {
  const manifest = readJson(folder, `node_modules/${name}/package.json`);
  if (manifest === null) return null;
  const version = manifest.version;
  return {
    version: typeof version === 'string' && /^\d+\.\d+\.\d+/.test(version) ? version : null,
    hasTypes:
      'types' in manifest ||
      'typings' in manifest ||
      JSON.stringify(manifest.exports ?? null).includes('"types"') ||
      folder.exists(`node_modules/${name}/index.d.ts`),
  };
}

type JsonObject = Readonly<Record<string, unknown>>;

/** Comments may stand in it. */
function readJson(folder: SourceReader, path: string): JsonObject | null {
  const text = folder.read(path);
  if (text === null) return null;
  const { config } = ts.parseConfigFileTextToJson(path, text) as { readonly config?: unknown };
  return typeof config === 'object' && config !== null && !Array.isArray(config)
    ? (config as JsonObject)
    : null;
}

function stringsIn(value: unknown): readonly (readonly [string, string])[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
}

/** The first of several entries of a name counts. */
function nearest(lists: readonly (readonly (readonly [string, string])[])[]): ReadonlyMap<string, string> {
  return new Map(lists.toReversed().flat());
}
