import { basename, dirname, resolve } from 'node:path';
import { relativePath } from '../text/change-set.ts';
import { SolidifyError } from '../text/error.ts';
import { applyChangeSet } from './apply.ts';
import { sourceReaderFor } from './beside.ts';
import { isPresent } from './file.ts';

/**
 * Writes a plan to a file, over an older one, and over nothing else.
 * @throws SolidifyError (refused) `file-exists` when something else is there, or when it can't be written.
 */
export function writePlan(file: string, text: string): void {
  const root = dirname(resolve(file));
  const path = relativePath(basename(file));
  const original = sourceReaderFor(root).read(basename(file));
  if (isPresent(resolve(file)) && (original === null || !isPlan(original))) throw taken(file);
  applyChangeSet({
    root,
    changes: [original === null ? { kind: 'create', path, text } : { kind: 'update', path, text, original }],
  });
}

/**
 * Reads a plan file.
 * @throws SolidifyError (usage) `unreadable` where there is none.
 */
export function readPlan(file: string): string {
  const text = sourceReaderFor(dirname(resolve(file))).read(basename(file));
  if (text !== null) return text;
  throw new SolidifyError('usage', 'unreadable', 'there is no plan to read', {
    place: { file },
    hint: 'Nothing was written. --plan writes one.',
  });
}

/** Whether a text looks like a plan that was written here. */
function isPlan(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return (
      typeof value === 'object' &&
      value !== null &&
      'version' in value &&
      'modules' in value &&
      'rewrites' in value
    );
  } catch {
    return false;
  }
}

function taken(file: string): SolidifyError {
  return new SolidifyError('refused', 'file-exists', 'a file is there that is no plan', {
    place: { file },
    hint: 'Nothing was written. Give --plan the name of a new file.',
  });
}
