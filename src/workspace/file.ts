import { createHash, randomBytes } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  chownSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { SolidifyError } from '../text/error.ts';

/** SHA-256 of bytes in hexadecimal digits. */
export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Bytes as UTF-8 text, a byte-order mark kept as U+FEFF; null when they aren't UTF-8, so that text and bytes always tell the same. */
export function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/**
 * Text as UTF-8 bytes.
 * @throws SolidifyError (refused) for a lone surrogate, which UTF-8 can't hold.
 */
export function encoded(text: string, path: string): Buffer {
  const bytes = Buffer.from(text, 'utf8');
  if (decoded(bytes) === text) return bytes;
  throw new SolidifyError('refused', 'not-unicode', 'the new text holds half of a surrogate pair', {
    place: { file: path },
    hint: 'Nothing was written. Write the character as an escape in the source.',
  });
}

/** The bytes of a file, null when there is none. */
export function bytesAt(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return null;
    throw error;
  }
}

/** Node's code of a system error, such as `ENOENT`; empty for other errors. */
export function errorCode(error: unknown): string {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : '';
  return typeof code === 'string' ? code : '';
}

/** Whether anything is at a path, a dangling link included. */
export function isPresent(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** Whether something is at a path; a link that leads nowhere is nothing. */
export function isThere(path: string): boolean {
  return existsSync(path);
}

/** Bytes that a file has; 0 where there is none. */
export function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

/** The user's own folder. */
export function homeFolder(): string {
  return homedir();
}

/** The real path of what is at `path` or, of a path that doesn't exist yet, of where it would be. */
export function realPathOf(path: string): string {
  const absolute = resolve(path);
  const missing: string[] = [];
  for (let at = absolute; ; at = dirname(at)) {
    try {
      return join(realpathSync(at), ...missing);
    } catch {
      if (dirname(at) === at) return absolute;
      missing.unshift(basename(at));
    }
  }
}

/** A file written in full beside its destination, which a rename puts in place. */
export interface PendingFile {
  /** Puts the file in place; a rename, so that no reader sees half of it. */
  commit(): void;
  /** Removes the file; nothing happens once it is in place. */
  discard(): void;
}

/**
 * Writes `bytes` to disk beside `path`. Links are followed, so that their target is replaced; mode and, where
 * allowed, owner of a file that is there are kept.
 * @throws Error of the system (`EACCES`, `ENOSPC` …), also when the file there is read-only.
 */
export function prepareFile(path: string, bytes: Uint8Array): PendingFile {
  const destination = realPathOf(path);
  const there = statSync(destination, { throwIfNoEntry: false });
  if (there) accessSync(destination, constants.W_OK);
  const suffix = randomBytes(6).toString('hex');
  const temporary = join(dirname(destination), `.${basename(destination)}.solidify-${suffix}`);
  const discard = (): void => {
    rmSync(temporary, { force: true });
  };
  try {
    writeThrough(temporary, bytes);
    if (there) keepModeAndOwner(temporary, there);
  } catch (error) {
    discard();
    throw error;
  }
  return {
    commit: () => {
      renameSync(temporary, destination);
      syncFolder(dirname(destination));
    },
    discard,
  };
}

function writeThrough(path: string, bytes: Uint8Array): void {
  const file = openSync(path, 'wx');
  try {
    for (let written = 0; written < bytes.length;) written += writeSync(file, bytes, written);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function keepModeAndOwner(path: string, there: { mode: number; uid: number; gid: number }): void {
  const now = statSync(path);
  if (now.uid !== there.uid || now.gid !== there.gid) {
    try {
      chownSync(path, there.uid, there.gid);
    } catch {
      // Only root may give files away: the content still counts.
    }
  }
  chmodSync(path, there.mode & 0o7777);
}

/** Makes a rename last over a power cut; not every system lets folders be synced, and then nothing is lost but that. */
function syncFolder(path: string): void {
  try {
    const folder = openSync(path, 'r');
    try {
      fsyncSync(folder);
    } finally {
      closeSync(folder);
    }
  } catch {
    // Windows.
  }
}

/** The names in a folder; none where it can't be listed. */
export function listNames(path: string): readonly string[] {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}

/** The text of a file; empty where it can't be read. */
export function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
