import { sourceReaderFor } from '../../../workspace/index.ts';

/**
 * Whether a package has to be copied into `node_modules` rather than linked: a linked package has its dependencies from its own
 * folder, so that a notebook would deal with two copies of them, whose classes differ.
 */
export function needsCopies(repository: string): boolean {
  try {
    const manifest: unknown = JSON.parse(sourceReaderFor(repository).read('package.json') ?? '{}');
    const dependencies =
      typeof manifest === 'object' && manifest !== null && 'dependencies' in manifest
        ? manifest.dependencies
        : null;
    return typeof dependencies === 'object' && dependencies !== null && Object.keys(dependencies).length > 0;
  } catch {
    return false;
  }
}
