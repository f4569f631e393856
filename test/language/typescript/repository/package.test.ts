import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTypescriptBackEnd } from '../../../../src/language/typescript/back-end/index.ts';
import { createTypescriptFrontEnd } from '../../../../src/language/typescript/front-end.ts';
import { npmSourcesAt } from '../../../../src/language/typescript/packages/sources.ts';
import { readHeldPackage } from '../../../../src/plan/held/index.ts';
import type { Requirement } from '../../../../src/plan/plan.ts';
import { sourceReaderFor } from '../../../../src/workspace/index.ts';
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
const language = { frontEnd: createTypescriptFrontEnd(), backEnd: createTypescriptBackEnd() };
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
  put(folder, files);
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  execFileSync('git', ['init', '--quiet', folder]);
  return folder;
}

function put(folder: string, files: ReadonlyMap<string, string>): void {
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
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

function requirementOf(importName: string, distribution: string, specifier: string): Requirement {
  return { importName, distribution, specifier, source: 'notebook' };
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

describe('a package that grows', () => {
  /** To a module that is there, and with one that isn't; a definition in the place of another; a rule broken that was kept. */
  const more = planOf(
    [
      moduleOf('geometry', {
        imports: [importOf('node:os', 'EOL')],
        definitions: [
          definitionOf('function wrong(s: string): number {\n  return s.length\n}'),
          definitionOf('const   near = (a: Point) => far(a) < 1 ? EOL : ""'),
        ],
      }),
      moduleOf('waiting', {
        siblings: [{ module: 'price-tools/geometry', names: ['Point', 'far'] }],
        definitions: [
          definitionOf(
            'async function longest(points: Point[]) { return Math.max(...points.map((p) => far(p))) }',
            {
              isAsync: true,
              examples: [exampleOf('await longest([{x:0,y:7}])', '7')],
            },
          ),
        ],
      }),
    ],
    {
      requirements: [requirementOf('npm:@types/none@1', '@types/none', '^1')],
      growth: { grown: ['price-tools/geometry'], taken: [], replaced: [], asked: [] },
    },
  );
  let folder = '';
  beforeAll(async () => {
    folder = write(await filesOf(plan));
    const sources = npmSourcesAt(folder);
    if (sources?.provenance == null) throw new Error('no package');
    const held = readHeldPackage(sources, language);
    const grown = await renderer.renderGrowth(
      more,
      { held, provenance: sources.provenance, kind: 'made', files: sourceReaderFor(folder) },
      { ...FACTS, date: '2026-11-23' },
    );
    expect(grown.defects).toEqual([]);
    expect(grown.byHand).toEqual([]);
    expect(grown.version).toMatchObject({ from: '0.1.0', to: '0.2.0', why: 'feature' });
    put(folder, lastFiles(grown));
  });

  it.each([
    ['tsc', process.execPath, TYPESCRIPT, '--noEmit'],
    ['vitest', 'vitest', 'run'],
    ['prettier', 'prettier', '--check', '.'],
    ['tsdown', 'npm', 'run', 'build'],
    ['publint', 'publint', '--strict'],
    ['deno publish', 'deno', 'publish', '--dry-run', '--allow-dirty'],
  ])('has no finding of %s', { timeout: 300_000 }, (_, command, ...args) => {
    expect(() => run(folder, command, ...args)).not.toThrow();
  });

  it('has what is new beside what was there', () => {
    const text = (path: string): string => readFileSync(join(folder, path), 'utf8');
    expect(text('src/geometry.ts')).toContain('// how far\nexport function far(');
    expect(text('src/geometry.ts')).toContain('import { EOL } from "node:os";');
    expect(text('src/geometry.ts').match(/function wrong/g)).toHaveLength(1);
    expect(text('src/index.ts')).toMatch(/near[\s\S]*longest/);
    expect(text('test/geometry.test.ts')).toContain('expect(far(');
    expect(text('test/waiting.test.ts')).toContain('toBe(7)');
    expect(text('CHANGELOG.md')).toContain('## 0.2.0 - 2026-11-23');
    expect(JSON.parse(text('package.json'))).toMatchObject({
      version: '0.2.0',
      dependencies: { '@types/none': '^1' },
    });
    expect(JSON.parse(text('deno.json'))).toMatchObject({ version: '0.2.0' });
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
