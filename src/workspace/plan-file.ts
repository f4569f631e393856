import { existsSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { relativePath } from '../text/change-set.ts';
import { applyChangeSet } from './apply.ts';
import { sourceReaderFor } from './beside.ts';

/**
 * Writes a plan to a file, over an older one.
 * @throws SolidifyError (refused) when it can't be written.
 */
export function writePlan(file: string, text: string): void {
  const root = dirname(resolve(file));
  const path = relativePath(basename(file));
  const original = existsSync(resolve(file)) ? sourceReaderFor(root).read(basename(file)) : null;
  applyChangeSet({
    root,
    changes: [original === null ? { kind: 'create', path, text } : { kind: 'update', path, text, original }],
  });
}
