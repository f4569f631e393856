import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { PackageName } from '../../../plan/plan.ts';
import { isThere, realPathOf, sourceReaderFor } from '../../../workspace/index.ts';
import type { ImportingNotebook } from '../../environment.ts';
import type { PackagePlace, Reach } from '../../language.ts';
import type { FileText } from '../../package-files.ts';
import { withMapping } from './deno-map.ts';
import { foldersFrom, wayTo, type Way } from './way.ts';

/** What stands for the root of a copy: a folder that no notebook lists, and that every kernel looks in last. */
const ROOT = '/';

/**
 * What a run needs so that its notebook imports a package from where it isn't installed: files for the copy of its folder, which
 * stand where the kernel looks. For Deno an import map leads to the sources; `node_modules` gets the package as it is built.
 */
export async function importable(
  { importName }: PackageName,
  place: PackagePlace,
  { notebook, folder }: ImportingNotebook,
): Promise<Reach> {
  const way = wayTo(notebook, realPathOf(folder));
  const files = way.kind === 'map' ? mapped(way, importName, place) : await installed(way, importName, place);
  return { path: [], files };
}

function mapped(
  { file, text }: Extract<Way, { kind: 'map' }>,
  name: string,
  place: PackagePlace,
): readonly FileText[] {
  const own = place.kind === 'folder' ? [] : below(join(ROOT, '.solidify', name), place.files);
  const entry =
    place.kind === 'folder'
      ? join(place.folder, place.sources, 'index.ts')
      : join(ROOT, '.solidify', name, 'src', 'index.ts');
  // A file beside the notebook that isn't there outside of the copy would be listed with the notebook's own.
  const at = text === null ? join(ROOT, 'deno.json') : file;
  const target = place.kind === 'folder' ? pathToFileURL(entry).href : relativeTo(at, entry);
  return [...own, { path: at, text: withMapping(file, text, name, target) }];
}

async function installed(
  { folder }: Extract<Way, { kind: 'npm' }>,
  name: string,
  place: PackagePlace,
): Promise<readonly FileText[]> {
  // It brings the compiler, which those who only look where packages are can do without.
  const { builtPackage } = await import('./built.ts');
  const files = place.kind === 'files' ? place.files : filesOf(place.folder);
  return below(join(modulesFolder(folder, name), name), builtPackage(name, files));
}

/** Where the kernel finds the package first: where an older one is, else where the packages are that it may depend on. */
function modulesFolder(folder: string, name: string): string {
  const above = foldersFrom(folder).map((each) => join(each, 'node_modules'));
  return (
    above.find((each) => isThere(join(each, name))) ??
    above.find((each) => isThere(each)) ??
    join(ROOT, 'node_modules')
  );
}

function below(folder: string, files: readonly FileText[]): readonly FileText[] {
  return files.map(({ path, text }) => ({ path: join(folder, ...path.split('/')), text }));
}

/** The manifest and the modules of a repository. */
function filesOf(folder: string): readonly FileText[] {
  const reader = sourceReaderFor(folder);
  const pending = ['src'];
  const paths = ['package.json'];
  for (const each of pending) {
    for (const name of reader.list(each)) {
      const path = `${each}/${name}`;
      if (/\.(?:tsx?|mts)$/.test(name)) paths.push(path);
      else if (!name.includes('.')) pending.push(path);
    }
  }
  return paths.flatMap((path) => {
    const text = reader.read(path);
    return text === null ? [] : [{ path, text }];
  });
}

function relativeTo(file: string, target: string): string {
  const up = '../'.repeat(foldersFrom(dirname(file)).length - 1);
  return `${up === '' ? './' : up}${target.replace(/^[/\\]/, '').replaceAll('\\', '/')}`;
}
