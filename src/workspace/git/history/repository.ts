import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { readText } from '../../file.ts';
import { streamGit } from './stream.ts';

/** A work tree of a repository. */
export interface Repository {
  /** The root of the work tree, a real path. */
  readonly root: string;
  /** The folder of the repository itself, which work trees share: tells repositories apart. */
  readonly folder: string;
  /** Commits at which a shallow clone was cut off. */
  readonly boundary: ReadonlySet<string>;
}

/** The nearest folder, from this one upwards, that looks like the root of a work tree; null where there is none. */
export function nearestRoot(folder: string): string | null {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at;
    if (dirname(at) === at) return null;
  }
}

/** Opens the work tree around a folder; null where Git doesn't see one, or won't open it because it is somebody else's. */
export async function openRepository(folder: string): Promise<Repository | null> {
  const parts: Buffer[] = [];
  const args = ['rev-parse', '--show-toplevel', '--git-common-dir', '--git-path', 'shallow'];
  const code = await streamGit(folder, args, (bytes) => parts.push(bytes));
  const [root, common, shallow] = Buffer.concat(parts).toString('utf8').split('\n');
  if (code !== 0 || !root || !common || !shallow) return null;
  return {
    root,
    folder: resolve(folder, common),
    boundary: new Set(readText(resolve(folder, shallow)).split('\n').filter(Boolean)),
  };
}
