import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Writes files under a folder. */
export function writeFiles(
  folder: string,
  files: readonly { readonly path: string; readonly text: string }[],
): void {
  for (const { path, text } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** Runs a module of Python in a repository, whose package it can import; gives all that it said. */
export function runModule(python: string, folder: string, args: readonly string[]): string {
  const environment = { ...process.env, PYTHONPATH: join(folder, 'src'), PYTHONDONTWRITEBYTECODE: '1' };
  const done = spawnSync(python, ['-m', ...args], { cwd: folder, env: environment, encoding: 'utf8' });
  return `${done.stdout}${done.stderr}`;
}
