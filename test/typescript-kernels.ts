import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'vitest';
import type { Kernel } from '../src/kernel/kernel.ts';
import { findKernel } from '../src/language/typescript/kernels/index.ts';
import type { Notebook } from '../src/notebook/notebook.ts';
import { pythonExecutable, requirePython } from './python-environment.ts';

/** Where npm has put the commands of this project's dependencies, Deno and tslab among them. */
export const commands = fileURLToPath(new URL('../node_modules/.bin', import.meta.url));

/** The environment of tests that run notebooks: the commands on the PATH, and no kernelspecs. */
export const variables: Readonly<Record<string, string | undefined>> = {
  ...process.env,
  PATH: [commands, process.env.PATH ?? ''].join(delimiter),
  JUPYTER_DATA_DIR: '/nonexistent',
};

/** The kernel of a notebook, run by the tests' Python. */
export function kernelOf(notebook: Notebook): Kernel {
  return findKernel(notebook, requirePython(), variables);
}

/** A group of tests that needs Deno and tslab, and the tests' Python: skipped where one is missing; under CI a failure. */
export function describeWithKernels(name: string, define: () => void): void {
  const missing = ['deno', 'tslab'].filter((command) => !existsSync(join(commands, command)));
  const lacks = [...missing, ...(pythonExecutable() === null ? ['Python'] : [])].join(', ');
  if (lacks === '') {
    describe(name, define);
  } else if (process.env.CI !== undefined) {
    it(name, () => {
      throw new Error(`these tests need ${lacks}`);
    });
  } else {
    describe.skip(`${name} (skipped: no ${lacks})`, define);
  }
}
