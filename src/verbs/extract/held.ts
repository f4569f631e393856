import type { PrototypeNotebook } from '../../analysis/prototype.ts';
import { readProvenance } from '../../plan/held/index.ts';
import type { Provenance } from '../../plan/held/provenance.ts';
import { sourceReaderFor } from '../../workspace/index.ts';
import type { LoadedPrototype } from '../prototype.ts';
import { decidingOptions, type ExtractOptions } from './options.ts';
import { recordedPath, sourcesHash } from './records.ts';

/** The provenance of the package in a folder, or null where there is none that Solidify made. */
export function heldPackage(folder: string): Provenance | null {
  const text = sourceReaderFor(folder).read('solidify.json');
  return text === null ? null : readProvenance(text);
}

/**
 * The notebooks that are just as an extraction with the same options left them. They have nothing to give: whatever
 * an analysis of a rewritten notebook says, the same extraction again is no change.
 */
export async function notebooksDone(
  { notebooks, inputs }: LoadedPrototype,
  held: Provenance,
  options: ExtractOptions,
): Promise<ReadonlySet<PrototypeNotebook>> {
  const asked = JSON.stringify(decidingOptions(options));
  const done = new Set<PrototypeNotebook>();
  for (const each of notebooks) {
    const { notebook } = each;
    const path = await recordedPath(inputs.get(notebook.path)?.realPath ?? notebook.path);
    const after = sourcesHash(notebook);
    const isDone = held.notebooks.some(
      (record) => record.path === path && record.after === after && JSON.stringify(record.options) === asked,
    );
    if (isDone) done.add(each);
  }
  return done;
}
