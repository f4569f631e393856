import { describe, expect, it } from 'vitest';
import {
  packageSpecifier,
  rangeOf,
  readPackageFacts,
  readSpecifier,
  resolveRequirements,
} from '../../../../src/language/typescript/requirements/index.ts';
import type { SourceReader } from '../../../../src/program/language.ts';

function folderOf(files: Readonly<Record<string, unknown>>): SourceReader {
  const texts = new Map(
    Object.entries(files).map(([path, value]) => [
      path,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  );
  return { read: (path) => texts.get(path) ?? null, exists: (path) => texts.has(path), list: () => [] };
}

function required(
  modules: readonly string[],
  ...folders: readonly Readonly<Record<string, unknown>>[]
): unknown {
  const facts = readPackageFacts(folders.map(folderOf));
  const imports = modules.map((module) => ({ module, member: null, optional: false }));
  return resolveRequirements(imports, facts).map(
    ({ importName, distribution, specifier, source }) =>
      `${importName}: ${distribution} ${specifier} (${source})`,
  );
}

describe('a specifier', () => {
  it.each([
    ['npm:lodash@4', 'lodash'],
    ['npm:/lodash@4.17.21/fp', 'lodash/fp'],
    ['npm:@scope/part@^1.2/deep/file.js', '@scope/part/deep/file.js'],
    ['@scope/part/deep', '@scope/part/deep'],
    ['fs', 'node:fs'],
    ['fs/promises', 'node:fs/promises'],
    ['node:sqlite', 'node:sqlite'],
    ['sqlite', 'sqlite'],
    ['jsr:@std/csv@1', 'jsr:@std/csv@1'],
    ['https://deno.land/x/a@1/mod.ts', 'https://deno.land/x/a@1/mod.ts'],
    ['./dates.ts', './dates.ts'],
  ])('%s is %s in a package', (written, called) => {
    expect(packageSpecifier(written)).toBe(called);
  });

  it('tells files from packages', () => {
    expect(['.', '..', './a', '/a', 'file:///a', 'a'].map((each) => readSpecifier(each).kind)).toEqual([
      'file',
      'file',
      'file',
      'file',
      'file',
      'bare',
    ]);
  });

  it('lets in the versions that it says', () => {
    expect(['4', '1.2', '4.17.21', '^1.2', '>=2', 'latest'].map(rangeOf)).toEqual([
      '^4',
      '~1.2',
      '4.17.21',
      '^1.2',
      '>=2',
      'latest',
    ]);
  });
});

describe('requirements', () => {
  it('come from specifiers; what Node has, files, and addresses give none', () => {
    expect(
      required([
        'npm:zod@4',
        'npm:chalk',
        'fs',
        'node:path',
        './a.ts',
        'jsr:@std/csv',
        'https://x.test/y.ts',
      ]),
    ).toEqual(['npm:chalk: chalk  (notebook)', 'npm:zod@4: zod ^4 (notebook)']);
  });

  it('have the range of the nearest package.json, the version that is installed, or the one that Deno took', () => {
    expect(
      required(
        ['zod', 'chalk', 'npm:mathjs', 'linked', 'unknown'],
        {
          'package.json': { dependencies: { zod: '~4.1' } },
          'deno.lock': { specifiers: { 'npm:mathjs@*': '15.1.0' } },
        },
        {
          'package.json': { dependencies: { zod: '^3', linked: 'file:../linked' } },
          'node_modules/chalk/package.json': { version: '5.6.2', types: './i.d.ts' },
        },
      ),
    ).toEqual([
      'chalk: chalk ^5.6.2 (environment)',
      'linked: linked  (notebook)',
      'npm:mathjs: mathjs ^15.1.0 (environment)',
      'unknown: unknown  (notebook)',
      'zod: zod ~4.1 (environment)',
    ]);
  });

  it('follow Deno’s import map, with comments', () => {
    expect(
      required(['lodash', 'other/fp', '@std/csv', 'utils/a.ts'], {
        'deno.jsonc':
          '{ // names\n "imports": { "lodash": "npm:lodash-es@4", "other/": "npm:/ramda@0.32/", "@std/csv": "jsr:@std/csv@1", "utils/": "./utils/", } }',
      }),
    ).toEqual([
      '@std/csv: @std/csv jsr:@std/csv@1 (environment)',
      'lodash: lodash npm:lodash-es@^4 (notebook)',
      'other/fp: other npm:ramda@~0.32 (notebook)',
    ]);
  });

  it('have types where a package has none of its own', () => {
    const folder = {
      'node_modules/lodash/package.json': { version: '4.17.21' },
      'node_modules/@types/lodash/package.json': { version: '4.17.20' },
      'node_modules/bare/package.json': { version: '1.0.0' },
      'node_modules/d3/package.json': { version: '8.0.0', exports: { '.': { types: './i.d.ts' } } },
    };
    expect(required(['lodash', 'bare', 'd3'], folder)).toEqual([
      '@types/lodash: @types/lodash ^4.17.20 (environment)',
      'bare: bare ^1.0.0 (environment)',
      'd3: d3 ^8.0.0 (environment)',
      'lodash: lodash ^4.17.21 (environment)',
    ]);
    expect(required(['npm:papaparse@5', 'npm:@scope/x'])).toEqual([
      '@types/papaparse: @types/papaparse  (table)',
      'npm:@scope/x: @scope/x  (notebook)',
      'npm:papaparse@5: papaparse ^5 (notebook)',
    ]);
  });
});
