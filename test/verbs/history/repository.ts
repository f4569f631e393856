import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Stability } from '../../../src/analysis/history/stability.ts';
import { scan } from '../../../src/verbs/scan.ts';
import { write } from '../../workspace/temporary-folder.ts';

/** A notebook whose code cells have these sources. */
export function ipynb(...sources: readonly string[]): string {
  const cells = sources.map((source) => ({
    cell_type: 'code',
    execution_count: null,
    metadata: {},
    outputs: [],
    source: source.split(/(?<=\n)/),
  }));
  const metadata = { kernelspec: { display_name: 'Python 3', language: 'python', name: 'python3' } };
  return `${JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 4 }, null, 1)}\n`;
}

/** A repository with a history that is written step by step. */
export interface ScriptedRepository {
  readonly path: string;
  git(...args: readonly string[]): string;
  /** Commits everything, at noon of a day of January 2026; `files` are written first, null removes one. */
  commit(day: number, files?: Readonly<Record<string, string | null>>): void;
  /** Merges a branch, with these files as the outcome. */
  merge(day: number, branch: string, files?: Readonly<Record<string, string>>): void;
}

/** An empty repository in a folder. */
export function scriptedRepository(path: string): ScriptedRepository {
  const git = (...args: readonly string[]): string =>
    execFileSync('git', args, { cwd: path, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  const dated = (day: number, ...args: readonly string[]): void => {
    const date = `2026-01-${String(day).padStart(2, '0')}T12:00:00+00:00`;
    const env = { ...process.env, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
    execFileSync('git', args, { cwd: path, env, stdio: 'pipe' });
  };
  const put = (files: Readonly<Record<string, string | null>>): void => {
    for (const [name, text] of Object.entries(files)) {
      if (text === null) git('rm', '-q', '--', name);
      else write(join(path, name), text);
    }
  };
  write(join(path, 'README'), 'A repository.\n');
  git('init', '-q', '-b', 'main');
  return {
    path,
    git,
    commit: (day, files = {}) => {
      put(files);
      git('add', '-A');
      dated(day, 'commit', '-q', '--allow-empty', '-m', `Day ${day}`);
    },
    merge: (day, branch, files = {}) => {
      try {
        git('merge', '-q', '--no-ff', '--no-commit', branch);
      } catch {
        // A conflict: `files` are how it was resolved.
      }
      put(files);
      git('add', '-A');
      dated(day, 'commit', '-q', '-m', `Merge on day ${day}`);
    },
  };
}

/** What scan says of the stability of each definition, by name. */
export async function stabilities(...paths: readonly string[]): Promise<Readonly<Record<string, Stability>>> {
  const { analysis } = await scan(paths, [], 'uncached');
  return Object.fromEntries(
    analysis.definitions.map(({ definition, stability }) => [definition.name, stability]),
  );
}

/** Each definition's last change as `day of January + versions since`, `uncommitted`, or null where nothing is known. */
export async function lastChanges(path: string): Promise<Readonly<Record<string, string | null>>> {
  return Object.fromEntries(
    Object.entries(await stabilities(path)).map(([name, { since, unchangedVersions, atLeast }]) => {
      if (unchangedVersions === null) return [name, null];
      const day = since === null ? 'uncommitted' : Number(/^2026-01-(\d\d)T12:00:00/.exec(since)?.[1]);
      return [name, `${atLeast ? '≤' : ''}${day}+${unchangedVersions}`];
    }),
  );
}

/** The index of a repository, byte for byte. */
export function indexOf(path: string): string {
  return readFileSync(join(path, '.git', 'index')).toString('hex');
}
