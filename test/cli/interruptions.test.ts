import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { git, namesIn, useTemporaryFolder, write } from '../workspace/temporary-folder.ts';
import { buildCommandLine, program, runIn, runWith } from './command-line.ts';
import { expectError, IMPORTS, SCRIPT, textAt } from './prototype.ts';

beforeAll(buildCommandLine);
const folder = useTemporaryFolder();
const at = (...parts: readonly string[]): string => join(folder.path, ...parts);
const EXTRACT = ['extract', 'a.py', '--to', 'out'] as const;

/** Starts the program and ends it by a signal after some milliseconds, if it still runs then. Gives its exit code; null when a signal ended it. */
function endAfter(
  milliseconds: number,
  signal: NodeJS.Signals,
  ...args: readonly string[]
): Promise<number | null> {
  const [node, script] = program;
  const child = spawn(node, [script, ...args], { cwd: folder.path, stdio: 'ignore' });
  const timer = setTimeout(() => child.kill(signal), milliseconds);
  return new Promise((resolve) => {
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve(code);
    });
  });
}

/** The notebook is old or new, the repository absent or whole. */
function expectWhole(): void {
  const text = textAt(folder.path, 'a.py');
  if (text !== SCRIPT) expect(text).toMatch(IMPORTS);
  if (!existsSync(at('out'))) return;
  expect(git(at('out'), 'status', '--porcelain')).toBe('');
  expect(git(at('out'), 'ls-files')).toContain('solidify.json');
}

describe('a run that ends early', () => {
  it('a kill at any moment leaves old or new bytes, and the next run works', async () => {
    for (const delay of [60, 130, 200, 260, 320, 380, 450, 550]) {
      write(at('a.py'), SCRIPT);
      await endAfter(delay, 'SIGKILL', ...EXTRACT);
      expectWhole();
      expect(runIn(folder.path, ...EXTRACT).code).toBe(0);
      expect(textAt(folder.path, 'a.py')).toMatch(IMPORTS);
      await endAfter(delay / 3, 'SIGKILL', 'undo', 'out');
      expectWhole();
      if (textAt(folder.path, 'a.py') !== SCRIPT) expect(runIn(folder.path, 'undo', 'out').code).toBe(0);
      expect(textAt(folder.path, 'a.py')).toBe(SCRIPT);
      rmSync(at('out'), { recursive: true });
    }
  });

  it('Ctrl-C leaves nothing half done and nothing behind', async () => {
    for (const delay of [150, 300, 450]) {
      write(at('a.py'), SCRIPT);
      const code = await endAfter(delay, 'SIGINT', ...EXTRACT);
      expectWhole();
      if (code !== 0) expect(namesIn(folder.path)).toEqual(['a.py']);
      expect(readdirSync(folder.path).filter((name) => name.startsWith('.solidify-'))).toEqual([]);
      if (code === 0) runIn(folder.path, 'undo', 'out');
      rmSync(at('out'), { recursive: true, force: true });
    }
  });

  it('a reader that goes away stops nothing', async () => {
    write(at('a.py'), SCRIPT);
    const [node, script] = program;
    const child = spawn(node, [script, ...EXTRACT], { cwd: folder.path, stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.destroy();
    child.stderr.destroy();
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(0);
    expect(textAt(folder.path, 'a.py')).toMatch(IMPORTS);
  });
});

describe('two runs at once', () => {
  it('on one notebook, with one target or two: one wins, the other is refused', async () => {
    for (const other of ['out', 'other']) {
      write(at('a.py'), SCRIPT);
      const codes = await Promise.all([
        endAfter(60_000, 'SIGKILL', ...EXTRACT),
        endAfter(60_000, 'SIGKILL', 'extract', 'a.py', '--to', other),
      ]);
      expect(codes).toContain(0);
      expect(codes.every((code) => code === 0 || code === 3)).toBe(true);
      expect(textAt(folder.path, 'a.py')).toMatch(/from (out|other)\.\w+ import clean/);
      for (const name of ['out', 'other']) rmSync(at(name), { recursive: true, force: true });
    }
  });
});

describe('what may not be written', () => {
  it('a disk that is full: old bytes, nothing else', () => {
    write(at('a.py'), `${SCRIPT}\n# ${'x'.repeat(200_000)}\n`);
    const before = textAt(folder.path, 'a.py');
    const [node, script] = program;
    // No file may grow over 64 KB.
    const limited = ['-c', `trap '' XFSZ; ulimit -f 128; exec "$@"`, 'sh', node, script, ...EXTRACT];
    const child = spawn('sh', limited, { cwd: folder.path, stdio: 'ignore' });
    return new Promise<void>((resolve) => {
      child.on('close', (code) => {
        expect(code).toBe(3);
        expect(textAt(folder.path, 'a.py')).toBe(before);
        expect(namesIn(folder.path)).toEqual(['a.py']);
        resolve();
      });
    });
  });

  it('a state folder that is a file', () => {
    write(at('a.py'), SCRIPT);
    write(at('..home', 'file'), '');
    const run = runWith({ XDG_STATE_HOME: at('..home', 'file') }, folder.path, ...EXTRACT, '--json');
    expectError(run, 3, /state folder/);
    expect(textAt(folder.path, 'a.py')).toBe(SCRIPT);
    expect(namesIn(folder.path)).toEqual(['a.py']);
  });
});

describe('what others planted is not run', () => {
  /** A program that leaves a mark. */
  function plant(path: string): string {
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, `#!/bin/sh\ntouch '${at('..home', 'marker')}'\n`);
    chmodSync(path, 0o755);
    return path;
  }

  it('a repository’s configuration, kernelspecs, interpreters and configuration beside the notebook', () => {
    write(at('a.py'), SCRIPT);
    git(folder.path, 'init', '-q');
    const mark = plant(at('evil'));
    for (const key of [
      'core.fsmonitor',
      'diff.external',
      'core.pager',
      'filter.x.clean',
      'diff.x.textconv',
      'gpg.program',
    ])
      git(folder.path, 'config', key, mark);
    git(folder.path, 'config', 'alias.rev-parse', `!${mark}`);
    for (const hook of ['pre-commit', 'post-index-change', 'reference-transaction', 'post-checkout'])
      plant(at('.git', 'hooks', hook));
    write(at('.gitattributes'), '* filter=x diff=x\n');
    for (const name of ['python3', 'python', 'git', 'ruff']) plant(at(name));
    for (const place of ['.', '.venv/share/jupyter/kernels/python3', 'share/jupyter/kernels/python3'])
      write(
        at(place, 'kernel.json'),
        JSON.stringify({ argv: [at('python3'), '-f', '{connection_file}'], language: 'python' }),
      );
    write(at('sitecustomize.py'), `open(${JSON.stringify(at('..home', 'marker'))}, 'w')\n`);
    write(at('ruff.toml'), 'line-length = 1\nnot = toml = at all\n');
    write(at('.prettierrc'), '{"plugins": ["./evil.js"]}');
    const variables = { PATH: `.:${process.env.PATH ?? ''}`, GIT_DIR: at('.git'), PYTHONPATH: folder.path };
    expect(runWith(variables, folder.path, 'scan', 'a.py').code).toBe(0);
    expect(existsSync(at('..home', 'marker'))).toBe(false);
    expect(runWith(variables, folder.path, ...EXTRACT).code).toBe(0);
    expect(existsSync(at('..home', 'marker'))).toBe(false);
    expect(textAt(folder.path, 'a.py')).toMatch(IMPORTS);
  });
});
