import { describe, expect, it } from 'vitest';
import {
  modulePaths,
  renderIndex,
  renderModule,
  sharedNames,
} from '../../../../src/language/typescript/repository/modules/index.ts';
import type { PlannedModule } from '../../../../src/plan/plan.ts';
import { definitionOf, importOf, moduleOf } from './npm-plans.ts';

function texts(...modules: readonly PlannedModule[]): readonly string[] {
  const paths = modulePaths(modules);
  return modules.map((module) => renderModule(module, paths).text);
}

describe('a module', () => {
  it('holds the moved lines as they were, with export', () => {
    const [text] = texts(
      moduleOf('dates', {
        summary: 'Dates,  and what ends a comment: */.',
        definitions: [
          definitionOf('// why\n/** Doc. */\nasync   function f<T>( x: T ) {\r\n\treturn   x }'),
          definitionOf('const K = 3, L = [ 1,2 ]', { names: ['K', 'L'] }),
          definitionOf('@dec /* a */ class C {}', { name: 'C', names: ['C'] }),
          definitionOf('export function g() {}'),
          definitionOf('export default function h() {}'),
          definitionOf('interface P { x: 1 }'),
        ],
      }),
    );
    expect(text).toBe(
      [
        '/**',
        ' * Dates, and what ends a comment: *\\/.',
        ' *',
        ' * @module',
        ' */',
        '',
        '// why\n/** Doc. */\nexport async   function f<T>( x: T ) {\r\n\treturn   x }',
        '',
        'export const K = 3, L = [ 1,2 ]',
        '',
        '@dec /* a */ export class C {}',
        '',
        'export function g() {}',
        '',
        'export function h() {}',
        '',
        'export interface P { x: 1 }',
        '',
      ].join('\n'),
    );
  });

  it('imports what it reads as a package calls it: Node’s modules, packages, files; types as types', () => {
    const [, text] = texts(
      moduleOf('dates', {
        definitions: [definitionOf('interface Day { d: number }'), definitionOf('function day() {}')],
      }),
      moduleOf('prices', {
        imports: [
          importOf('npm:lodash@4', 'default', '_'),
          importOf('npm:lodash@4', 'Many'),
          importOf('fs', 'readFileSync'),
          importOf('node:path', null, 'path'),
          importOf('npm:@scope/part@1.2/deep/file.js', 'x', 'y'),
          importOf('zod', 'z'),
          importOf('jsr:@std/csv@1', 'parse'),
        ],
        siblings: [{ module: 'price-tools/dates', names: ['Day', 'day'] }],
        definitions: [
          definitionOf(
            'function f(a: Many<Day>, b: z.infer<typeof y>) { const z = 1; return { _, path, parse, day, z, readFileSync } }',
          ),
        ],
      }),
    );
    expect(text?.split('\n').slice(6, 14)).toEqual([
      'import { readFileSync } from "node:fs";',
      'import * as path from "node:path";',
      'import type { x as y } from "@scope/part/deep/file.js";',
      'import { parse } from "jsr:@std/csv@1";',
      'import _, { type Many } from "lodash";',
      'import type { z } from "zod";',
      'import { type Day, day } from "./dates.ts";',
      '',
    ]);
  });

  it('takes a name for a value that a class extends, and for a type that it implements', () => {
    const [text] = texts(
      moduleOf('shapes', {
        imports: ['A', 'B', 'C', 'D'].map((name) => importOf('shapes', name)),
        definitions: [definitionOf('class S extends A<C> implements B { d: D.E }')],
      }),
    );
    expect(text).toContain('import { A, type B, type C, type D } from "shapes";');
  });

  it('with elements stands in a .tsx file, one with type assertions doesn’t', () => {
    const modules = [
      moduleOf('views', { definitions: [definitionOf('const V = (p: string) => <b>{p}</b>;')] }),
      moduleOf('casts', { definitions: [definitionOf('const c = (x: unknown) => <string>x;')] }),
    ];
    expect([...modulePaths(modules).values()]).toEqual(['src/views.tsx', 'src/casts.ts']);
  });

  it('that comes along whole stays, but for what its imports are called', () => {
    const [, text] = texts(
      moduleOf('dates', { definitions: [definitionOf('function day() {}')] }),
      moduleOf('helpers', {
        source:
          'import { day } from "./dates";\nimport fs from "fs"\nimport _ from \'npm:lodash@4\';\nexport const a = 1',
      }),
    );
    expect(text).toBe(
      'import { day } from "./dates.ts";\nimport fs from "node:fs"\nimport _ from "lodash";\nexport const a = 1\n',
    );
  });
});

describe('the root', () => {
  it('passes on what modules export, types as types', () => {
    const modules = [
      moduleOf('a', { definitions: [definitionOf('interface P {}'), definitionOf('function f() {}')] }),
      moduleOf('b', { definitions: [definitionOf('type T = 1')] }),
    ];
    const paths = modulePaths(modules);
    const rendered = modules.map((each) => renderModule(each, paths));
    expect(renderIndex('All of it.', rendered)).toBe(
      '/**\n * All of it.\n *\n * @module\n */\n\nexport { f, type P } from "./a.ts";\nexport type { T } from "./b.ts";\n',
    );
    expect(sharedNames(rendered)).toEqual([]);
    expect(sharedNames([...rendered, ...rendered.slice(0, 1)])).toEqual(['f', 'P']);
  });
});
