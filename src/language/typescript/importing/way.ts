import { basename, dirname, join, resolve } from 'node:path';
import type { Notebook } from '../../../notebook/notebook.ts';
import { isThere, sourceReaderFor } from '../../../workspace/index.ts';
import { semanticsOf } from '../kernels/index.ts';
import { importMapOf } from './deno-map.ts';

/** How a notebook's kernel finds packages by their names. */
export type Way =
  /** By the `imports` of a file of Deno's, absolute; without text where it has to be made. */
  | { readonly kind: 'map'; readonly file: string; readonly text: string | null }
  /** By `node_modules` in this folder, absolute: that of the `package.json` which counts, else the notebook's own. */
  | { readonly kind: 'npm'; readonly folder: string };

/**
 * How a notebook that runs in a folder finds packages. Deno goes by the nearest `deno.json` or `deno.jsonc`, unless a
 * `package.json` is as near or nearer: from there on it takes packages from `node_modules` alone. tslab does so always.
 * @throws SolidifyError (refused) for a file of Deno's that can't be edited.
 */
export function wayTo(notebook: Notebook, folder: string): Way {
  const above = foldersFrom(folder);
  const npm = above.findIndex((each) => isThere(join(each, 'package.json')));
  if (semanticsOf(notebook).kernel !== 'deno') return { kind: 'npm', folder: above[npm] ?? resolve(folder) };
  const settings = above
    .flatMap((each, at) => ['deno.json', 'deno.jsonc'].map((name) => ({ at, file: join(each, name) })))
    .find(({ file }) => isThere(file));
  if (npm >= 0 && (settings === undefined || npm <= settings.at)) {
    return { kind: 'npm', folder: above[npm] ?? folder };
  }
  if (settings === undefined) return { kind: 'map', file: join(resolve(folder), 'deno.json'), text: null };
  return mapOf(settings.file);
}

/** The file that holds the imports: the settings, or the import map that they name. */
function mapOf(settings: string): Way {
  const text = textOf(settings) ?? '';
  const other = importMapOf(settings, text);
  if (other === null) return { kind: 'map', file: settings, text };
  const file = join(dirname(settings), other);
  return { kind: 'map', file, text: textOf(file) };
}

function textOf(file: string): string | null {
  return sourceReaderFor(dirname(file)).read(basename(file));
}

/** A folder and all above it, the nearest first. */
export function foldersFrom(folder: string): readonly string[] {
  const found = [resolve(folder)];
  for (let up = dirname(found[0] ?? ''); up !== found.at(-1); up = dirname(up)) found.push(up);
  return found;
}
