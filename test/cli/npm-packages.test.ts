import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { requirePython } from '../python-environment.ts';
import { commands, describeWithKernels } from '../typescript-kernels.ts';
import { git, useTemporaryFolder, write } from '../workspace/temporary-folder.ts';
import { buildCommandLine, runIn, runWith, type Run } from './command-line.ts';

/** The first notebook: prices, a type that a function names, and a function that nobody has written types for. */
const PRICES = `// %%
import { basename } from "node:path";

// %% [markdown]
// # Prices

// %%
/** What of a price is tax. */
const RATE = 0.25;

// Without tax.
function net(gross: number): number {
  return gross / (1 + RATE);
}

interface Point {
  x: number;
  y: number;
}

const shift = (point: Point, by: number): Point => ({ x: point.x + by, y: point.y });

function label(path) {
  return basename(path).toUpperCase();
}

// %%
console.log(net(125), shift({ x: 1, y: 2 }, 3), label("a/b.csv"));
`;

/** The second one holds some of the first, and more. */
const MORE = `// %%
import { dirname, join } from "node:path";

// %% [markdown]
// # Prices

// %%
const RATE = 0.25;

function net(gross: number): number {
  return gross / (1 + RATE);
}

type Pair = readonly [number, number];

function both(price: number): Pair {
  return [price, net(price)];
}

function place(name: string): string {
  return join(dirname(name), "data");
}

// %%
console.log(both(250), place("x/y"));
`;

beforeAll(buildCommandLine);
const folder = useTemporaryFolder();
const outside = useTemporaryFolder();

const extracted = { path: '' };

/** A package `pumps` that `prices.ts` has moved into; extracted once, copied for each test. */
beforeEach(() => {
  if (extracted.path === '') {
    extracted.path = mkdtempSync(join(tmpdir(), 'solidify-npm-'));
    write(join(extracted.path, 'prices.ts'), PRICES);
    const run = runIn(extracted.path, 'extract', 'prices.ts', '--to', 'pumps', '--all', '--yes');
    expect(run).toMatchObject({ code: 0 });
  }
  cpSync(extracted.path, folder.path, { recursive: true });
});
afterAll(() => {
  rmSync(extracted.path, { recursive: true, force: true });
});

function at(...parts: readonly string[]): string {
  return join(folder.path, ...parts);
}

function read(...parts: readonly string[]): string {
  return readFileSync(at(...parts), 'utf8');
}

function extract(...args: readonly string[]): Run {
  return runIn(folder.path, 'extract', ...args, '--to', 'pumps', '--all', '--yes');
}

/** Changes a text of the package by hand. */
function edit(path: string, before: string, after: string): void {
  const text = read(path);
  expect(text).toContain(before);
  writeFileSync(at(path), text.replace(before, after));
}

describe('an npm package grows', () => {
  beforeEach(() => {
    write(at('more.ts'), MORE);
  });

  it('by what it has not got, beside what is there', () => {
    expect(extract('more.ts')).toMatchObject({ code: 0 });
    expect(read('pumps', 'src', 'prices.ts')).toBe(`/**
 * Prices.
 *
 * @module
 */

import { basename, dirname, join } from "node:path";

/** What of a price is tax. */
export const RATE = 0.25;

// Without tax.
export function net(gross: number): number {
  return gross / (1 + RATE);
}

export interface Point {
  x: number;
  y: number;
}

export const shift = (point: Point, by: number): Point => ({ x: point.x + by, y: point.y });

export function label(path: string): string {
  return basename(path).toUpperCase();
}

export type Pair = readonly [number, number];

export function both(price: number): Pair {
  return [price, net(price)];
}

export function place(name: string): string {
  return join(dirname(name), "data");
}
`);
    expect(read('pumps', 'src', 'index.ts')).toMatch(
      /^export \{ RATE, net, shift, label, type Point, both, place, type Pair \} from "\.\/prices\.ts";$/m,
    );
    expect(read('more.ts')).toBe(`// %%
import { dirname, join } from "node:path";
import { net, both, place } from "pumps";

// %% [markdown]
// # Prices

// %%
console.log(both(250), place("x/y"));
`);
  });

  it('and says so in its manifests, changelog, README and provenance', () => {
    expect(extract('more.ts')).toMatchObject({ code: 0 });
    expect(JSON.parse(read('pumps', 'package.json'))).toMatchObject({ version: '0.2.0' });
    expect(JSON.parse(read('pumps', 'deno.json'))).toMatchObject({ version: '0.2.0' });
    expect(read('pumps', 'CHANGELOG.md')).toMatch(
      /## 0\.2\.0 - [-\d]+\n\n### Added\n\n- `src\/prices\.ts`: `Pair`, `both`, `place`, moved from `more\.ts`\.\n/,
    );
    expect(read('pumps', 'README.md')).toMatch(/\| `place` +\| `src\/prices\.ts` +\| `more\.ts` +\| 2 +\|/);
    const provenance = JSON.parse(read('pumps', 'solidify.json')) as {
      readonly definitions: readonly {
        readonly name: string;
        readonly origins: readonly { readonly notebook: string }[];
      }[];
    };
    const origins = provenance.definitions.map(({ name, origins: from }) => [
      name,
      from.map(({ notebook }) => notebook),
    ]);
    expect(Object.fromEntries(origins)).toMatchObject({
      net: ['prices.ts', 'more.ts'],
      label: ['prices.ts'],
      both: ['more.ts'],
    });
  });

  it('by functions that use what they import from it', () => {
    write(
      at('more.ts'),
      `// %%
import { net, shift as move, type Point } from "pumps";

// %%
function far(point: Point): Point {
  return move(point, net(125));
}

// %%
console.log(far({ x: 1, y: 2 }));
`,
    );
    expect(extract('more.ts')).toMatchObject({ code: 0 });
    expect(read('pumps', 'src', 'core.ts')).toBe(`/**
 * Core.
 *
 * @module
 */

import { net, type Point, shift as move } from "./prices.ts";

export function far(point: Point): Point {
  return move(point, net(125));
}
`);
    expect(read('pumps', 'src', 'index.ts')).toContain('export { far } from "./core.ts";\n');
  });

  it('takes for the same what reads the same import under another specifier, and no other version', () => {
    const notebook = (path: string, label: string, version: string): void => {
      write(
        at(path),
        `// %%
import { basename } from "${label}";
import ms from "npm:ms@${version}";

// %%
function last(path: string): string {
  return basename(path);
}

function seconds(text: string): number {
  return ms(text) / 1000;
}

// %%
console.log(last("a/b"), seconds("2 days"));
`,
      );
    };
    const verdicts = (path: string): string => {
      const { code, stdout } = runIn(folder.path, 'extract', path, '--to', 'times', '--all', '--yes');
      expect(code).toBe(0);
      return stdout;
    };
    notebook('first.ts', 'node:path', '2');
    expect(verdicts('first.ts')).toContain('2 definitions moved');
    notebook('second.ts', 'path', '2.1');
    expect(verdicts('second.ts')).toContain('the package has another seconds');
    expect(read('second.ts')).toContain('import { last } from "times";');
    notebook('third.ts', 'path', '2');
    expect(verdicts('third.ts')).not.toContain('Stays in the notebook');
    expect(read('third.ts')).toContain('import { last, seconds } from "times";');
  });

  it('keeps what somebody wrote in it', () => {
    edit(
      'pumps/src/prices.ts',
      'export function label',
      '// Ours.\nexport const OURS = 1;\n\nexport function label',
    );
    edit('pumps/test/prices.test.ts', 'test.todo("net', 'test("ours", () => {});\n\ntest.todo("net');
    git(at('pumps'), 'commit', '-q', '-a', '-m', 'ours');
    expect(extract('more.ts')).toMatchObject({ code: 0 });
    expect(read('pumps', 'src', 'prices.ts')).toContain('// Ours.\nexport const OURS = 1;\n');
    const tests = read('pumps', 'test', 'prices.test.ts');
    expect(tests).toContain('test("ours", () => {});');
    expect(tests.match(/the module can be imported/g)).toHaveLength(1);
    expect(tests).toMatch(/test\.todo\("place: /);
  });

  it('takes the notebook’s where that was edited, as a new version', () => {
    write(at('prices.ts'), PRICES.replace('gross / (1 + RATE)', 'Math.round(gross / (1 + RATE))'));
    expect(extract('prices.ts')).toMatchObject({ code: 0 });
    expect(read('pumps', 'src', 'prices.ts')).toContain(
      '// Without tax.\nexport function net(gross: number): number {\n  return Math.round(gross / (1 + RATE));\n}\n',
    );
    expect(read('pumps', 'CHANGELOG.md')).toContain('**Breaking:**');
  });

  it('leaves it to people where both were edited', () => {
    edit('pumps/src/prices.ts', 'gross / (1 + RATE)', 'gross / (1.5 + RATE)');
    git(at('pumps'), 'commit', '-q', '-a', '-m', 'ours');
    write(at('prices.ts'), PRICES.replace('gross / (1 + RATE)', 'Math.round(gross / (1 + RATE))'));
    const before = read('prices.ts');
    const { code, stderr } = extract('prices.ts');
    expect(code).toBe(3);
    expect(stderr).toContain('net was edited in the package and in the notebook');
    expect(read('prices.ts')).toBe(before);
  });
});

describe('check', () => {
  beforeEach(() => {
    git(folder.path, 'init', '-q');
  });

  const check = (...args: readonly string[]): Run => runIn(folder.path, 'check', ...args);

  it('finds nothing in a notebook that imports from the package', () => {
    expect(check('prices.ts')).toMatchObject({ code: 0, stdout: '' });
  });

  it('finds copies and drift, with the import that takes their place', () => {
    write(at('pasted.ts'), `${PRICES.replace('gross / (1', 'gross / (1.5')}\n`);
    const { code, stdout } = check('pasted.ts', '--package', 'pumps');
    expect(code).toBe(1);
    expect(
      stdout.split('\n').map((line) => /: (\S+ \w+) .*replace it by (import [^;]*);/.exec(line)?.slice(1, 3)),
    ).toEqual([
      ['pasted-copy RATE', 'import { RATE } from "pumps"'],
      ['drift net', 'import { net } from "pumps"'],
      ['pasted-copy Point', 'import { type Point } from "pumps"'],
      ['pasted-copy shift', 'import { shift } from "pumps"'],
      ['pasted-copy label', 'import { label } from "pumps"'],
      undefined,
    ]);
  });

  it('finds names that the package lost', () => {
    edit('pumps/src/index.ts', 'net, ', '');
    const { code, stdout } = check('prices.ts');
    expect(code).toBe(1);
    expect(stdout).toContain('unresolved-import pumps has no net in the package');
  });

  it('finds the package that npm has copied into node_modules', () => {
    edit('pumps/src/index.ts', 'net, ', '');
    const away = join(outside.path, 'pumps');
    cpSync(at('pumps'), away, { recursive: true });
    rmSync(at('pumps'), { recursive: true });
    write(at('node_modules', 'pumps', 'package.json'), '{ "name": "pumps", "main": "./dist/index.js" }');
    expect(check('prices.ts')).toMatchObject({ code: 0 });
    write(at('package.json'), JSON.stringify({ dependencies: { pumps: `file:${away}` } }));
    expect(check('prices.ts')).toMatchObject({ code: 1 });
  });

  it('finds the package where the import map of Deno leads', () => {
    edit('pumps/src/index.ts', 'net, ', '');
    write(at('deep', 'deno.jsonc'), '{ // ours\n  "imports": { "pumps": "../pumps/src/index.ts" } }');
    write(at('deep', 'notebooks', 'a.ts'), read('prices.ts'));
    expect(check('deep/notebooks/a.ts')).toMatchObject({ code: 1 });
  });
});

describe('inline', () => {
  beforeEach(() => {
    git(folder.path, 'init', '-q');
  });

  it('puts the source back, types included', () => {
    expect(runIn(folder.path, 'inline', 'prices.ts')).toMatchObject({ code: 0 });
    const text = read('prices.ts');
    expect(text).not.toContain('pumps');
    for (const part of [
      'const RATE = 0.25;',
      'interface Point {',
      'function label(path: string): string {',
    ]) {
      expect(text).toContain(`\n${part}`);
    }
    expect(text).not.toContain('export');
  });

  it('refuses what it could not put back as it is', () => {
    edit('pumps/src/prices.ts', 'export function label', 'console.log("loaded");\n\nexport function label');
    const { code, stderr } = runIn(folder.path, 'inline', 'prices.ts');
    expect(code).toBe(3);
    expect(stderr).toContain('pumps/prices');
  });
});

describeWithKernels('in a kernel of Deno', () => {
  it('a notebook shows the same after extraction, growth and back', () => {
    write(at('more.ts'), MORE);
    expect(extract('more.ts')).toMatchObject({ code: 0 });
    expect(runIn(folder.path, 'inline', 'more.ts', '--package', 'pumps')).toMatchObject({ code: 0 });
    write(at('before.ts'), MORE);
    const path = [commands, process.env.PATH ?? ''].join(delimiter);
    const run = runWith(
      { PATH: path },
      folder.path,
      'verify',
      'before.ts',
      'more.ts',
      '--python',
      requirePython(),
    );
    expect(run).toMatchObject({ code: 0 });
  });
});
