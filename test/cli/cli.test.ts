import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { configureGit, git, namesIn, useTemporaryFolder, write } from '../workspace/temporary-folder.ts';
import { buildCommandLine, runIn } from './command-line.ts';

/** A function that has settled, a constant that it needs, a fluid one and a blocked one. */
const SCRIPT = `# %%
import math

# %%
RATE = 2

def clean(x):
    """Doubles."""
    y = x * RATE
    return y

def main():
    print(clean(1))

def later(x):
    return x + df

# %%
clean(1)

# %%
clean(2)
`;

interface Json {
  readonly notebooks: readonly {
    readonly path: string;
    readonly diagnostics: readonly { readonly code: string }[];
  }[];
  readonly definitions: readonly { readonly name: string }[];
}

beforeAll(buildCommandLine);
const folder = useTemporaryFolder();

function notebook(nbformat: number, language: string, ...sources: readonly string[]): string {
  const cells = sources.map((source) => ({
    cell_type: 'code',
    execution_count: null,
    metadata: {},
    outputs: [],
    source,
  }));
  const metadata = { kernelspec: { name: language, display_name: language, language } };
  return JSON.stringify({ cells, metadata, nbformat, nbformat_minor: 4 });
}

/** Every file of the folder with its text; the test's own home left out. */
function snapshot(): Readonly<Record<string, string>> {
  const files = readdirSync(folder.path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('..home'))
    .map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(files.map((path) => [path, readable(path)]));
}

function readable(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return 'unreadable';
  }
}

const badInputs: readonly (readonly [string, string, string | Buffer, string])[] = [
  ['not JSON', 'bad.ipynb', 'no notebook', 'unreadable'],
  ['truncated', 'bad.ipynb', notebook(4, 'python', 'x = 1').slice(0, 60), 'unreadable'],
  ['empty', 'bad.ipynb', '', 'unreadable'],
  ['JSON, but no notebook', 'bad.ipynb', '{"a": 1}', 'un'],
  ['of version 1', 'bad.ipynb', '{"cells": [], "nbformat": 1}', 'unsupported-format'],
  ['for R', 'bad.ipynb', notebook(4, 'R', 'x <- 1'), 'unsupported-language'],
  ['not UTF-8', 'bad.ipynb', Buffer.from([0x7b, 0xff, 0xfe, 0x7d]), 'unreadable'],
  ['of another kind', 'bad.txt', 'text', 'unsupported-format'],
];

describe('input that cannot be used ends with 2 and changes nothing', () => {
  it.each(badInputs)('%s', (_, name, content, code) => {
    write(join(folder.path, name), content);
    const before = snapshot();
    const scanned = runIn(folder.path, 'scan', name, '--json');
    expect(scanned.code).toBe(2);
    const { notebooks, definitions } = JSON.parse(scanned.stdout) as Json;
    expect(definitions).toEqual([]);
    expect(notebooks).toMatchObject([{ path: name, cells: 0, diagnostics: [{ cell: null, line: null }] }]);
    expect(notebooks[0]?.diagnostics[0]?.code).toContain(code);
    const extracted = runIn(folder.path, 'extract', name, '--to', 'out');
    expect(extracted).toMatchObject({ code: 2, stdout: '' });
    expect(extracted.stderr).toMatch(new RegExp(`^error: .+\n  where: ${name}.*\n  to do: .+\n$`));
    expect(snapshot()).toEqual(before);
  });

  it('a file that cannot be read', () => {
    symlinkSync(join(folder.path, 'nowhere'), join(folder.path, 'a.ipynb'));
    const { code, stdout } = runIn(folder.path, 'scan', '.', '--json');
    expect(code).toBe(2);
    expect(stdout).toContain('"unreadable"');
  });

  it.each([
    ['a path that leads nowhere', ['scan', 'nowhere.ipynb']],
    ['a folder without notebooks', ['scan', '.']],
    ['an extraction from a path that leads nowhere', ['extract', 'nowhere.ipynb', '--to', 'out']],
    ['an extraction from a folder without notebooks', ['extract', '.', '--to', 'out']],
  ])('%s', (_, args) => {
    const { code, stdout, stderr } = runIn(folder.path, ...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^error: .+\n {2}where: .+\n {2}to do: .+\n$/);
    expect(namesIn(folder.path)).toEqual([]);
  });

  it('in a folder the rest is still done', () => {
    write(join(folder.path, 'good.py'), SCRIPT);
    write(join(folder.path, 'bad.ipynb'), '{');
    const { code, stdout } = runIn(folder.path, 'scan', '.', '--json');
    expect(code).toBe(2);
    const { notebooks, definitions } = JSON.parse(stdout) as Json;
    expect(notebooks.map(({ path }) => path)).toEqual(['bad.ipynb', 'good.py']);
    expect(definitions.map(({ name }) => name)).toEqual(['RATE', 'clean', 'main', 'later']);
  });

  it('a cell that does not parse is told, and the others are analysed', () => {
    write(join(folder.path, 'a.py'), `# %%\ndef broken(:\n\n${SCRIPT}`);
    const { code, stdout } = runIn(folder.path, 'scan', 'a.py', '--json');
    expect(code).toBe(0);
    const { notebooks, definitions } = JSON.parse(stdout) as Json;
    expect(notebooks[0]?.diagnostics).toMatchObject([{ code: 'unparsable-cell', cell: 0, line: 1 }]);
    expect(definitions.map(({ name }) => name)).toContain('clean');
  });
});

describe('a notebook of nbformat 3', () => {
  const old = JSON.stringify({
    metadata: { name: '' },
    nbformat: 3,
    nbformat_minor: 0,
    worksheets: [
      {
        cells: ['def clean(x):\n    """Doubles."""\n    return x * 2', 'clean(1)', 'clean(2)'].map(
          (input) => ({
            cell_type: 'code',
            input,
            language: 'python',
            outputs: [],
          }),
        ),
      },
    ],
  });

  it('is scanned and explained', () => {
    write(join(folder.path, 'old.ipynb'), old);
    const { code, stdout } = runIn(folder.path, 'scan', 'old.ipynb', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      notebooks: [{ path: 'old.ipynb', cells: 3, diagnostics: [] }],
      definitions: [{ name: 'clean', cell: 0, verdict: 'solidified' }],
    });
    expect(runIn(folder.path, 'explain', 'clean', 'old.ipynb')).toMatchObject({ code: 0 });
  });

  it('asks for an upgrade before an extraction, and then for nothing more', () => {
    write(join(folder.path, 'old.ipynb'), old);
    const { code, stdout, stderr } = runIn(folder.path, 'extract', 'old.ipynb', '--to', 'out');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^error: .*nbformat 3.*\n {2}where: old\.ipynb\n {2}to do: .+\n$/);
    expect(stderr).toContain('jupyter nbconvert --to notebook --nbformat 4 --inplace old.ipynb\n');
    expect(readFileSync(join(folder.path, 'old.ipynb'), 'utf8')).toBe(old);
    expect(namesIn(folder.path)).toEqual(['old.ipynb']);
  });

  it('in a folder the rest is still done', () => {
    write(join(folder.path, 'old.ipynb'), old);
    write(join(folder.path, 'new.py'), SCRIPT);
    const { code, stderr } = runIn(folder.path, 'extract', '.', '--to', 'out');
    expect(code).toBe(2);
    expect(stderr).toContain('where: old.ipynb');
    expect(readFileSync(join(folder.path, 'new.py'), 'utf8')).toContain('from out.');
    expect(readFileSync(join(folder.path, 'old.ipynb'), 'utf8')).toBe(old);
  });
});

describe('wrong usage ends with 2', () => {
  it.each([
    ['no command', []],
    ['an unknown command', ['frobnicate']],
    ['an unknown option', ['scan', '--frobnicate', 'a.py']],
    ['no paths', ['scan']],
    ['no target', ['extract', 'a.py']],
    ['an unknown host', ['extract', 'a.py', '--to', 'out', '--host', 'sourceforge']],
    ['an unknown registry', ['extract', 'a.py', '--to', 'out', '--publish', 'npm']],
    ['an unknown name', ['extract', 'a.py', '--to', 'out', '--select', 'cleen']],
    ['an unknown name to leave out', ['extract', 'a.py', '--to', 'out', '--exclude', 'cleen']],
    ['a name that no distribution can have', ['extract', 'a.py', '--to', 'out', '--name', 'a b']],
    ['an unknown name to explain', ['explain', 'cleen', 'a.py']],
    ['a timeout of nothing', ['verify', 'a.py', 'a.py', '--timeout', '0']],
    ['publishing what is no package', ['publish', '.', '--push', 'nowhere.git']],
  ])('%s', (_, args) => {
    write(join(folder.path, 'a.py'), SCRIPT);
    const { code, stdout, stderr } = runIn(folder.path, ...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).not.toBe('');
    expect(stderr).not.toContain('    at ');
    expect(namesIn(folder.path)).toEqual(['a.py']);
  });

  it.each([
    [['scan', '--jsn', 'a.py'], /unknown option --jsn\n {2}to do: Did you mean --json\?/],
    [['scann', 'a.py'], /unknown command scann\n {2}to do: Did you mean scan\?/],
    [['extract', 'a.py'], /the option --to <dir> is missing\n {2}to do: .*<paths\.\.\.> --to <dir>/],
    [['undo'], /<dir> is missing\n {2}to do: .*solidify undo <dir>/],
  ])('%j is told as every other error', (args, expected) => {
    const { code, stdout, stderr } = runIn(folder.path, ...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(expected);
    expect(stderr).toMatch(/^error: .+\n {2}to do: .+\n$/);
  });

  it('paths may stand after names, which are one word', () => {
    write(join(folder.path, 'a.py'), SCRIPT);
    const args = ['--select', 'clean,main', '--select', 'RATE', 'a.py', '--to', 'out', '--dry-run', '--json'];
    const { code, stdout } = runIn(folder.path, 'extract', ...args);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      moved: [{ name: 'RATE' }, { name: 'clean' }, { name: 'main' }],
    });
  });

  it('a name is told with the nearest one', () => {
    write(join(folder.path, 'a.py'), SCRIPT);
    const { stderr } = runIn(folder.path, 'explain', 'cleen', 'a.py');
    expect(stderr).toMatch(/"cleen"[\s\S]*"clean"/);
  });
});

describe('refusals end with 3, nothing to do with 1', () => {
  it('a target that is not empty', () => {
    write(join(folder.path, 'a.py'), SCRIPT);
    write(join(folder.path, 'out', 'mine.txt'), 'mine');
    const before = snapshot();
    const { code, stdout, stderr } = runIn(folder.path, 'extract', 'a.py', '--to', 'out');
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toMatch(/^error: .*not an empty folder\n {2}where: .*out\n {2}to do: /);
    expect(snapshot()).toEqual(before);
  });

  it('a target that is a file', () => {
    write(join(folder.path, 'a.py'), SCRIPT);
    write(join(folder.path, 'out'), 'mine');
    expect(runIn(folder.path, 'extract', 'a.py', '--to', 'out').code).toBe(3);
  });

  it('nothing to undo', () => {
    mkdirSync(join(folder.path, 'out'));
    expect(runIn(folder.path, 'undo', 'out')).toMatchObject({ code: 3, stdout: '' });
    expect(runIn(folder.path, 'undo', 'nowhere')).toMatchObject({ code: 3, stdout: '' });
  });

  it('nothing that moves', () => {
    write(join(folder.path, 'a.py'), '# %%\ndef later(x):\n    return x + df\n');
    const { code, stdout, stderr } = runIn(folder.path, 'extract', 'a.py', '--to', 'out', '--json');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('nothing to move');
    expect(namesIn(folder.path)).toEqual(['a.py']);
  });
});

describe('what is printed', () => {
  it('results go to stdout, without colour where there is no terminal', () => {
    write(join(folder.path, 'a.py'), SCRIPT);
    const { code, stdout, stderr } = runIn(folder.path, 'scan', 'a.py');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).not.toContain('\u001b');
    expect(stdout).toMatch(
      /Solidified[\s\S]*clean[\s\S]*Fluid[\s\S]*main[\s\S]*Blocked[\s\S]*later[\s\S]*df/,
    );
    expect(stdout).toContain('stability unknown (no history)');
  });

  it('explain tells the verdict, why, what it needs and the ways out', () => {
    write(join(folder.path, 'a.py'), SCRIPT);
    const { stdout } = runIn(folder.path, 'explain', 'clean@1', 'a.py');
    expect(stdout).toMatch(/^clean {2}function in a\.py, cell 1, line 3\nVerdict: solidified/);
    expect(stdout).toMatch(/What it needs\n {2}RATE/);
    expect(stdout).toMatch(/What needs it\n {2}main/);
    expect(runIn(folder.path, 'explain', 'later', 'a.py').stdout).toMatch(
      /cell 1, line 12: .*df.*\[unresolved-name\]\n {4}→ .+/,
    );
  });

  it('help and version', () => {
    expect(runIn(folder.path, '--version')).toEqual({ code: 0, stdout: '0.0.0-test\n', stderr: '' });
    expect(runIn(folder.path, 'extract', '--help')).toMatchObject({ code: 0, stderr: '' });
  });

  it('scan leaves the disk as it found it, a Git index included', () => {
    write(join(folder.path, 'a.py'), SCRIPT);
    git(folder.path, 'init', '-q');
    git(folder.path, 'add', 'a.py');
    const before = snapshot();
    runIn(folder.path, 'scan', '.');
    expect(snapshot()).toEqual(before);
  });
});

describe('extract, from outside', () => {
  it('writes all of it; the second run changes nothing; undo gives the bytes back', () => {
    const crlf = SCRIPT.replaceAll('\n', '\r\n');
    writeFileSync(join(folder.path, 'a.py'), crlf);
    const args = ['extract', 'a.py', '--to', 'pump-tools', '--json'];
    const made = runIn(folder.path, ...args);
    expect(made.code).toBe(0);
    expect(JSON.parse(made.stdout)).toMatchObject({
      version: 1,
      package: { name: 'pump-tools', importName: 'pump_tools', created: true },
      moved: [{ name: 'RATE' }, { name: 'clean', notebook: 'a.py', cell: 1, module: 'pump_tools.core' }],
      kept: [
        { name: 'main', verdict: 'fluid', obstacles: [] },
        {
          name: 'later',
          verdict: 'blocked',
          obstacles: [{ code: 'unresolved-name', names: ['df'], cell: 1 }],
        },
      ],
      notebooks: [{ path: 'a.py', writtenTo: join(folder.path, 'a.py'), changedCells: [0, 1] }],
      recording: null,
      verification: null,
    });
    expect(made.stderr).toContain('save and close');
    expect(git(join(folder.path, 'pump-tools'), 'log', '--format=%an %s').trim().split('\n')[0]).toMatch(
      /^Ada /,
    );
    const after = snapshot();
    const again = runIn(folder.path, ...args);
    expect(again.code).toBe(0);
    expect(JSON.parse(again.stdout)).toMatchObject({ package: { created: false }, moved: [], notebooks: [] });
    expect(snapshot()).toEqual(after);
    expect(runIn(folder.path, 'undo', 'pump-tools').code).toBe(0);
    expect(readFileSync(join(folder.path, 'a.py'), 'utf8')).toBe(crlf);
    expect(runIn(folder.path, 'undo', 'pump-tools').code).toBe(3);
  });

  it('a missing Git identity ends with 3, nothing written', () => {
    write(join(folder.path, 'a.py'), SCRIPT);
    configureGit(folder.path, '[user]\n\tuseConfigOnly = true\n');
    const before = snapshot();
    const { code, stderr } = runIn(folder.path, 'extract', 'a.py', '--to', 'pump-tools');
    expect(code).toBe(3);
    expect(stderr).toMatch(/error: [\s\S]*--author/);
    expect(snapshot()).toEqual(before);
  });
});
