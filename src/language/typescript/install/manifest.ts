import { sourceReaderFor } from '../../../workspace/index.ts';
import { readManifest } from '../packages/index.ts';

/**
 * Whether a package has to be copied into `node_modules` rather than linked: a linked package has its dependencies from its own
 * folder, so that a notebook would deal with two copies of them, whose classes differ.
 */
export function needsCopies(repository: string): boolean {
  return Object.keys(readManifest(sourceReaderFor(repository)).dependencies).length > 0;
}
