import { chmodSync, mkdirSync, mkdtempSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { locateInterpreter, moduleFoldersOf } from '../../../../src/language/python/environment/index.ts';
import { describeWithPython } from '../../../python-environment.ts';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'solidify-modules-')));

function write(path: string, text = ''): string {
  const full = join(folder, path);
  mkdirSync(dirname(full), { recursive: true });
  writeFileSync(full, text);
  return full;
}

/** A Python that would leave a trace if it were started. */
function executable(path: string): string {
  const full = write(path, `#!/bin/sh\ntouch ${join(folder, 'started')}\n`);
  chmodSync(full, 0o755);
  return full;
}

describe('the folders that modules are read from', () => {
  it('are those of the Python that pyenv’s global version names, and nothing is started', () => {
    const shim = executable('pyenv/shims/python3');
    write('pyenv/version', '3.12.4\n');
    const real = executable('pyenv/versions/3.12.4/bin/python3.12');
    symlinkSync(real, join(dirname(real), 'python'));
    write('pyenv/versions/3.12.4/lib/python3.12/os.py');
    write('pyenv/versions/3.12.4/lib/python3.12/site-packages/shapes.py', 'side = 1');
    const interpreter = locateInterpreter(null, null, { PATH: dirname(shim) });
    expect(interpreter?.version).toBe('3.12.4');
    const folders = interpreter === null ? null : moduleFoldersOf(interpreter);
    expect(folders?.standard.map((each) => each.exists('os.py'))).toEqual([true, false]);
    expect(folders?.installed.map((each) => each.read('shapes.py'))).toEqual(['side = 1']);
    expect(folders?.installed[0]?.list('.')).toEqual(['shapes.py']);
    expect(locateInterpreter(null, null, { PATH: dirname(shim), PYENV_VERSION: '../../evil' })).toBeNull();
    expect(() => realpathSync(join(folder, 'started'))).toThrow();
  });

  it('of a virtual environment that shares packages are its own and those below, with what .pth files add', () => {
    const base = executable('base/bin/python3.11');
    write('base/lib/python3.11/os.py');
    write('base/lib/python3.11/site-packages/below.py');
    const python = executable('venv/bin/python');
    write(
      'venv/pyvenv.cfg',
      `home = ${dirname(base)}\ninclude-system-site-packages = true\nversion = 3.11.2\n`,
    );
    write('project/linked.py');
    write(
      'venv/lib/python3.11/site-packages/a.pth',
      `# linked\n${join(folder, 'project')}\nimport os; os.system('touch started')\n`,
    );
    const interpreter = locateInterpreter(null, python, {});
    const folders = interpreter === null ? null : moduleFoldersOf(interpreter);
    const has = (name: string) => folders?.installed.filter((each) => each.exists(name)).length;
    expect([has('below.py'), has('linked.py'), folders?.installed.length]).toEqual([1, 1, 3]);
    expect(folders?.standard.some((each) => each.exists('os.py'))).toBe(true);
  });
});

describeWithPython('the folders of a real Python', (python) => {
  it('hold the standard library and what is installed', () => {
    const interpreter = locateInterpreter(null, python);
    const folders = interpreter === null ? null : moduleFoldersOf(interpreter);
    expect(folders?.standard.some((each) => each.exists('argparse.py'))).toBe(true);
    expect(folders?.installed.some((each) => each.exists('numpy/__init__.py'))).toBe(true);
  });
});
