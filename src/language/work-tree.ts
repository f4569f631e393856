import { dirname, join, resolve } from 'node:path';
import type { PackageSources } from '../plan/held/read.ts';
import { sourceReaderFor } from '../workspace/index.ts';

/**
 * The repository of a package that Solidify made in the Git work tree of a folder: the tree itself, or a folder beside or above
 * the given one. Null where there is none.
 */
export function packageInWorkTree(
  folder: string,
  importName: string,
  sourcesAt: (folder: string) => PackageSources | null,
): PackageSources | null {
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
      const found = sourcesAt(each);
      if (found?.provenance?.package.importName === importName) return found;
    }
  }
  return null;
}
