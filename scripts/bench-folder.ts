import { spawnSync } from 'node:child_process';
import { cpSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { notebookFolderSize, writeNotebookFolder } from './notebook-folder.ts';

/** What one tool took for all notebooks of a folder: processor seconds, seconds by the clock, peak memory in MB. */
export interface FolderMeasured {
  readonly name: string;
  readonly cpu: number;
  readonly wall: number;
  readonly megabytes: number;
}

/** Notebooks of the folder: all only on request, since the peers take minutes for them. */
const FEW = 80;

/** Measures a scan of a folder beside jupytext and nbconvert over the same notebooks, the better of two runs each. */
export function measureFolder(
  cli: readonly string[],
  interpreter: string,
  folder: string,
  extent: 'few' | 'all',
): readonly FolderMeasured[] {
  const notebooks = join(folder, 'notebooks');
  writeNotebookFolder(notebooks, extent === 'all' ? notebookFolderSize.notebooks : FEW);
  // jupytext writes beside its input, and scripts with cells are notebooks too.
  const copies = join(folder, 'copies');
  cpSync(notebooks, copies, { recursive: true });
  const paths = readdirSync(copies, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ipynb'))
    .map((path) => join(copies, path));
  const scripts = dirname(interpreter);
  const scan = [...cli, 'scan', '--no-cache', '--no-history'];
  const contenders = [
    { name: 'solidify scan, one thread', command: [...scan, '--threads', '1', notebooks] },
    { name: 'solidify scan, two threads', command: [...scan, '--threads', '2', notebooks] },
    {
      name: 'jupytext --to py:percent',
      command: [join(scripts, 'jupytext'), '--quiet', '--to', 'py:percent', ...paths],
    },
    {
      name: 'nbconvert --to script',
      command: [
        join(scripts, 'jupyter-nbconvert'),
        '--to',
        'script',
        '--output-dir',
        join(folder, 'made'),
        ...paths,
      ],
    },
  ];
  const input = JSON.stringify({ rounds: 1, commands: contenders.map(({ command }) => command) });
  const script = fileURLToPath(new URL('measure-processes.py', import.meta.url));
  const env = { PATH: process.env.PATH ?? '', HOME: folder, XDG_CACHE_HOME: join(folder, 'cache') };
  const { status, stdout, stderr } = spawnSync(interpreter, ['-I', script], { input, env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`measuring failed: ${stderr}`);
  const runs = JSON.parse(stdout) as readonly (readonly (readonly [number, number, number, number])[])[];
  return contenders.map(({ name }, index) => {
    const [result] = runs[index] ?? [];
    if (result?.[2] !== 0) throw new Error(`${name} ended with ${result?.[2] ?? 'nothing'}`);
    const [cpu, megabytes, , wall] = result;
    return { name, cpu, wall, megabytes };
  });
}

/** Prints them, with what they are held against. */
export function printFolder(results: readonly FolderMeasured[], extent: 'few' | 'all'): void {
  const count = extent === 'all' ? notebookFolderSize.notebooks : FEW;
  console.log(
    `\nA folder of ${count} notebooks, ${extent === 'all' ? '260 MB, 4.8 MB of it code' : 'a tenth of what --full measures'}:`,
  );
  const [one, two, ...peers] = results;
  for (const { name, cpu, wall, megabytes } of results) {
    console.log(
      `${name.padEnd(28)}  ${cpu.toFixed(2).padStart(7)} s CPU  ${wall.toFixed(2).padStart(7)} s  ${megabytes.toFixed(0).padStart(5)} MB`,
    );
  }
  if (one === undefined || two === undefined) return;
  for (const peer of peers) {
    console.log(`scan on one thread takes ${(one.cpu / peer.cpu).toFixed(2)} times the CPU of ${peer.name}`);
  }
  const aims: readonly (readonly [string, number, number, string])[] = [
    ...(extent === 'all'
      ? ([
          ['scan of 800 notebooks on one thread', one.cpu, 2.5, 's CPU'],
          ['scan of 800 notebooks on one thread', one.megabytes, 200, 'MB'],
        ] as const)
      : []),
    ['two threads, by the clock, against one', two.wall, one.wall, 's'],
  ];
  for (const [aim, value, limit, unit] of aims) {
    const verdict = value <= limit ? 'met' : 'NOT met';
    console.log(`aim ${verdict}: ${aim}: ${value.toFixed(2)} ${unit} of at most ${limit.toFixed(2)} ${unit}`);
  }
}
