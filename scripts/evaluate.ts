/**
 * `npm run evaluate -- <git repositories…>`: how well `stability` foretold, at each version of each notebook that HEAD holds,
 * which functions and classes stayed as they were over the next three versions. For each repository, and for all of them, in
 * the earlier and the later half of its versions: the AUC, and the share that stayed by level and by points. `--json` prints
 * the figures as JSON.
 */
import { execFileSync } from 'node:child_process';
import { basename, extname, resolve } from 'node:path';
import { isPercentScript } from '../src/notebook/index.ts';
import { readRepositoryHistory } from '../src/verbs/history/repository-history.ts';
import { loadLanguage } from '../src/verbs/languages.ts';
import { noCache, openRepository } from '../src/workspace/index.ts';
import { evaluate, observe, splitByTime, type Evaluation, type Observation } from './evaluation.ts';

/** What is told of one repository. */
interface Report {
  readonly repository: string;
  readonly notebooks: number;
  /** Old versions that could not be read. */
  readonly skipped: number;
  readonly all: Evaluation;
  readonly earlier: Evaluation;
  readonly later: Evaluation;
}

interface Observed {
  readonly notebooks: number;
  readonly skipped: number;
  readonly observations: readonly Observation[];
}

/** Notebooks, and scripts with cell markers, that HEAD holds. */
function notebooksAt(root: string): readonly string[] {
  const git = (...args: readonly string[]): string =>
    execFileSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 1e9 });
  const names = git('ls-tree', '-r', '-z', '--name-only', '--full-tree', 'HEAD').split('\0');
  return names.filter((path) => {
    if (extname(path) === '.py') return isPercentScript(path, git('cat-file', 'blob', `HEAD:${path}`));
    return /\.ipynb$/i.test(path);
  });
}

async function observeRepository(path: string): Promise<Observed> {
  const repository = await openRepository(path);
  if (repository === null) throw new Error(`${path} is no Git work tree`);
  const language = await loadLanguage('python');
  const paths = notebooksAt(repository.root);
  const histories = await readRepositoryHistory(repository, paths, { language, cache: noCache });
  const found = [...histories.values()];
  return {
    notebooks: found.length,
    skipped: found.reduce((sum, { skipped }) => sum + skipped, 0),
    observations: found.flatMap(({ newest }) => observe(newest)),
  };
}

function reportOf(repository: string, { notebooks, skipped, observations }: Observed): Report {
  const { earlier, later } = splitByTime(observations);
  return {
    repository,
    notebooks,
    skipped,
    all: evaluate(observations),
    earlier: evaluate(earlier),
    later: evaluate(later),
  };
}

function tableOf(reports: readonly Report[]): string {
  return reports
    .map(({ repository, notebooks, skipped, ...parts }) => {
      const title = `${repository}: ${notebooks} notebooks, ${parts.all.observations} observations, ${skipped} old versions unreadable`;
      const rows = (['all', 'earlier', 'later'] as const).map((name) => rowOf(name, parts[name]));
      const shares = parts.later.points.map(
        ({ name, count, stayed }) => `${name}: ${percent(stayed)} of ${count}`,
      );
      const header = row(['', 'count', 'stayed', 'AUC', 'k alone', 'low', 'medium', 'high']);
      return [title, header, ...rows, `by points, later half: ${shares.join(', ')}`].join('\n');
    })
    .join('\n\n');
}

function rowOf(name: string, { observations, stayed, auc, aucOfUnchanged, levels }: Evaluation): string {
  const level = (wanted: string): string => {
    const share = levels.find((each) => each.name === wanted);
    return share === undefined ? '–' : `${percent(share.stayed)} of ${share.count}`;
  };
  const fixed = (value: number | null): string => value?.toFixed(3) ?? '–';
  return row([
    name,
    String(observations),
    percent(stayed),
    fixed(auc),
    fixed(aucOfUnchanged),
    ...['low', 'medium', 'high'].map(level),
  ]);
}

function row(cells: readonly string[]): string {
  return cells.map((cell, column) => cell.padStart(column < 5 ? 8 : 16)).join('');
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}

const given = process.argv.slice(2);
const folders = given.filter((argument) => argument !== '--json').map((path) => resolve(path));
if (folders.length === 0) throw new Error('Give Git repositories: npm run evaluate -- <folder> …');
const observed: Observed[] = [];
for (const folder of folders) observed.push(await observeRepository(folder));
const reports = observed.map((each, index) => reportOf(basename(folders[index] ?? ''), each));
if (reports.length > 1) {
  const all = {
    notebooks: observed.reduce((sum, { notebooks }) => sum + notebooks, 0),
    skipped: observed.reduce((sum, { skipped }) => sum + skipped, 0),
    observations: observed.flatMap(({ observations }) => observations),
  };
  reports.push(reportOf('all repositories', all));
}
console.log(given.includes('--json') ? JSON.stringify(reports, null, 2) : tableOf(reports));
