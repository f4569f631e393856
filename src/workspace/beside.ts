import { existsSync, readFileSync, statSync } from 'node:fs';
import { isAbsolute, join, normalize, sep } from 'node:path';
import type { SourceReader } from '../program/language.ts';
import { decoded, listNames } from './file.ts';

/** Larger files are data, not sources. In bytes. */
const sizeLimit = 8_000_000;

/**
 * Reads files in and below one folder. What lies elsewhere, isn't a regular file of UTF-8 text, or is larger than 8 MB, reads as
 * null.
 */
export function sourceReaderFor(folder: string): SourceReader {
  return {
    read: (path) => {
      const full = within(folder, path);
      return full === null ? null : readSource(full);
    },
    exists: (path) => {
      const full = within(folder, path);
      return full !== null && existsSync(full);
    },
    list: (path) => {
      const full = within(folder, path);
      return full === null ? [] : listNames(full);
    },
  };
}

function within(folder: string, path: string): string | null {
  const relative = normalize(path);
  if (path === '' || path.includes('\0') || isAbsolute(relative) || relative.split(sep)[0] === '..')
    return null;
  return join(folder, relative);
}

function readSource(path: string): string | null {
  try {
    const found = statSync(path);
    return found.isFile() && found.size <= sizeLimit ? decoded(readFileSync(path)) : null;
  } catch {
    return null;
  }
}
