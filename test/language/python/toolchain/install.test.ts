import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { installCommand, type PipInstall } from '../../../../src/language/python/toolchain/install.ts';
import { installPackage } from '../../../../src/language/python/toolchain/install.ts';
import { describeWithPython, requirePython } from '../../../python-environment.ts';

/**
 * A package repository whose build backend stands in it (PEP 517's `backend-path`), so that installing needs nothing
 * from a registry. Its module `kiln` holds `body`.
 */
function packageWith(body: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'solidify-test-'));
  const write = (name: string, lines: readonly string[]): void => {
    writeFileSync(join(folder, name), `${lines.join('\n')}\n`);
  };
  mkdirSync(join(folder, 'src'));
  write('src/kiln.py', [body]);
  write('pyproject.toml', [
    '[build-system]',
    'requires = []',
    'build-backend = "backend"',
    'backend-path = ["."]',
    '[project]',
    'name = "kiln"',
    'version = "1.0"',
  ]);
  write('backend.py', [
    'import os, zipfile',
    'def build_editable(folder, config_settings=None, metadata_directory=None):',
    '    name = "kiln-1.0-py3-none-any.whl"',
    '    info = "kiln-1.0.dist-info"',
    '    with zipfile.ZipFile(os.path.join(folder, name), "w") as wheel:',
    '        wheel.writestr("kiln.pth", os.path.abspath("src"))',
    '        wheel.writestr(f"{info}/METADATA", "Metadata-Version: 2.1\\nName: kiln\\nVersion: 1.0\\n")',
    '        wheel.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")',
    '        wheel.writestr(f"{info}/RECORD", "")',
    '    return name',
  ]);
  return folder;
}

function freshEnvironment(): string {
  const folder = mkdtempSync(join(tmpdir(), 'solidify-test-'));
  execFileSync(requirePython(), ['-m', 'venv', folder]);
  return join(folder, 'bin', 'python');
}

/** How `kiln` is installed from its folder. */
function kiln(python: string, folder: string): PipInstall {
  const source = { kind: 'editable', folder } as const;
  return { python, name: 'kiln', importName: 'kiln', source, onProgress: () => undefined };
}

describeWithPython('installing a package', () => {
  it('makes it importable, editable, in a fresh process', async () => {
    const python = freshEnvironment();
    const folder = packageWith('temperature = 900');
    const said: string[] = [];
    await installPackage({ ...kiln(python, folder), onProgress: (line) => said.push(line) });
    writeFileSync(join(folder, 'src', 'kiln.py'), 'temperature = 1200\n');
    const shown = execFileSync(python, ['-c', 'import kiln; print(kiln.temperature)'], { encoding: 'utf8' });
    expect(shown.trim()).toBe('1200');
    expect(said.join('\n')).toContain('Successfully installed kiln-1.0');
    await expect(installPackage(kiln(python, packageWith('import nowhere')))).rejects.toMatchObject({
      code: 'import-failed',
      message: expect.stringContaining("'nowhere'") as string,
    });
  });

  it('says that neither pip nor uv is there', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'solidify-test-'));
    execFileSync(requirePython(), ['-m', 'venv', '--without-pip', folder]);
    vi.stubEnv('PATH', folder);
    await expect(
      installPackage(kiln(join(folder, 'bin', 'python'), packageWith('temperature = 900'))),
    ).rejects.toMatchObject({ code: 'install-failed', message: expect.stringContaining('uv') as string });
    vi.unstubAllEnvs();
  });

  it('refuses with the end of what pip said', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'solidify-test-'));
    const python = requirePython();
    await expect(installPackage(kiln(python, folder))).rejects.toMatchObject({
      kind: 'refused',
      code: 'install-failed',
      message: expect.stringContaining(folder) as string,
    });
  });
});

describe('the command that installs', () => {
  it('is pip of the interpreter, or uv for it', () => {
    expect(installCommand('/e/bin/python', { kind: 'editable', folder: '/p' }, 'pip')).toEqual([
      '/e/bin/python',
      ['-m', 'pip', 'install', '--no-input', '--disable-pip-version-check', '-e', '/p'],
    ]);
    expect(installCommand('/e/bin/python', { kind: 'editable', folder: '/p' }, 'no-pip')).toEqual([
      'uv',
      ['pip', 'install', '--python', '/e/bin/python', '-e', '/p'],
    ]);
  });
});
