import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** What came of a command: its exit code (null when it could not start or was killed) and all that it said. */
export interface Done {
  readonly code: number | null;
  readonly output: string;
}

/** Runs a command to its end; `say` hears each line of its output as it comes. */
export function run(
  command: string,
  args: readonly string[],
  options: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv; readonly say?: (line: string) => void },
): Promise<Done> {
  return new Promise((resolve) => {
    const { cwd, env, say } = options;
    const child = spawn(command, args, { cwd, env: env ?? process.env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      let line = '';
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        const lines = (line + text).split('\n');
        line = lines.pop() ?? '';
        for (const each of lines) say?.(each);
      });
      stream.on('end', () => {
        if (line !== '') say?.(line);
      });
    }
    child.on('error', (error) => {
      resolve({ code: null, output: error.message });
    });
    child.on('close', (code) => {
      resolve({ code, output });
    });
  });
}

/** The name of a Python 3 on the PATH that is recent enough for the samples' dependencies, or null. */
export function findPython(): string | null {
  const check = 'import sys, venv; sys.exit(sys.version_info < (3, 11))';
  const found = ['python3', 'python'].find((name) => spawnSync(name, ['-I', '-c', check]).status === 0);
  return found ?? null;
}

/** The interpreter inside a virtual environment. */
export function interpreterOf(venv: string): string {
  return process.platform === 'win32' ? join(venv, 'Scripts', 'python.exe') : join(venv, 'bin', 'python');
}

/**
 * Makes a virtual environment and installs into it what `arguments_` asks of pip, with uv where it is there.
 * Returns null, or the last line of what went wrong.
 */
export async function makeEnvironment(
  python: string,
  venv: string,
  arguments_: readonly string[],
): Promise<string | null> {
  const interpreter = interpreterOf(venv);
  const hasUv = spawnSync('uv', ['--version']).status === 0;
  const steps: readonly (readonly [string, readonly string[]])[] = hasUv
    ? [
        ['uv', ['venv', '--quiet', '--clear', '--seed', '--python', python, venv]],
        ['uv', ['pip', 'install', '--quiet', '--python', interpreter, ...arguments_]],
      ]
    : [
        [python, ['-m', 'venv', '--clear', venv]],
        [
          interpreter,
          [
            '-m',
            'pip',
            'install',
            '-q',
            '--no-input',
            '--disable-pip-version-check',
            '--no-compile',
            ...arguments_,
          ],
        ],
      ];
  for (const [command, args] of steps) {
    const { code, output } = await run(command, args, {});
    if (code !== 0) return output.trim().split('\n').at(-1) ?? `${command} failed`;
  }
  return null;
}
