import { rmSync } from 'node:fs';
import { bytesAt, isPresent, prepareFile } from './file.ts';

/**
 * Remembers what files hold, and whether folders are there, before a program of somebody else's changes them. Gives what puts the
 * files back as they were, and takes away what wasn't there.
 * @throws the system's error where a file can't be read.
 */
export function rememberFiles(files: readonly string[], folders: readonly string[]): () => void {
  const before = files.map((path) => ({ path, bytes: bytesAt(path) }));
  const missing = folders.filter((path) => !isPresent(path));
  return () => {
    for (const { path, bytes } of before) {
      if (bytes === null) rmSync(path, { force: true });
      else if (bytesAt(path)?.equals(bytes) !== true) prepareFile(path, bytes).commit();
    }
    for (const path of missing) rmSync(path, { recursive: true, force: true });
  };
}
