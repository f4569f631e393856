import { readProvenance } from '../../render/index.ts';
import type { Provenance } from '../../render/provenance.ts';
import { sourceReaderFor } from '../../workspace/index.ts';

/** The provenance of the package in a folder, or null where there is none that Solidify made. */
export function heldPackage(folder: string): Provenance | null {
  const text = sourceReaderFor(folder).read('solidify.json');
  return text === null ? null : readProvenance(text);
}
