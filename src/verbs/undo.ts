import { resolve } from 'node:path';
import { undo } from '../workspace/index.ts';

/**
 * Puts the notebooks of the last extraction into a folder back, byte for byte.
 * @returns their paths.
 * @throws SolidifyError (refused) when there is nothing to undo, or a notebook has changed since.
 */
export function undoExtraction(folder: string): readonly string[] {
  return undo(resolve(folder));
}
