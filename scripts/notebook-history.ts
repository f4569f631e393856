import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { largeNotebook } from './large-notebook.ts';

/** Bytes of each version, about; what the code leaves is outputs. */
const BYTES = 200_000;

interface Cell {
  cell_type: string;
  source: string[];
  outputs?: unknown[];
}

/**
 * Makes a repository of one notebook, `large.ipynb`, in a new folder: as many commits as asked, each of which changes one
 * function or one cell that uses one, and the outputs of a few cells. Gives the folder.
 */
export function writeNotebookHistory(folder: string, commits: number): string {
  const repository = join(folder, 'history');
  mkdirSync(repository);
  const git = (args: readonly string[], input: string | Buffer = ''): void => {
    const { status, stderr } = spawnSync('git', args, { cwd: repository, input, encoding: 'utf8' });
    if (status !== 0) throw new Error(`git ${args.join(' ')} ended with ${String(status)}: ${stderr}`);
  };
  git(['init', '-q', '-b', 'main']);
  git(['fast-import', '--quiet'], streamOf(commits));
  git(['reset', '-q', '--hard', 'main']);
  return repository;
}

/** What `git fast-import` reads. */
function streamOf(commits: number): Buffer {
  const notebook = JSON.parse(largeNotebook()) as { cells: Cell[] };
  const code = notebook.cells.filter((cell) => cell.cell_type === 'code');
  const shown = code.filter(({ outputs = [] }) => outputs.length > 0);
  const padding = Math.floor((BYTES - JSON.stringify(notebook, null, 1).length) / shown.length);
  const parts: string[] = [];
  for (let version = 0; version < commits; version += 1) {
    changeCell(code[(version * 37) % code.length], version);
    for (const cell of shown.slice(version % 10)) {
      cell.outputs = [
        { name: 'stdout', output_type: 'stream', text: [`${version} `.repeat(padding).slice(0, padding)] },
      ];
    }
    const text = `${JSON.stringify(notebook, null, 1)}\n`;
    const day = 1_600_000_000 + version * 86_400;
    parts.push(
      `commit refs/heads/main\ncommitter Ada <ada@example.org> ${day} +0000\ndata 0\n`,
      `M 100644 inline large.ipynb\ndata ${Buffer.byteLength(text)}\n${text}\n`,
    );
  }
  return Buffer.from(parts.join(''));
}

/** One number more in the last line, or another one. */
function changeCell(cell: Cell | undefined, version: number): void {
  const last = cell?.source.at(-1)?.replace(/ \+ 0 \* \d+$/, '');
  if (cell !== undefined && last !== undefined)
    cell.source[cell.source.length - 1] = `${last} + 0 * ${version}`;
}
