import { existsSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { SolidifyError } from '../../text/error.ts';
import { readGit } from './run.ts';
import type { GitRun } from './run.ts';

/**
 * Whether a folder, that may not exist yet, lies in the work tree of a Git repository. A repository that Git won't open because
 * it belongs to somebody else counts.
 */
export async function isInsideWorkTree(folder: string): Promise<boolean> {
  const run = await tryReading(['rev-parse', '--is-inside-work-tree'], existingFolder(folder));
  if (run === null) return false;
  return run.code === 0 ? run.stdout.trim() === 'true' : run.stderr.includes('dubious ownership');
}

/** A notebook's path for the provenance, with `/` between its parts: from the root of its Git work tree, else its file name. */
export async function provenancePath(notebook: string): Promise<string> {
  const name = basename(notebook);
  const run = await tryReading(['rev-parse', '--show-prefix'], existingFolder(dirname(resolve(notebook))));
  return run?.code === 0 ? run.stdout.replace(/\r?\n$/, '') + name : name;
}

/** Without Git there are no work trees: null. */
async function tryReading(args: readonly string[], cwd: string): Promise<GitRun | null> {
  try {
    return await readGit(args, cwd);
  } catch (error) {
    if (error instanceof SolidifyError && error.code === 'git-missing') return null;
    throw error;
  }
}

/** The folder, or the nearest one above it that exists. */
export function existingFolder(folder: string): string {
  let at = resolve(folder);
  while (!existsSync(at) && dirname(at) !== at) at = dirname(at);
  return at;
}
