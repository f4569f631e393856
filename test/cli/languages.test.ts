import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { useTemporaryFolder } from '../workspace/temporary-folder.ts';
import { buildCommandLine, runIn } from './command-line.ts';

beforeAll(buildCommandLine);
const folder = useTemporaryFolder();

const PYTHON = `# %%
def half(value):
    return value / 2

# %%
half(3)
`;

const TYPESCRIPT = `// %%
function half(value: number): number {
  return value / 2;
}

// %%
half(3)
`;

function writeBoth(): void {
  mkdirSync(join(folder.path, 'lab'));
  writeFileSync(join(folder.path, 'lab', 'b.py'), PYTHON);
  writeFileSync(join(folder.path, 'lab', 'a.ts'), TYPESCRIPT);
  writeFileSync(
    join(folder.path, 'lab', 'c.js'),
    TYPESCRIPT.replaceAll('half', 'third').replaceAll(': number', ''),
  );
}

interface Scanned {
  readonly notebooks: readonly { readonly path: string; readonly language: string }[];
  readonly definitions: readonly {
    readonly id: string;
    readonly verdict: string;
    readonly copies: readonly string[];
  }[];
}

describe('notebooks of several languages in one folder', () => {
  it('are scanned each by its own, in the order of their paths', () => {
    writeBoth();
    const { code, stdout } = runIn(folder.path, 'scan', 'lab', '--json');
    const { notebooks, definitions } = JSON.parse(stdout) as Scanned;
    expect(code).toBe(0);
    expect(notebooks.map(({ path, language }) => `${path} ${language}`)).toEqual([
      'lab/a.ts typescript',
      'lab/b.py python',
      'lab/c.js javascript',
    ]);
    // One name in two languages is no name with two variants.
    expect(definitions.map(({ id, verdict, copies }) => [id, verdict, copies])).toEqual([
      ['lab/a.ts#half@0', 'solidified', []],
      ['lab/b.py#half@0', 'solidified', []],
      ['lab/c.js#third@0', 'solidified', []],
    ]);
  });

  it('explain tells the definitions of all', () => {
    writeBoth();
    const { code, stdout } = runIn(folder.path, 'explain', 'half', 'lab');
    expect(code).toBe(0);
    expect(stdout).toContain('half  function in lab/a.ts, cell 0');
    expect(stdout).toContain('half  function in lab/b.py, cell 0');
  });

  it('are not extracted together, since a package has one language', () => {
    writeBoth();
    const { code, stdout, stderr } = runIn(folder.path, 'extract', 'lab', '--to', 'tools', '--yes');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toBe(
      'error: the notebooks are of several languages, and a package has one\n' +
        '  where: lab/b.py, lab/a.ts\n' +
        '  to do: Nothing was written. Give those of one language: either lab/b.py (Python), or lab/a.ts lab/c.js (TypeScript or JavaScript).\n',
    );
  });

  it('are not compared with one another', () => {
    writeBoth();
    const { code, stderr } = runIn(folder.path, 'verify', 'lab/b.py', 'lab/a.ts');
    expect(code).toBe(2);
    expect(stderr).toContain('its language is typescript, and that of lab/b.py python');
  });
});

it('a package of one language doesn’t take notebooks of another', () => {
  writeBoth();
  expect(runIn(folder.path, 'extract', 'lab/b.py', '--to', 'tools', '--yes').code).toBe(0);
  const { code, stdout, stderr } = runIn(folder.path, 'extract', 'lab/a.ts', '--to', 'tools', '--yes');
  expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
  expect(stderr).toMatch(
    /^error: the target holds a package in Python, and the notebooks are in TypeScript or JavaScript\n {2}where: .*tools\n/,
  );
});

it('what a language lacks is refused before anything is done', () => {
  writeBoth();
  const { code, stderr } = runIn(folder.path, 'extract', 'lab/a.ts', '--to', 'tools', '--yes', '--mutate');
  expect(code).toBe(2);
  expect(stderr).toBe(
    'error: --mutate is not there for TypeScript or JavaScript notebooks\n' +
      '  to do: Nothing was written. Leave --mutate out.\n',
  );
});

it('a notebook of no known language is told, and the rest is scanned', () => {
  writeBoth();
  const metadata = { kernelspec: { name: 'ir', display_name: 'R', language: 'R' } };
  writeFileSync(
    join(folder.path, 'lab', 'r.ipynb'),
    JSON.stringify({ cells: [], metadata, nbformat: 4, nbformat_minor: 4 }),
  );
  const { code, stdout } = runIn(folder.path, 'scan', 'lab');
  expect(code).toBe(2);
  expect(stdout).toContain(
    'its language is r; only Python, TypeScript and JavaScript notebooks can be analysed',
  );
  expect(stdout).toContain('3 notebooks: 3 solidified');
});
