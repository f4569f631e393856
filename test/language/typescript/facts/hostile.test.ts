import { describe, expect, it } from 'vitest';
import { createTypescriptFrontEnd } from '../../../../src/language/typescript/front-end.ts';
import { analysisOf, analyze, notebookOf, type KernelName } from './analyze.ts';

const KERNELS: readonly KernelName[] = ['deno', 'tslab', 'jslab'];

const SOURCES: Readonly<Record<string, string>> = {
  nothing: '',
  blanks: ' \n\t\n',
  'a byte order mark': '\uFEFFconst a = 1;\nfunction f() { return a }',
  'old line ends': 'const a = 1;\rfunction f() { return a }',
  'line separators': 'const a = 1\u2028const b = 2\u2029b',
  'a hash-bang': '#!/usr/bin/env deno\nconst a = 1',
  zeros: '\0\0\0',
  'half a character': 'const a = "\ud800"; \ud800',
  'names beyond the plane': 'const 𝒳 = 1; function ﬀ() { return 𝒳 }',
  'names of every object':
    'const __proto__ = 1; function constructor() {} class hasOwnProperty {} toString; valueOf;',
  'nested parentheses': `${'('.repeat(3000)}1${')'.repeat(3000)}`,
  'nested functions': `${'()=>'.repeat(5000)}1`,
  'nested blocks': `${'{'.repeat(20000)}${'}'.repeat(20000)}`,
  'nested types': `type A = ${'['.repeat(2000)}1${']'.repeat(2000)}`,
  'nested templates': `${'`${'.repeat(500)}1${'}`'.repeat(500)}`,
  'a long sum': `const s = ${'"a" + '.repeat(5000)}"b"`,
  'a long chain': `x${'.a()'.repeat(5000)}`,
  'a long line': `const s = "${'x'.repeat(500_000)}"`,
  'many definitions': Array.from(
    { length: 500 },
    (_, i) => `function f${i}(a) { return f${(i * 7) % 500}(a) }`,
  ).join('\n'),
  'an open comment': '/* abc',
  'an open template': '`abc ${',
  'an open expression': '/[/',
  magics: '%matplotlib inline\n!ls',
  python: 'def f(x):\n    return x',
  'an ended declaration': 'const a = 1,',
  semicolons: ';;;;',
  'only a comment': '/** doc */',
  'a nameless class': 'class {}',
  'odd exports': 'export default 5; export * from "x"; export * as y from "z"; export {}',
  'odd imports':
    'import {} from "x"; import "y"; import a, * as b from "c"; import d = E.F; import g = require("h")',
  'odd patterns': 'const {} = a; const [] = b; let { c: { d: [e] = [] } = {} } = f; [x, y] = [y, x]',
  'odd members': 'enum E { ["a"] = 1, "b-c" = 2 } abstract class A { abstract m(): void; static {} ; }',
  'a with': 'with (a) { b }',
  'an overload alone': 'function f(): void;',
  'ambient things': 'declare global { interface Window { x: 1 } } declare module "x" { export const a: 1 }',
  'a namespace in others': 'namespace A.B.C { export const x = 1 }',
  'an open object': '{',
};

describe.each(Object.entries(SOURCES))('%s', (_, source) => {
  it.each(KERNELS)('is data for %s', (kernel) => {
    const cells = [source, 'f(); a;'];
    const { statements } = analyze(cells, kernel);
    for (const { at, block } of statements) {
      const length = cells[at.cell]?.length ?? 0;
      expect([0 <= block.start, block.start <= at.start, at.end <= block.end, block.end <= length]).toEqual([
        true,
        true,
        true,
        true,
      ]);
    }
    expect(analysisOf(cells, kernel).notebooks).toHaveLength(1);
    expect(() => createTypescriptFrontEnd().imprints(source)).not.toThrow();
  });
});

it('a notebook of another language is told, not read', () => {
  const notebook = { ...notebookOf(['const a = 1']), language: 'ruby' };
  const { diagnostics, cells } = createTypescriptFrontEnd().analyze(notebook, {
    read: () => null,
    exists: () => false,
    list: () => [],
  });
  expect([diagnostics[0]?.code, cells]).toEqual(['unsupported-language', []]);
});
