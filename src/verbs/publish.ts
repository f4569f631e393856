import { resolve } from 'node:path';
import { SolidifyError } from '../text/error.ts';
import { heldPackage } from './extract/held.ts';
import { pushedLines, pushRepository } from './push.ts';

/**
 * Pushes a package repository that Solidify made. Never forces. Gives what to tell of it.
 * @throws SolidifyError (refused) when the remote holds something else, (usage) when the folder holds no such package.
 */
export async function publish(folder: string, url: string): Promise<readonly string[]> {
  if (!heldPackage(resolve(folder))) {
    throw new SolidifyError('usage', 'no-package', 'this folder holds no package that Solidify made', {
      place: { file: folder },
      hint: 'Give the folder that `solidify extract --to` made.',
    });
  }
  return pushedLines(await pushRepository(resolve(folder), url));
}
