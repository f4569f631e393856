import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { ChangeSet } from '../text/change-set.ts';
import { SolidifyError } from '../text/error.ts';
import { applyChangeSet } from './apply.ts';
import { bytesAt, encoded, errorCode, hashOf, prepareFile, realPathOf } from './file.ts';
import type { PendingFile } from './file.ts';
import { lockFolder } from './lock.ts';
import { stateFolder } from './state-folder.ts';

/** What one extraction did to one file. */
interface UndoFile {
  /** Real path. */
  readonly path: string;
  /** Hash of the bytes before, kept under this name; null where there was no file. */
  readonly before: string | null;
  /** Hash of the bytes written. */
  readonly after: string;
}

interface UndoEntry {
  readonly version: 1;
  /** Real path of the package repository. */
  readonly repository: string;
  readonly files: readonly UndoFile[];
}

const entryFile = 'entry.json';
const keptEntries = 20;

/**
 * Writes the notebooks of an extraction into `repository`, all or nothing, after their originals have gone to the
 * user's state folder, from where `undo` takes them. Copies written elsewhere are kept track of likewise: their undo
 * removes them, or puts back what was there.
 * @throws SolidifyError (refused) as `applyChangeSet` does.
 */
export function applyNotebooks(repository: string, changeSet: ChangeSet): void {
  withLock(repository, () => {
    const entry = guarded(repository, 'the originals could not be kept', () =>
      saveOriginals(repository, changeSet),
    );
    try {
      applyChangeSet(changeSet);
    } catch (error) {
      const isNeeded = error instanceof SolidifyError && error.code === 'write-incomplete';
      if (entry !== null && !isNeeded) rmSync(entry, { recursive: true, force: true });
      throw error;
    }
  });
}

/**
 * Puts the notebooks of the last extraction into `repository` back, byte for byte, and forgets that extraction. The repository stays.
 * @returns the paths put back.
 * @throws SolidifyError (refused): `nothing-to-undo`; `file-changed` when a notebook was edited since, and then none is touched.
 */
export function undo(repository: string): readonly string[] {
  const folder = entriesFolder(repository);
  const name = entriesIn(folder).at(-1);
  if (name === undefined) throw nothingToUndo(repository);
  const place = join(folder, name);
  return withLock(repository, () =>
    guarded(repository, 'not every notebook could be put back', () => {
      const open = readEntry(place, repository).files.filter((file) => needsRestoring(file, place));
      restore(place, repository, open);
      rmSync(place, { recursive: true, force: true });
      return open.map(({ path }) => path);
    }),
  );
}

/** Only one run of a user's writes notebooks at a time: between a look at a file and its replacement nobody else comes. */
function withLock<Result>(repository: string, action: () => Result): Result {
  const release = guarded(repository, 'the state folder can’t be used', () => lockFolder(ownStateFolder()));
  try {
    return action();
  } finally {
    release();
  }
}

/** Whether a file is there just as the last extraction into `repository` wrote it. */
export function isAsWritten(repository: string, path: string): boolean {
  const folder = entriesFolder(repository);
  const name = entriesIn(folder).at(-1);
  const bytes = name === undefined ? null : bytesAt(path);
  if (name === undefined || bytes === null) return false;
  const { files } = readEntry(join(folder, name), repository);
  return files.some((file) => file.path === realPathOf(path) && file.after === hashOf(bytes));
}

/** Puts files back; should it fail half-way, the entry is still there and a second undo goes on. */
function restore(place: string, repository: string, files: readonly UndoFile[]): void {
  const pending: PendingFile[] = [];
  try {
    for (const { path, before } of files) {
      if (before !== null) pending.push(prepareFile(path, keptBytes(place, before, repository)));
    }
    for (const file of pending) file.commit();
  } finally {
    for (const file of pending) file.discard();
  }
  for (const { path, before } of files) if (before === null) rmSync(path, { force: true });
}

/** Turns errors of the system into refusals. */
function guarded<Result>(repository: string, what: string, action: () => Result): Result {
  try {
    return action();
  } catch (error) {
    if (error instanceof SolidifyError) throw error;
    const reason = errorCode(error) || String(error);
    throw new SolidifyError('refused', 'write-failed', `${what} (${reason})`, {
      place: { file: repository },
      hint: 'Check permissions and free space of the notebooks and of the state folder ($XDG_STATE_HOME).',
      cause: error,
    });
  }
}

/** Keeps the originals; gives the entry's folder, null when the change set changes nothing. */
function saveOriginals(repository: string, changeSet: ChangeSet): string | null {
  const changed = changeSet.changes.flatMap((change) => {
    const path = realPathOf(join(changeSet.root, ...change.path.split('/')));
    const before = bytesAt(path);
    const after = encoded(change.text, path);
    return before?.equals(after) ? [] : [{ path, before, after }];
  });
  if (changed.length === 0) return null;
  const folder = entriesFolder(repository);
  const names = entriesIn(folder);
  const number = Number(names.at(-1) ?? '0') + 1;
  const place = join(folder, String(number).padStart(6, '0'));
  // Notebooks may hold what only their owner should read.
  mkdirSync(place, { recursive: true, mode: 0o700 });
  const files = changed.map(({ path, before, after }): UndoFile => {
    const hash = before === null ? null : hashOf(before);
    if (before !== null) writeFileSync(join(place, hashOf(before)), before, { mode: 0o600, flush: true });
    return { path, before: hash, after: hashOf(after) };
  });
  const entry: UndoEntry = { version: 1, repository: realPathOf(repository), files };
  prepareFile(join(place, entryFile), Buffer.from(JSON.stringify(entry, null, 2))).commit();
  for (const old of names.slice(0, Math.max(0, names.length + 1 - keptEntries))) {
    rmSync(join(folder, old), { recursive: true, force: true });
  }
  return place;
}

function entriesFolder(repository: string): string {
  const key = createHash('sha256').update(realPathOf(repository)).digest('hex').slice(0, 32);
  return join(ownStateFolder(), 'undo', key);
}

function ownStateFolder(): string {
  return stateFolder({ platform: process.platform, home: homedir(), environment: process.env });
}

/** Names of the entries that were written to their end, oldest first. */
function entriesIn(folder: string): readonly string[] {
  try {
    const names = readdirSync(folder).filter((name) => /^\d{6,}$/.test(name));
    return names.filter((name) => bytesAt(join(folder, name, entryFile)) !== null).sort();
  } catch {
    return [];
  }
}

function readEntry(place: string, repository: string): UndoEntry {
  try {
    const entry: unknown = JSON.parse(bytesAt(join(place, entryFile))?.toString('utf8') ?? '');
    if (isEntry(entry)) return entry;
  } catch {
    // Falls through to the refusal.
  }
  throw brokenStore(repository, place);
}

function isEntry(value: unknown): value is UndoEntry {
  const { version, files } = (value ?? {}) as Partial<Record<string, unknown>>;
  return version === 1 && Array.isArray(files) && files.every(isUndoFile);
}

function isUndoFile(value: unknown): boolean {
  const { path, before, after } = (value ?? {}) as Partial<Record<string, unknown>>;
  const isHash = (hash: unknown): boolean => typeof hash === 'string' && /^[\da-f]{64}$/.test(hash);
  return typeof path === 'string' && (before === null || isHash(before)) && isHash(after);
}

function keptBytes(place: string, hash: string, repository: string): Buffer {
  const bytes = bytesAt(join(place, hash));
  if (bytes !== null && hashOf(bytes) === hash) return bytes;
  throw brokenStore(repository, place);
}

/** False where the file is as it was before the extraction. @throws SolidifyError when it is neither that nor as written. */
function needsRestoring({ path, before, after }: UndoFile, place: string): boolean {
  const bytes = bytesAt(path);
  const now = bytes === null ? null : hashOf(bytes);
  if (now === before) return false;
  if (now === after) return true;
  const what = now === null ? 'the notebook is gone' : 'the notebook changed since it was rewritten';
  const hint =
    before === null
      ? 'Nothing was put back. There was no file before: delete it yourself if you can do without it, then run this again.'
      : `Nothing was put back. The original is kept as ${join(place, before)}: copy it over the notebook if you can do without the changes, then run this again.`;
  throw new SolidifyError('refused', 'file-changed', what, { place: { file: path }, hint });
}

function nothingToUndo(repository: string): SolidifyError {
  return new SolidifyError('refused', 'nothing-to-undo', 'no extraction into this folder is remembered', {
    place: { file: repository },
    hint: 'Give the folder that `extract --to` was given, as the user who ran it.',
  });
}

function brokenStore(repository: string, place: string): SolidifyError {
  return new SolidifyError('refused', 'undo-unreadable', 'the originals of the last extraction are damaged', {
    place: { file: repository },
    hint: `Look at what is left of them in ${place}; nothing was put back.`,
  });
}
