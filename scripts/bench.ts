/**
 * `npm run bench`: processor time and peak memory of Solidify's `--help` and `scan` beside bare Node, jupytext and
 * nbconvert, which it installs into a virtual environment of its own. Medians of several runs, as one table. Then the
 * wall-clock time of `verify` beside `jupyter execute` for the same three runs, `scan` of a folder of notebooks beside both
 * (`-- --full`: of 800), and of a notebook with a long history.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { HISTORY_COMMITS, measureHistory, type HistoryMeasured } from './bench-history.ts';
import { measureVerify, type VerifyMeasured } from './bench-verify.ts';
import { measureFolder, printFolder } from './bench-folder.ts';
import { largeNotebook, largeNotebookSize } from './large-notebook.ts';
import { findPython, interpreterOf, makeEnvironment } from './virtual-environment.ts';

const project = fileURLToPath(new URL('../', import.meta.url));
const venv = join(project, '.python', 'bench');
const peers = ['jupytext==1.19.6', 'nbconvert==7.17.2', 'ipykernel==7.4.0', 'nbclient==0.11.0'];
const rounds = 11;
const verifyRounds = 5;

/** A command to measure, as the table names it. */
interface Contender {
  readonly name: string;
  readonly notebook: 'none' | 'small' | 'large';
  readonly command: readonly string[];
}

/** Medians over all rounds: processor milliseconds (user and system, children included), peak memory in MB. */
interface Measured extends Contender {
  readonly milliseconds: number;
  readonly megabytes: number;
}

/** The interpreter of the environment that holds the peers, made at the first run. */
async function prepareEnvironment(): Promise<string> {
  const python = findPython();
  if (python === null) throw new Error('The bench needs a python3 of version 3.11 or later on the PATH.');
  const interpreter = interpreterOf(venv);
  const names = peers.map((peer) => peer.split('==')[0]);
  const check = `import importlib.metadata as m; [m.version(name) for name in ${JSON.stringify(names)}]`;
  if (existsSync(interpreter) && spawnSync(interpreter, ['-I', '-c', check]).status === 0) return interpreter;
  console.log(`Installing ${peers.join(', ')} into .python/bench (once) …`);
  const problem = await makeEnvironment(python, venv, peers);
  if (problem !== null) throw new Error(`they could not be installed: ${problem}`);
  return interpreter;
}

/** What is measured: each tool as a user would start it, from a cold process, without caches of its own. */
function contenders(interpreter: string, folder: string): readonly Contender[] {
  const cli = [process.execPath, join(project, 'dist', 'cli.js')];
  const scripts = dirname(interpreter);
  const small = join(project, 'sample-notebooks', 'failure-report.ipynb');
  const large = join(folder, 'large.ipynb');
  writeFileSync(large, largeNotebook());
  const perNotebook = (['small', 'large'] as const).flatMap((notebook): readonly Contender[] => {
    const path = notebook === 'small' ? small : large;
    const jupytext = [join(scripts, 'jupytext'), '--quiet', '--to', 'py:percent', '--output', '-', path];
    const nbconvert = [join(scripts, 'jupyter-nbconvert'), '--to', 'script', '--stdout', path];
    return [
      { name: 'solidify scan', notebook, command: [...cli, 'scan', '--no-history', path] },
      { name: 'jupytext --to py:percent', notebook, command: jupytext },
      { name: 'nbconvert --to script', notebook, command: nbconvert },
    ];
  });
  return [
    { name: 'node (bare)', notebook: 'none', command: [process.execPath, '-e', '0'] },
    { name: 'solidify --help', notebook: 'none', command: [...cli, '--help'] },
    ...perNotebook,
  ];
}

/** Runs all contenders in turn, several times; one that fails ends the bench, since its time would mean nothing. */
function measure(interpreter: string, folder: string, entrants: readonly Contender[]): readonly Measured[] {
  const input = JSON.stringify({ rounds, commands: entrants.map(({ command }) => command) });
  const script = join(project, 'scripts', 'measure-processes.py');
  // Nothing of the user's: a setting such as PYTHONDONTWRITEBYTECODE would triple what the peers take.
  const env = { PATH: process.env.PATH ?? '', HOME: folder, XDG_CACHE_HOME: join(folder, 'cache') };
  const { status, stdout, stderr } = spawnSync(interpreter, ['-I', script], { input, env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`measuring failed: ${stderr}`);
  const runs = JSON.parse(stdout) as readonly (readonly (readonly [number, number, number])[])[];
  return entrants.map((entrant, index) => {
    const results = runs[index] ?? [];
    const failed = results.find(([, , code]) => code !== 0);
    if (failed !== undefined) throw new Error(`"${entrant.command.join(' ')}" ended with ${failed[2]}`);
    return {
      ...entrant,
      milliseconds: median(results.map(([seconds]) => 1000 * seconds)),
      megabytes: median(results.map(([, megabytes]) => megabytes)),
    };
  });
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? NaN) + (sorted[Math.floor(middle)] ?? NaN)) / 2;
}

/** The measurement of one tool on one notebook. */
function find(results: readonly Measured[], name: string, notebook: Contender['notebook']): Measured {
  const found = results.find((result) => result.name === name && result.notebook === notebook);
  if (found === undefined) throw new Error(`${name} was not measured`);
  return found;
}

function printTable(results: readonly Measured[]): void {
  const bare = find(results, 'node (bare)', 'none').milliseconds;
  const header = ['command', 'notebook', 'CPU ms', '× node', '× jupytext', 'peak MB'];
  const rows = results.map(({ name, notebook, milliseconds, megabytes }) => {
    const jupytext =
      notebook === 'none' ? null : find(results, 'jupytext --to py:percent', notebook).milliseconds;
    return [
      name,
      notebook === 'none' ? '' : notebook,
      milliseconds.toFixed(0),
      (milliseconds / bare).toFixed(2),
      jupytext === null ? '' : (milliseconds / jupytext).toFixed(2),
      megabytes.toFixed(0),
    ];
  });
  const widths = header.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  for (const row of [header, widths.map((width) => '-'.repeat(width)), ...rows]) {
    const cells = row.map((cell, column) => {
      const width = widths[column] ?? 0;
      return column < 2 ? cell.padEnd(width) : cell.padStart(width);
    });
    console.log(cells.join('  '));
  }
}

function printAims(results: readonly Measured[]): void {
  const bare = find(results, 'node (bare)', 'none').milliseconds;
  const help = find(results, 'solidify --help', 'none').milliseconds;
  const scan = find(results, 'solidify scan', 'large').milliseconds;
  const jupytext = find(results, 'jupytext --to py:percent', 'large').milliseconds;
  const aims: readonly (readonly [string, number, number])[] = [
    ['--help, beyond bare Node', help - bare, 15],
    ['scan of the large notebook', scan, 200],
    ['scan of the large notebook, against jupytext', scan, jupytext],
  ];
  for (const [aim, value, limit] of aims) {
    const verdict = value <= limit ? 'met' : 'NOT met';
    console.log(`aim ${verdict}: ${aim}: ${value.toFixed(0)} ms of at most ${limit.toFixed(0)} ms`);
  }
}

function printVerify({ verify, execute }: VerifyMeasured): void {
  const ratio = verify / execute;
  console.log(`\nA notebook of five cells, run three times, medians of ${verifyRounds}, wall clock:`);
  console.log(`solidify verify ${verify.toFixed(2)} s, jupyter execute ${execute.toFixed(2)} s`);
  const verdict = ratio <= 1.3 ? 'met' : 'NOT met';
  console.log(`aim ${verdict}: verify, against jupyter execute: ${ratio.toFixed(2)} of at most 1.30`);
}

function printHistory({ without, first, second, git }: HistoryMeasured): void {
  const perVersion = (first - without - git) / HISTORY_COMMITS;
  console.log(`\nA notebook of 200 kB with ${HISTORY_COMMITS} versions, processor time, Git's included:`);
  console.log(
    `scan --no-history ${without.toFixed(0)} ms, first scan ${first.toFixed(0)} ms, second ${second.toFixed(0)} ms; Git alone ${git.toFixed(0)} ms`,
  );
  const aims: readonly (readonly [string, number, number])[] = [
    ['first scan, for each version beyond Git', perVersion, 2],
    ['second scan', second, 300],
  ];
  for (const [aim, value, limit] of aims) {
    console.log(
      `aim ${value <= limit ? 'met' : 'NOT met'}: ${aim}: ${value.toFixed(1)} ms of at most ${limit} ms`,
    );
  }
}

const interpreter = await prepareEnvironment();
const folder = mkdtempSync(join(tmpdir(), 'solidify-bench-'));
try {
  const { codeCells, functions } = largeNotebookSize;
  console.log(`Processor time (user and system) and peak memory, medians of ${rounds} cold starts each.`);
  console.log(
    `Small: sample-notebooks/failure-report.ipynb. Large: ${codeCells} code cells, ${functions} functions.\n`,
  );
  const results = measure(interpreter, folder, contenders(interpreter, folder));
  printTable(results);
  console.log('');
  printAims(results);
  const cli = [process.execPath, join(project, 'dist', 'cli.js')];
  printVerify(measureVerify(cli, interpreter, folder, verifyRounds));
  const extent = process.argv.includes('--full') ? 'all' : 'few';
  printFolder(measureFolder(cli, interpreter, folder, extent), extent);
  const cpuOf = (commands: readonly (readonly string[])[]): readonly number[] =>
    measure(
      interpreter,
      folder,
      commands.map((command) => ({ name: 'history', notebook: 'none', command })),
    ).map(({ milliseconds }) => milliseconds);
  printHistory(measureHistory(cli, join(folder, 'repositories'), cpuOf));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
