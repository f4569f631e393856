import { cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { atEnd } from './ending.ts';

/** A temporary folder with a copy of a repository. */
export interface Scratch {
  /** For whatever else is needed, absolute. */
  readonly path: string;
  readonly repository: string;
  /** Copies a repository's files over those that are there. */
  take(folder: string): void;
  discard(): void;
}

/** Not part of what a repository is about, and large. */
const LEFT_OUT: ReadonlySet<string> = new Set(['.git', '.nox', '.venv', 'venv', 'dist', 'node_modules']);

/** Makes a temporary folder, which goes when the process ends at the latest. */
export function makeScratch(): Scratch {
  const outer = realpathSync(mkdtempSync(join(tmpdir(), 'solidify-check-')));
  const remove = (): void => {
    rmSync(outer, { recursive: true, force: true });
  };
  const callOff = atEnd(remove);
  const repository = join(outer, 'repository');
  return {
    path: outer,
    repository,
    take: (folder) => {
      cpSync(folder, repository, {
        recursive: true,
        filter: (path) => path === folder || !LEFT_OUT.has(basename(path)),
      });
    },
    discard: () => {
      callOff();
      remove();
    },
  };
}
