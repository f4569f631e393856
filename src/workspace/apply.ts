import { mkdirSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ChangeSet, FileChange } from '../text/change-set.ts';
import { SolidifyError } from '../text/error.ts';
import { bytesAt, encoded, errorCode, prepareFile } from './file.ts';
import type { PendingFile } from './file.ts';

/** One file of a change set, checked and ready. */
interface PreparedChange {
  readonly path: string;
  /** The bytes before; null where there was no file. */
  readonly before: Buffer | null;
  readonly pending: PendingFile;
}

/**
 * Writes a change set, all of it or nothing. Every file is checked before the first is written: an `update` needs the file to hold
 * `original` still, a `create` needs none to be there, or one that holds the very text. Each file comes into place
 * by a rename; when one fails, those before it are put back.
 * @returns how to undo it.
 * @throws SolidifyError (refused): `file-changed`, `file-exists`, `write-failed`; `write-incomplete` when putting back failed too.
 */
export function applyChangeSet(changeSet: ChangeSet): AppliedChanges {
  const targets = changeSet.changes.map((change) => ({
    change,
    path: join(changeSet.root, ...change.path.split('/')),
  }));
  const open = targets.filter(({ change, path }) => isOpen(change, path));
  const prepared: PreparedChange[] = [];
  const folders: string[] = [];
  const done: PreparedChange[] = [];
  try {
    for (const { change, path } of open) {
      folders.push(...makeFolder(dirname(path)));
      const bytes = encoded(change.text, path);
      prepared.push({ path, before: bytesAt(path), pending: prepareFile(path, bytes) });
    }
    open.forEach(({ change, path }, order) => {
      const file = prepared[order];
      if (!file || !isOpen(change, path)) return;
      file.pending.commit();
      done.push(file);
    });
  } catch (error) {
    for (const { pending } of prepared) pending.discard();
    const lost = done.filter((file) => !putBack(file)).map(({ path }) => path);
    for (const folder of folders.reverse()) removeIfEmpty(folder);
    if (error instanceof SolidifyError && lost.length === 0) throw error;
    throw failedWrite(open[done.length]?.path ?? changeSet.root, lost, error);
  }
  return {
    takeBack: () => {
      const lost = done.toReversed().filter((file) => !putBack(file));
      for (const folder of folders.toReversed()) removeIfEmpty(folder);
      return lost.map(({ path }) => path);
    },
  };
}

/** A change set that was written. */
export interface AppliedChanges {
  /** Puts all files back as they were, and gives those for which that failed. */
  takeBack(): readonly string[];
}

/** Whether there is something to write. @throws SolidifyError when the file isn't what the change needs. */
function isOpen(change: FileChange, path: string): boolean {
  const bytes = readable(path);
  if (bytes?.equals(encoded(change.text, path))) return false;
  if (change.kind === 'create') {
    if (bytes === null) return true;
    throw new SolidifyError('refused', 'file-exists', 'a file is there already', {
      place: { file: path },
      hint: 'Nothing was written. Choose another folder, or move the file away.',
    });
  }
  if (bytes?.equals(encoded(change.original, path))) return true;
  const what = bytes === null ? 'the file is gone' : 'the file changed while we worked';
  throw new SolidifyError('refused', 'file-changed', what, {
    place: { file: path },
    hint: 'Nothing was written. Save and close the notebook in Jupyter, then run the command again.',
  });
}

function readable(path: string): Buffer | null {
  try {
    return bytesAt(path);
  } catch (error) {
    throw failedWrite(path, [], error);
  }
}

/** Makes a folder and those above it; gives the ones made, outermost first. */
function makeFolder(path: string): readonly string[] {
  const first = mkdirSync(path, { recursive: true });
  if (first === undefined) return [];
  const made: string[] = [];
  for (let at = path; at.length >= first.length; at = dirname(at)) made.unshift(at);
  return made;
}

function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // Somebody else uses it now.
  }
}

function putBack({ path, before }: PreparedChange): boolean {
  try {
    if (before === null) rmSync(path, { force: true });
    else prepareFile(path, before).commit();
    return true;
  } catch {
    return false;
  }
}

function failedWrite(path: string, lost: readonly string[], cause: unknown): SolidifyError {
  const reason = errorCode(cause) || (cause instanceof Error ? cause.message : String(cause));
  const place = { file: path };
  if (lost.length === 0) {
    const hint = 'Nothing was written. Check permissions and free space of the folder.';
    return new SolidifyError('refused', 'write-failed', `the file could not be written (${reason})`, {
      place,
      hint,
      cause,
    });
  }
  return new SolidifyError('refused', 'write-incomplete', `the file could not be written (${reason})`, {
    place,
    hint: `These files hold the new text and could not be put back: ${lost.join(', ')}. Run solidify undo.`,
    cause,
  });
}
