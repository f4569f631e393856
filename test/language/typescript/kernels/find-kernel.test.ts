import { chmodSync, mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findKernel, semanticsOf } from '../../../../src/language/typescript/kernels/index.ts';
import { readNotebook } from '../../../../src/notebook/index.ts';
import type { Notebook } from '../../../../src/notebook/notebook.ts';

function notebookOf(kernel: string | null, path: string, language = 'typescript'): Notebook {
  const kernelspec = kernel === null ? {} : { kernelspec: { name: kernel, display_name: kernel, language } };
  const metadata = { ...kernelspec, language_info: { name: language } };
  return readNotebook(path, JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata, cells: [] }));
}

/** A folder with these programs, which do nothing. */
function folderWith(...programs: readonly string[]): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'solidify-kernels-')));
  for (const name of programs) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, '#!/bin/sh\n');
    chmodSync(path, 0o755);
  }
  return folder;
}

function kernelspec(data: string, name: string, spec: object): void {
  mkdirSync(join(data, 'kernels', name), { recursive: true });
  writeFileSync(join(data, 'kernels', name, 'kernel.json'), JSON.stringify(spec));
}

describe('the kernel of a TypeScript notebook', () => {
  it('is that of the kernelspec with its name, with what that sets', () => {
    const bin = folderWith('deno', 'python3', 'nightly/deno');
    const data = folderWith();
    const nightly = join(bin, 'nightly', 'deno');
    kernelspec(data, 'deno', {
      argv: [nightly, 'jupyter', '--kernel', '--conn', '{connection_file}'],
      env: { RUST_BACKTRACE: '1' },
      language: 'typescript',
    });
    const found = findKernel(notebookOf('deno', 'a.ipynb'), null, { PATH: bin, JUPYTER_DATA_DIR: data });
    expect(found).toMatchObject({
      client: join(bin, 'python3'),
      argv: [nightly, 'jupyter', '--kernel', '--conn', '{connection_file}'],
      environment: { RUST_BACKTRACE: '1' },
    });
    expect(found.lateResults).toBeGreaterThan(0.2);
  });

  it('is a program on the PATH without a kernelspec; a script without a kernel is Deno’s', () => {
    const bin = folderWith('deno', 'tslab', 'python3');
    const variables = { PATH: bin, JUPYTER_DATA_DIR: folderWith() };
    const argvOf = (notebook: Notebook): readonly string[] | null =>
      findKernel(notebook, null, variables).argv;
    const deno = [join(bin, 'deno'), 'jupyter', '--kernel', '--conn', '{connection_file}'];
    const tslab = [join(bin, 'tslab'), 'kernel', '--config-path', '{connection_file}'];
    expect(argvOf(notebookOf('deno', 'a.ipynb'))).toEqual(deno);
    expect(argvOf(readNotebook('a.ts', '// %%\n1\n'))).toEqual(deno);
    expect(argvOf(notebookOf('tslab', 'a.ipynb'))).toEqual(tslab);
    expect(argvOf(notebookOf('jslab', 'a.ipynb', 'javascript'))).toEqual([...tslab, '--js']);
  });

  it('is what npm has installed above the notebook', () => {
    const project = folderWith('node_modules/.bin/tslab');
    mkdirSync(join(project, 'notes', 'today'), { recursive: true });
    const variables = { PATH: folderWith('python3'), JUPYTER_DATA_DIR: folderWith() };
    const notebook = notebookOf('tslab', join(project, 'notes', 'today', 'a.ipynb'));
    expect(findKernel(notebook, null, variables).argv?.[0]).toBe(
      join(project, 'node_modules', '.bin', 'tslab'),
    );
  });

  it('is missed in plain words', () => {
    const variables = { PATH: folderWith('python3'), JUPYTER_DATA_DIR: folderWith() };
    const find =
      (kernel: string, from: object = variables) =>
      () =>
        findKernel(notebookOf(kernel, join(folderWith(), 'a.ipynb')), null, { ...variables, ...from });
    expect(find('deno')).toThrow('its kernel, Deno, was not found');
    expect(find('tslab')).toThrow('its kernel, tslab, was not found');
    expect(find('other-kernel')).toThrow('no kernel called other-kernel was found');
    expect(find('deno', { PATH: folderWith('deno') })).toThrow('a Python with nbclient');
  });

  it('is run by the first Python that has nbclient', () => {
    const bin = folderWith('deno', 'python3');
    const environment = folderWith('bin/python3', 'bin/jupyter');
    mkdirSync(join(environment, 'lib', 'python3.12', 'site-packages', 'nbclient'), { recursive: true });
    const find = (path: readonly string[], python: string | null = null): string =>
      findKernel(notebookOf('deno', 'a.ipynb'), python, {
        PATH: path.join(':'),
        JUPYTER_DATA_DIR: folderWith(),
      }).client;
    expect(find([bin])).toBe(join(bin, 'python3'));
    expect(find([bin, join(environment, 'bin')])).toBe(join(environment, 'bin', 'python3'));
    expect(find([bin, join(environment, 'bin')], join(bin, 'python3'))).toBe(join(bin, 'python3'));
  });
});

describe('what a kernel does', () => {
  it('is told by its name', () => {
    expect(semanticsOf(notebookOf('tslab', 'a.ipynb')).kernel).toBe('tslab');
    expect(semanticsOf(notebookOf('jslab', 'a.ipynb', 'javascript')).kernel).toBe('jslab');
    expect(semanticsOf(notebookOf('deno-nightly', 'a.ipynb')).kernel).toBe('deno');
    expect(semanticsOf(notebookOf(null, 'a.ipynb')).kernel).toBe('deno');
  });
});
