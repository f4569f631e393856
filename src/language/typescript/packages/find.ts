import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SolidifyError } from '../../../text/error.ts';
import { isThere, realPathOf, sourceReaderFor } from '../../../workspace/index.ts';
import type { FindPackage } from '../../package-reader.ts';
import { packageInWorkTree } from '../../work-tree.ts';
import { importMapOf, mappedTo } from '../importing/index.ts';
import { readManifest } from './manifest.ts';
import { npmSourcesAt } from './sources.ts';

/**
 * Finds the packages that Solidify made: where the import map leads that counts for the notebook's folder, then in `node_modules`,
 * as far as these lead to sources, and where npm copied them from; else the package's repository in the notebook's own work tree.
 */
export const findNpmPackage: FindPackage = ({ path }, importName) => {
  const above = foldersFrom(dirname(path));
  const targets = [
    ...above.flatMap((folder) => mappedFolders(folder, importName)),
    ...above.map((folder) => join(folder, 'node_modules', ...importName.split('/'))),
    ...above.flatMap((folder) => installedFrom(folder, importName)),
  ];
  for (const target of targets) {
    const found = isThere(target) ? npmSourcesAt(realPathOf(target)) : null;
    if (found?.provenance && found.package.importName === importName) return found;
  }
  return packageInWorkTree(dirname(path), importName, npmSourcesAt);
};

/** The folder that npm installed a package from; a copy of one holds only what was built of it. */
function installedFrom(folder: string, importName: string): readonly string[] {
  const { dependencies, devDependencies } = readManifest(sourceReaderFor(folder));
  const [, path] = /^file:(.+)$/.exec(dependencies[importName] ?? devDependencies[importName] ?? '') ?? [];
  return path === undefined ? [] : [resolve(folder, path)];
}

/** The package's folder by the settings of Deno in a folder. */
function mappedFolders(folder: string, importName: string): readonly string[] {
  return ['deno.json', 'deno.jsonc'].flatMap((name) => {
    const settings = join(folder, name);
    const text = sourceReaderFor(folder).read(name);
    if (text === null) return [];
    try {
      const other = importMapOf(settings, text);
      const file = other === null ? settings : resolve(folder, other);
      const map = other === null ? text : (sourceReaderFor(dirname(file)).read(basename(file)) ?? '{}');
      const target = mappedTo(file, map, importName);
      return target === null ? [] : repositoriesAbove(target, dirname(file));
    } catch (error) {
      // Settings that nobody can read lead nowhere.
      if (error instanceof SolidifyError) return [];
      throw error;
    }
  });
}

/** The folders above a mapped file, of which one may be its package's repository. */
function repositoriesAbove(target: string, from: string): readonly string[] {
  const isFile = target.startsWith('file:');
  if (!isFile && !/^\.{0,2}\//.test(target)) return [];
  const file = isFile ? fileURLToPath(target) : resolve(from, target);
  return foldersFrom(dirname(file)).filter((folder) => isThere(join(folder, 'package.json')));
}

/** A folder and all above it, the nearest first. */
function foldersFrom(folder: string): readonly string[] {
  const up = dirname(folder);
  return up === folder ? [folder] : [folder, ...foldersFrom(up)];
}
