import { randomBytes } from 'node:crypto';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { cacheFolder } from './cache-folder.ts';
import { hashOf } from './file.ts';

/** Bytes that the cache may take; what was used least lately goes first. */
const MOST_BYTES = 200_000_000;
/** Bytes that one text may have. */
const MOST_BYTES_OF_ONE = 50_000_000;

/** Texts that are kept from run to run and may be lost at any time. */
export interface Cache {
  /** The text that was kept under a key, exactly; null where there is none, or where it was damaged. */
  read(key: string): string | null;
  /** Keeps a text; a run at the same time does no harm. Nothing is said where it can't be kept. */
  write(key: string, text: string): void;
}

/** A cache that keeps nothing. */
export const noCache: Cache = { read: () => null, write: () => undefined };

/** The cache in the user's cache folder. `version` tells what made the texts: another version doesn't see them. */
export function openCache(version: string): Cache {
  const surroundings = { platform: process.platform, home: homedir(), environment: process.env };
  const folder = join(cacheFolder(surroundings), 'history');
  const pathOf = (key: string): string => join(folder, `${digest(`${version}\n${key}`).slice(0, 40)}.cache`);
  return {
    read: (key) => attempt(() => readChecked(pathOf(key))),
    write: (key, text) => {
      if (text.length > MOST_BYTES_OF_ONE) return;
      attempt(() => {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        writeChecked(pathOf(key), text);
        makeRoom(folder);
        return null;
      });
    },
  };
}

/** A cache that can't be read or written is no cache, and no failure. */
function attempt(action: () => string | null): string | null {
  try {
    return action();
  } catch {
    return null;
  }
}

/** The first line is the digest of the rest, so that nothing half-written or damaged is believed. */
function readChecked(path: string): string | null {
  const content = readFileSync(path, 'utf8');
  const end = content.indexOf('\n');
  const text = content.slice(end + 1);
  if (content.slice(0, Math.max(0, end)) !== digest(text)) return null;
  const now = new Date();
  utimesSync(path, now, now);
  return text;
}

function writeChecked(path: string, text: string): void {
  const temporary = `${path}.${randomBytes(6).toString('hex')}`;
  try {
    writeFileSync(temporary, `${digest(text)}\n${text}`, { flag: 'wx', mode: 0o600 });
    renameSync(temporary, path);
  } finally {
    rmSync(temporary, { force: true });
  }
}

function makeRoom(folder: string): void {
  const files = readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    const stat = statSync(path, { throwIfNoEntry: false });
    return stat?.isFile() === true ? [{ path, size: stat.size, used: stat.mtimeMs }] : [];
  });
  let total = files.reduce((sum, { size }) => sum + size, 0);
  for (const { path, size } of files.toSorted((a, b) => a.used - b.used)) {
    if (total <= MOST_BYTES) return;
    rmSync(path, { force: true });
    total -= size;
  }
}

function digest(text: string): string {
  return hashOf(Buffer.from(text));
}
