import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findInterpreter } from '../../../../src/language/python/environment/index.ts';
import { describeWithPython } from '../../../python-environment.ts';

let folder: string;

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'solidify-interpreter-')));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function write(path: string, text: string): string {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

function writeExecutable(path: string, text: string): string {
  const file = write(path, text);
  chmodSync(file, 0o755);
  return file;
}

/** A virtual environment as far as its layout goes: its executable fails when it is started. */
function writeEnvironment(name: string, version: string): string {
  write(`${name}/pyvenv.cfg`, `home = /opt/python/bin\nversion = ${version}\n`);
  const minor = version.split('.').slice(0, 2).join('.');
  write(`${name}/lib/python${minor}/site-packages/.keep`, '');
  return writeExecutable(`${name}/bin/python`, '#!/bin/sh\nexit 1\n');
}

function writeKernel(path: string, argv: readonly string[]): void {
  write(`${path}/kernel.json`, JSON.stringify({ argv, display_name: 'A kernel', language: 'python' }));
}

describe('findInterpreter', () => {
  it('reads a virtual environment without starting it', () => {
    const python = writeEnvironment('venv', '3.12.4');
    expect(findInterpreter(null, python, {})).toEqual({
      executable: python,
      version: '3.12.4',
      prefix: join(folder, 'venv'),
      sitePackages: [join(folder, 'venv/lib/python3.12/site-packages')],
    });
  });

  it('takes what the kernelspec of that name starts, whatever the case of the name', () => {
    const python = writeEnvironment('churn', '3.13.1');
    writeKernel('jupyter/kernels/churn', [python, '-m', 'ipykernel_launcher', '-f', '{connection_file}']);
    const variables = { JUPYTER_PATH: join(folder, 'jupyter'), PATH: '' };
    expect(findInterpreter('churn', null, variables)?.executable).toBe(python);
    expect(findInterpreter('Churn', null, variables)?.version).toBe('3.13.1');
    expect(findInterpreter('other', null, variables)).toBeNull();
  });

  it("takes a kernelspec's bare python from the environment that the kernelspec is in", () => {
    const python = writeEnvironment('venv', '3.12.4');
    writeExecutable('venv/bin/jupyter', '');
    writeKernel('venv/share/jupyter/kernels/python3', ['python', '-m', 'ipykernel_launcher']);
    expect(findInterpreter('python3', null, { PATH: join(folder, 'venv/bin') })?.executable).toBe(python);
  });

  it('falls back on python3 where there is no such kernel, or it is none of a Python', () => {
    const python = writeEnvironment('fallback', '3.11.9');
    writeExecutable('fallback/bin/python3', '#!/bin/sh\nexit 1\n');
    writeKernel('jupyter/kernels/ir', ['R', '--slave']);
    write('jupyter/kernels/broken/kernel.json', '{');
    const variables = { JUPYTER_PATH: join(folder, 'jupyter'), PATH: dirname(python) };
    for (const name of ['ir', 'broken', 'absent', null]) {
      expect(findInterpreter(name, null, variables)?.version).toBe('3.11.9');
    }
  });

  it('reads no kernelspec by a relative path or a name that leaves the folder', () => {
    const python = writeEnvironment('evil', '3.12.4');
    writeKernel('jupyter/evil', [python]);
    writeKernel('kernels/evil', [python]);
    const before = process.cwd();
    process.chdir(folder);
    try {
      expect(
        findInterpreter('../evil', null, { JUPYTER_PATH: join(folder, 'jupyter'), PATH: '' }),
      ).toBeNull();
      expect(findInterpreter('evil', null, { JUPYTER_PATH: '.:', PATH: '' })).toBeNull();
    } finally {
      process.chdir(before);
    }
  });

  it('refuses a --python that is none', () => {
    expect(() => findInterpreter(null, join(folder, 'absent'), {})).toThrow(/absent is no working Python/);
    const liar = writeExecutable('liar', '#!/bin/sh\necho {}\n');
    expect(() => findInterpreter(null, liar, {})).toThrow(/liar is no working Python/);
  });
});

describeWithPython('findInterpreter with a real Python', (python) => {
  it('reads its virtual environment', () => {
    const found = findInterpreter(null, python, {});
    expect(found?.executable).toBe(python);
    expect(found?.version).toMatch(/^3\.\d+\.\d+$/);
    expect(found?.prefix).toBe(dirname(dirname(python)));
    expect(found?.sitePackages).toHaveLength(1);
  });

  it('asks a script that stands for a Python', () => {
    const shim = writeExecutable('shims/python3', `#!/bin/sh\nexec "${python}" "$@"\n`);
    const direct = findInterpreter(null, python, {});
    expect(findInterpreter(null, null, { PATH: dirname(shim) })).toEqual(direct);
  });
});
