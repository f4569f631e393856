import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { writeNotebookHistory } from './notebook-history.ts';

/** Versions of the notebook of 200 kB. */
export const HISTORY_COMMITS = 1000;

/** Medians of processor milliseconds, Git's included. */
export interface HistoryMeasured {
  /** `scan --no-history`. */
  readonly without: number;
  /** `scan --no-cache`: as a first run is. */
  readonly first: number;
  /** `scan` once the cache is filled. */
  readonly second: number;
  /** Git alone, for the same log and the same blobs. */
  readonly git: number;
}

/** Measures `scan` of a notebook with a long history. `measure` gives the median of each command, run in turn. */
export function measureHistory(
  cli: readonly string[],
  folder: string,
  measure: (commands: readonly (readonly string[])[]) => readonly number[],
): HistoryMeasured {
  mkdirSync(folder, { recursive: true });
  const repository = writeNotebookHistory(folder, HISTORY_COMMITS);
  const notebook = join(repository, 'large.ipynb');
  const git = `git -C '${repository}'`;
  const ids = spawnSync('git', ['-C', repository, 'log', '--raw', '--no-abbrev', '--format='], {
    encoding: 'utf8',
  });
  if (ids.status !== 0) throw new Error(`git log failed: ${ids.stderr}`);
  const blobs = `${git} log --raw --no-abbrev --format= | cut -d ' ' -f 4 | ${git} cat-file --batch`;
  const [without = NaN, first = NaN, second = NaN, alone = NaN] = measure([
    [...cli, 'scan', '--no-history', notebook],
    [...cli, 'scan', '--no-cache', notebook],
    [...cli, 'scan', notebook],
    ['sh', '-c', `${blobs} > /dev/null`],
  ]);
  return { without, first, second, git: alone };
}
