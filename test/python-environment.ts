import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { describe, it } from 'vitest';

/**
 * The Python that tests run against: a venv under `.python/` with the pinned `requirements.txt`, made once by the
 * global setup (`python-environment.setup.ts`) and remade when the pins change.
 */
const folder = fileURLToPath(new URL('../.python/', import.meta.url));
const requirements = fileURLToPath(new URL('./requirements.txt', import.meta.url));
const venv = join(folder, 'venv');
const executable =
  process.platform === 'win32' ? join(venv, 'Scripts', 'python.exe') : join(venv, 'bin', 'python');
const stamp = join(folder, 'pins');
const problem = join(folder, 'problem');
const lock = join(folder, 'lock');
const oldest = [3, 11] as const;

/** The interpreter of the tests' environment, or null when there is none (see {@link pythonProblem}). */
export function pythonExecutable(): string | null {
  return existsSync(executable) && readOr(stamp, '') === checksum() ? executable : null;
}

/** Why there is no Python for tests; null when there is one. */
export function pythonProblem(): string | null {
  if (pythonExecutable() !== null) return null;
  return readOr(problem, 'the environment was not made; run the tests through vitest.config.ts');
}

/** The interpreter, for use inside {@link describeWithPython}. */
export function requirePython(): string {
  const python = pythonExecutable();
  if (python === null) throw new Error(`no Python for tests: ${pythonProblem() ?? ''}`);
  return python;
}

/** A group of tests that needs Python: skipped without it, with the reason in its name; under CI a failure. */
export function describeWithPython(name: string, define: (python: string) => void): void {
  const python = pythonExecutable();
  if (python !== null) {
    describe(name, () => {
      define(python);
    });
  } else if (process.env.CI !== undefined) {
    it(name, () => {
      requirePython();
    });
  } else {
    describe.skip(`${name} (skipped: ${pythonProblem() ?? ''})`, () => {
      define(executable);
    });
  }
}

/**
 * Makes the environment where it is missing or has other pins; processes that start at the same time wait for
 * one of them to make it. Returns the interpreter, or null when it can't be made.
 */
export async function makePythonEnvironment(say: (line: string) => void): Promise<string | null> {
  if (pythonExecutable() !== null) return executable;
  mkdirSync(folder, { recursive: true });
  while (!takeLock()) await new Promise((resolve) => setTimeout(resolve, 500));
  try {
    if (pythonExecutable() !== null) return executable;
    say('making the Python environment for tests in .python/ (once, about a minute) …');
    rmSync(stamp, { force: true });
    rmSync(venv, { recursive: true, force: true });
    const reason = install();
    if (reason === null) {
      writeFileSync(stamp, checksum());
      return executable;
    }
    writeFileSync(problem, reason);
    return null;
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

/** Creates the venv and installs the pins; returns what went wrong, or null. */
function install(): string | null {
  const base = ['python3', 'python'].find((command) => {
    const code = `import sys; sys.exit(sys.version_info < (${oldest.join(', ')}))`;
    return spawnSync(command, ['-I', '-c', code]).status === 0;
  });
  if (base === undefined) return `no python3 of version ${oldest.join('.')} or later on the PATH`;
  const hasUv = spawnSync('uv', ['--version']).status === 0;
  const created = hasUv
    ? run('uv', ['venv', '--quiet', '--seed', '--python', base, venv])
    : run(base, ['-m', 'venv', venv]);
  if (created !== null) return `no venv could be made: ${created}`;
  const installed = hasUv
    ? run('uv', ['pip', 'install', '--quiet', '--python', executable, '-r', requirements])
    : run(executable, ['-m', 'pip', 'install', '-q', '--no-input', '-r', requirements]);
  return installed === null ? null : `test/requirements.txt could not be installed: ${installed}`;
}

/** Runs a command; returns the last line it said when it fails, or null. */
function run(command: string, args: readonly string[]): string | null {
  const done = spawnSync(command, args, { encoding: 'utf8' });
  if (done.status === 0) return null;
  const said = done.error?.message ?? `${done.stdout}\n${done.stderr}`;
  return said.trim().split('\n').at(-1) ?? '';
}

/** Takes the lock folder; one left behind by a process that is gone is moved away first. */
function takeLock(): boolean {
  try {
    mkdirSync(lock);
    writeFileSync(join(lock, 'pid'), String(process.pid));
    return true;
  } catch {
    const owner = Number(readOr(join(lock, 'pid'), String(process.pid)));
    if (!isAlive(owner)) {
      const aside = `${lock}-${process.pid}`;
      try {
        renameSync(lock, aside);
        rmSync(aside, { recursive: true, force: true });
      } catch {
        // Another process was faster.
      }
    }
    return false;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function checksum(): string {
  return createHash('sha256').update(readFileSync(requirements)).digest('hex');
}

function readOr(path: string, otherwise: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return otherwise;
  }
}
