import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  definitionOf,
  exampleOf,
  FACTS,
  filesOf,
  importOf,
  lastFiles,
  moduleOf,
  planOf,
  renderer,
  TEMPLATES,
} from './npm-plans.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const folders: string[] = [];

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** Code as notebooks have it: with types and without, in loose layout, with what strict rules object to. */
const plan = planOf(
  [
    moduleOf('geometry', {
      definitions: [
        definitionOf('/** A point. */\ninterface Point { x: number; y: number }'),
        definitionOf('const ORIGIN: Point = {x:0,y:0}'),
        definitionOf(
          '// how far\nfunction far( a: Point,b = ORIGIN ) {\n  return Math.hypot(a.x-b.x,a.y-b.y)\n}',
          {
            examples: [exampleOf('far({x:3,y:4})', '5')],
          },
        ),
        definitionOf(
          'class Shape {\n  name;\n  constructor(name) { this.name = name }\n  area() { return 0 }\n}',
        ),
        definitionOf('enum Kind { A, B = "b" }'),
        definitionOf('const table = { a: far, b: [1,2,{c: "x"}] }'),
        definitionOf('const first = (xs: number[]) => xs[0] * 2', {
          examples: [exampleOf('first([2])', '4')],
        }),
        definitionOf('function wrong(s: string) {\n  const t = `a\n${s * 2}\n`;\n  return s.foo + t\n}'),
        definitionOf('function caught(f) { try { return f() } catch (e) { return e.message } }'),
        definitionOf('function* upTo(n: number) { for (let i=0;i<n;i++) yield i }'),
      ],
    }),
    moduleOf('files', {
      imports: [importOf('fs', 'readFileSync'), importOf('node:path', null, 'path')],
      siblings: [{ module: 'price-tools/geometry', names: ['Point', 'far'] }],
      definitions: [
        definitionOf(
          'const load = (name: string, p: Point) => readFileSync(path.join(".", name), "utf8") + far(p)',
        ),
        definitionOf('async function later(x) { return [x] }', {
          isAsync: true,
          examples: [exampleOf('await later(2)', '[ 2 ]')],
        }),
        definitionOf(
          'async function items(url: string) { const r = await fetch(url); const j = await r.json(); return j.items.length }',
        ),
      ],
    }),
  ],
  {
    copiedTests: [
      {
        origin: { notebook: '/home/ada/work/prices.ipynb', cell: 2, cellId: null, line: 1 },
        name: 'test_asserts_of_cell_2',
        kind: 'asserts',
        text: 'console.assert(far({ x: 0, y: 2 }) === 2);',
        imports: [importOf('price-tools/geometry', 'far')],
      },
    ],
  },
);

/** Writes a package into a folder in which its tools are installed. */
function write(files: ReadonlyMap<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'npm-package-'));
  folders.push(folder);
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  execFileSync('git', ['init', '--quiet', folder]);
  return folder;
}

function run(folder: string, command: string, ...args: readonly string[]): string {
  const path = `${join(root, 'node_modules', '.bin')}:${process.env.PATH ?? ''}`;
  try {
    return execFileSync(command, args, {
      cwd: folder,
      encoding: 'utf8',
      stdio: 'pipe',
      env: { ...process.env, PATH: path, NO_COLOR: '1' },
    });
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { readonly stdout?: string; readonly stderr?: string };
    throw new Error(`${command} ${args.join(' ')}\n${stdout}\n${stderr}`, { cause: error });
  }
}

const TYPESCRIPT = join(root, 'node_modules', 'typescript', 'bin', 'tsc');

describe('a made package', () => {
  let folder = '';
  beforeAll(async () => {
    folder = write(await filesOf(plan));
  });

  // Each says something and ends with another code than 0 where it finds anything.
  it.each([
    ['tsc', process.execPath, TYPESCRIPT, '--noEmit'],
    ['vitest', 'vitest', 'run'],
    ['prettier', 'prettier', '--check', '.'],
    ['tsdown', 'npm', 'run', 'build'],
    ['publint', 'publint', '--strict'],
    ['attw', 'attw', '--pack', '.'],
    ['npm pack', 'npm', 'pack', '--dry-run'],
    ['deno publish', 'deno', 'publish', '--dry-run', '--allow-dirty'],
  ])('has no finding of %s', { timeout: 300_000 }, (_, command, ...args) => {
    expect(() => run(folder, command, ...args)).not.toThrow();
  });

  it('says nothing of Solidify’s machine', async () => {
    for (const text of (await filesOf(plan)).values()) expect(text).not.toContain('/home/ada');
  });
});

describe('a plan', () => {
  it('has the same result twice, and its first commit holds the moved lines', async () => {
    const first = await renderer.renderRepository(plan, FACTS, TEMPLATES);
    const second = await renderer.renderRepository(plan, FACTS, TEMPLATES);
    expect(lastFiles(second)).toEqual(lastFiles(first));
    const moved = first.moved.find(({ path }) => path === 'src/geometry.ts')?.text ?? '';
    for (const { text } of plan.modules[0]?.definitions ?? []) {
      const plain = text.replace(/(function\*?|class|const|interface|enum) /, 'export $1 ');
      expect(moved).toContain(plain);
    }
    expect(first.defects).toEqual([]);
    expect(first.tests).toEqual({ tested: 3, importOnly: 7 });
  });

  it('whose modules export a name twice has a defect', async () => {
    const twice = planOf([
      moduleOf('a', { definitions: [definitionOf('function f() {}')] }),
      moduleOf('b', { definitions: [definitionOf('function f() {}')] }),
    ]);
    const { defects } = await renderer.renderRepository(twice, FACTS, TEMPLATES);
    expect(defects.flatMap((file) => file.defects.map(({ names }) => names))).toEqual([['f']]);
  });
});
