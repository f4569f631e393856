/**
 * Builds the program where npm installs it from a Git repository, as pre-commit does: npm runs `prepare` in a clone, but of a global
 * installation the clone gets no development dependencies, so they are fetched here. Does nothing where it is built.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath, URL } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));

/** Output goes to stderr: what reads `npm pack` wants the name of the package alone. */
function run(command, ...args) {
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (status !== 0) process.exit(status ?? 1);
}

if (!existsSync(`${root}dist/cli.js`)) {
  if (!existsSync(`${root}node_modules/tsdown`)) {
    run(
      'npm',
      'ci',
      '--no-global',
      '--location=project',
      '--ignore-scripts',
      '--include=dev',
      '--include=prod',
    );
  }
  run('npm', 'exec', '--no-global', '--location=project', '--', 'tsdown');
}
