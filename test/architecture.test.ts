import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import {
  checkCycles,
  checkDirections,
  checkDoors,
  checkHomes,
  checkLanguageFolders,
  packageOf,
} from './architecture/import-rules.ts';
import { importsOf, type Import, type SourceFile } from './architecture/source.ts';
import {
  checkLanguages,
  checkLengths,
  checkNames,
  checkPrinting,
  checkSyntax,
  checkTexts,
  checkVariables,
} from './architecture/text-rules.ts';

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');
const tracked = readTracked();
const source = tracked.filter(({ path }) => path.startsWith('src/') && path.endsWith('.ts'));
const code = tracked.filter(({ path }) => /^(src|test(?!\/typescript-cases\/)|scripts)\/.*\.ts$/.test(path));
const scripts = tracked.filter(({ path }) => path.startsWith('scripts/') && path.endsWith('.ts'));
const imports = source.flatMap(importsOf);

/** What Git tracks and the work tree holds, that is text. */
function readTracked(): readonly SourceFile[] {
  const paths = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' });
  return paths.split('\0').flatMap((path) => {
    const text = path === '' ? null : readText(path);
    return text === null || text.includes('\0') ? [] : [{ path, text }];
  });
}

/** Null for a file that is tracked and gone from the work tree. */
function readText(path: string): string | null {
  try {
    return readFileSync(join(root, path), 'utf8');
  } catch {
    return null;
  }
}

describe('the architecture of src/README.md holds', () => {
  it('there is something to check', () => {
    expect(source.length).toBeGreaterThan(100);
    expect(imports.length).toBeGreaterThan(source.length);
  });

  it('imports go downwards', () => {
    expect(checkDirections(imports)).toEqual([]);
  });

  it('each outside package has its home', () => {
    expect(checkHomes(imports)).toEqual([]);
  });

  it('values leave a room by its door', () => {
    expect(
      checkDoors(
        imports,
        source.map(({ path }) => path),
      ),
    ).toEqual([]);
  });

  it('neither files nor folders import one another in a circle', () => {
    expect(checkCycles(imports)).toEqual([]);
  });

  it('a language is known to its own folder, and to the file that loads it', () => {
    expect(checkLanguageFolders(imports)).toEqual([]);
    expect(checkLanguages(source)).toEqual([]);
  });

  it('names say what is inside', () => {
    expect(checkNames(code.map(({ path }) => path))).toEqual([]);
    expect(checkNames(tracked.filter(({ path }) => path.startsWith('src/')).map(({ path }) => path))).toEqual(
      [],
    );
  });

  it('no file is too long', () => {
    expect(checkLengths(code)).toEqual([]);
  });

  it('no `any`, no class but the error, no `let` at the top of a module', () => {
    expect(checkSyntax(code)).toEqual([]);
    expect(checkVariables([...source, ...scripts])).toEqual([]);
  });

  it('only the command line prints and ends the program', () => {
    expect(checkPrinting(source)).toEqual([]);
  });

  it('an outside package is installed with Solidify, or is inside it with its licence told', () => {
    const { dependencies } = JSON.parse(readText('package.json') ?? '') as { readonly dependencies: object };
    const notices = readText('THIRD-PARTY.md') ?? '';
    const packages = imports.filter(({ target, to }) => target === 'package' && !to.startsWith('node:'));
    const inside = packages.filter(({ kind, to }) => kind === 'value' && !(packageOf(to) in dependencies));
    const told = inside.filter(({ to }) => notices.includes(`| ${packageOf(to)} `));
    expect(inside.length).toBeGreaterThan(0);
    expect(inside.filter((each) => !told.includes(each))).toEqual([]);
  });

  it('no file names a registry, nor a path of one machine', () => {
    expect(checkTexts(tracked, root)).toEqual([]);
  });
});

/** The imports of one made-up file. */
function importsIn(path: string, ...lines: readonly string[]): readonly Import[] {
  return importsOf({ path, text: lines.join('\n') });
}

describe('a violation is seen', () => {
  it('of the direction, also by a type, a re-export or a lazy import', () => {
    const up = [
      "import { a } from '../render/index.ts';",
      "import type { B } from '../verbs/scan.ts';",
      "export { c } from '../cli/main.ts';",
      "const load = () => import('../kernel/index.ts');",
      "let type: import('../index.ts').D;",
      "import { e } from '../../scripts/e.ts';",
      "import { f } from '../text/error.ts';",
      "import { g } from './modules/index.ts';",
    ];
    expect(checkDirections(importsIn('src/plan/a.ts', ...up))).toEqual([
      'src/plan/a.ts imports src/render/index.ts: imports go downwards',
      'src/plan/a.ts imports src/verbs/scan.ts: imports go downwards',
      'src/plan/a.ts imports src/cli/main.ts: imports go downwards',
      'src/plan/a.ts imports src/kernel/index.ts: imports go downwards',
      'src/plan/a.ts imports src/index.ts: imports go downwards',
      'src/plan/a.ts imports scripts/e.ts: that is in no layer',
    ]);
    expect(checkDirections(importsIn('src/newcomer/a.ts', "import { a } from '../text/error.ts';"))).toEqual([
      'src/newcomer/a.ts imports src/text/error.ts: that is in no layer',
    ]);
  });

  it.each([
    ['node:fs', 'plan', 'src/workspace/'],
    ['node:fs/promises', 'kernel', 'src/workspace/'],
    ['node:child_process', 'verbs', 'src/workspace/ and src/kernel/'],
    ['web-tree-sitter', 'render', 'src/language/python/'],
    ['@secretlint/core', 'analysis', 'src/secrets/'],
    ['@astral-sh/ruff-wasm-nodejs', 'language', 'src/language/python/repository/'],
    ['handlebars', 'report', 'src/render/'],
    ['prettier/plugins/yaml', 'report', 'src/render/ and src/language/typescript/repository/'],
    ['commander', 'verbs', 'src/cli/'],
    ['diff', 'cli', 'src/report/'],
  ])('of the home of %s', (name, folder, home) => {
    const path = `src/${folder}/a.ts`;
    const expected = [`${path} imports ${name}: its home is ${home}`];
    expect(checkHomes(importsIn(path, `import * as it from '${name}';`))).toEqual(expected);
    expect(checkHomes(importsIn(path, `await import('${name}');`))).toEqual(expected);
    expect(checkHomes(importsIn(path, `import type { It } from '${name}';`))).toEqual(expected);
  });

  it('of a package without a home', () => {
    expect(
      checkHomes(importsIn('src/plan/a.ts', "import it from 'left-pad';", "import 'node:net';")),
    ).toEqual([
      'src/plan/a.ts imports left-pad: it has no home in this test yet',
      'src/plan/a.ts imports node:net: it has no home in this test yet',
    ]);
  });

  it('of a door, and types may pass through the wall', () => {
    const paths = ['src/plan/index.ts', 'src/plan/modules/index.ts', 'src/index.ts'];
    const lines = [
      "import { a, type A } from '../plan/unit.ts';",
      "import { b } from '../plan/rewrites/cell.ts';",
      "import { c } from '../plan/index.ts';",
      "import { type D } from '../plan/plan.ts';",
      "import type { E } from '../plan/plan.ts';",
      "import { f } from '../text/error.ts';",
      "const g = () => import('../plan/modules/naming.ts');",
    ];
    expect(checkDoors(importsIn('src/verbs/a.ts', ...lines), paths)).toEqual([
      'src/verbs/a.ts imports values of src/plan/unit.ts: they come from src/plan/index.ts',
      'src/verbs/a.ts imports values of src/plan/rewrites/cell.ts: they come from src/plan/index.ts',
      'src/verbs/a.ts imports values of src/plan/modules/naming.ts: they come from src/plan/modules/index.ts',
    ]);
    const inside = importsIn(
      'src/plan/a.ts',
      "import { a } from './rewrites/cell.ts';",
      "import { b } from './modules/naming.ts';",
    );
    expect(checkDoors(inside, paths)).toEqual([
      'src/plan/a.ts imports values of src/plan/modules/naming.ts: they come from src/plan/modules/index.ts',
    ]);
  });

  it('of two files in a circle, by a type only', () => {
    const circle = [
      ...importsIn('src/plan/a.ts', "import { b } from './b.ts';"),
      ...importsIn('src/plan/b.ts', "import type { C } from './c.ts';"),
      ...importsIn('src/plan/c.ts', "import type { A } from './a.ts';"),
    ];
    expect(checkCycles(circle)).toEqual(['src/plan: a.ts → b.ts → c.ts → a.ts']);
  });

  it('of folders in a circle whose files are in none', () => {
    const circle = [
      ...importsIn('src/plan/modules/a.ts', "import { b } from '../rewrites/b.ts';"),
      ...importsIn('src/plan/rewrites/c.ts', "import { d } from '../modules/d.ts';"),
    ];
    expect(checkCycles(circle)).toEqual(['src/plan: modules → rewrites → modules']);
    const nested = [
      ...importsIn('src/plan/index.ts', "import { a } from './modules/a.ts';"),
      ...importsIn('src/plan/modules/a.ts', "import type { Unit } from '../unit.ts';"),
    ];
    expect(checkCycles(nested)).toEqual([]);
  });

  it('of a language’s folder', () => {
    const lines = [
      "import { a } from '../language/python/index.ts';",
      "import type { B } from '../language/typescript/parser/node.ts';",
      "import type { C } from '../language/language.ts';",
      "const d = () => import('../language/python/repository/index.ts');",
    ];
    expect(checkLanguageFolders(importsIn('src/verbs/scan.ts', ...lines))).toEqual(
      [
        'src/language/python/index.ts',
        'src/language/typescript/parser/node.ts',
        'src/language/python/repository/index.ts',
      ].map(
        (to) => `src/verbs/scan.ts imports ${to}: only src/verbs/languages.ts knows the folder of a language`,
      ),
    );
    expect(checkLanguageFolders(importsIn('src/verbs/languages.ts', ...lines))).toEqual([]);
    const between = importsIn(
      'src/language/typescript/a.ts',
      "import { e } from '../python/names/index.ts';",
    );
    expect(checkLanguageFolders(between)).toEqual([
      'src/language/typescript/a.ts imports src/language/python/names/index.ts: only src/verbs/languages.ts knows the folder of a language',
    ]);
    const inside = importsIn('src/language/python/a.ts', "import { f } from './names/index.ts';");
    expect(checkLanguageFolders(inside)).toEqual([]);
  });

  it('of a branch on a language’s name', () => {
    const text = [
      "const told = 'Python reads it, and so does deno';",
      "if (language === 'python') read();",
      'const kernel = `deno`;',
      "switch (id) { case 'typescript': break; }",
      "type Id = 'Python';",
    ].join('\n');
    const told = 'what differs between languages is asked of the language';
    expect(checkLanguages([{ path: 'src/plan/a.ts', text }])).toEqual([
      `src/plan/a.ts:2: "python": ${told}`,
      `src/plan/a.ts:3: "deno": ${told}`,
      `src/plan/a.ts:4: "typescript": ${told}`,
      `src/plan/a.ts:5: "Python": ${told}`,
    ]);
    const elsewhere = ['src/language/python/a.ts', 'src/verbs/languages.ts', 'src/program/program.ts'];
    expect(checkLanguages(elsewhere.map((path) => ({ path, text })))).toEqual([]);
  });

  it('of names', () => {
    const paths = [
      'src/utils/a.ts',
      'src/plan/helpers/a.py',
      'src/text/types.ts',
      'src/common/a.ts',
      'src/plan/planModules.ts',
      'src/plan/name-table.test.ts',
      'src/cli/globals.d.ts',
    ];
    expect(checkNames(paths)).toEqual([
      'src/utils/a.ts: "utils" says nothing of what is inside',
      'src/plan/helpers/a.py: "helpers" says nothing of what is inside',
      'src/text/types.ts: "types" says nothing of what is inside',
      'src/common/a.ts: "common" says nothing of what is inside',
      'src/plan/planModules.ts: files are named in kebab-case',
    ]);
  });

  it('of length', () => {
    const longest = { path: 'src/plan/a.ts', text: 'a;\n'.repeat(400) };
    expect(checkLengths([longest, { path: 'src/plan/b.ts', text: 'b;\n'.repeat(401) }])).toEqual([
      'src/plan/b.ts has 401 lines, more than 400',
    ]);
  });

  it('of syntax', () => {
    const text = [
      'const any = "any"; // any',
      'export function f(a: readonly any[]): void {}',
      'const b = {} as any;',
      'class Plan {}',
      'export class SolidifyError extends Error {}',
      'const anonymous = class {};',
      'let count = 0;',
      'for (let i = 0; i < 2; i++) { let inside = i; }',
    ].join('\n');
    expect(checkSyntax([{ path: 'src/plan/a.ts', text }])).toEqual([
      'src/plan/a.ts:2: `any`',
      'src/plan/a.ts:3: `any`',
      'src/plan/a.ts:4: a class',
      'src/plan/a.ts:6: a class',
    ]);
    expect(checkVariables([{ path: 'src/plan/a.ts', text }])).toEqual([
      'src/plan/a.ts:7: `let` at the top of a module',
    ]);
  });

  it('of printing', () => {
    const text = [
      'console.log(1);',
      'const { error } = console;',
      'process.exit(2);',
      'process.exitCode = 1;',
      'process.stdout.write("");',
      'const fine = [process.env, report.console, process.once("exit", stop)]; // console',
    ].join('\n');
    expect(checkPrinting([{ path: 'src/verbs/a.ts', text }])).toEqual([
      'src/verbs/a.ts:1: console belongs in src/cli/',
      'src/verbs/a.ts:2: console belongs in src/cli/',
      'src/verbs/a.ts:3: process.exit belongs in src/cli/',
      'src/verbs/a.ts:4: process.exitCode belongs in src/cli/',
      'src/verbs/a.ts:5: process.stdout belongs in src/cli/',
    ]);
    expect(checkPrinting([{ path: 'src/cli/a.ts', text }])).toEqual([]);
  });

  it('of registries and machines', () => {
    const host = ['registry', 'npmjs', 'org'].join('.');
    const home = ['', 'home', 'builder', 'x'].join('/');
    const files = [
      { path: 'package-lock.json', text: `"resolved": "https://${host}/a.tgz"` },
      { path: 'a.md', text: `see ${home}` },
      { path: 'b.md', text: 'see /srv/checkout/src' },
      { path: 'c.md', text: 'see /home/ada/work and src/home/page and pypi' },
    ];
    expect(checkTexts(files, '/srv/checkout')).toEqual([
      `package-lock.json names the registry ${host}`,
      `a.md holds ${['', 'home', 'builder'].join('/')}, a path of one machine`,
      'b.md holds /srv/checkout, a path of one machine',
    ]);
  });
});
