import { describe, expect, it } from 'vitest';
import { typeCheck, STRICTEST } from '../../../../src/language/typescript/repository/type-check/index.ts';
import { formatFile } from '../../../../src/language/typescript/repository/format.ts';
import type { TypeChecked } from '../../../../src/language/typescript/repository/type-check/index.ts';
import type { UntypedParameters } from '../../../../src/language/typescript/repository/type-check/added-types.ts';
import { readTypePackages } from '../../../../src/workspace/index.ts';

const types = readTypePackages();

function check(
  text: string,
  {
    untyped = 'any',
    path = 'src/a.ts',
  }: { readonly untyped?: UntypedParameters; readonly path?: string } = {},
): Promise<TypeChecked> {
  return typeCheck({
    modules: [{ path, text }],
    others: [],
    types,
    settings: STRICTEST,
    untyped,
    format: formatFile,
  });
}

async function checked(text: string, untyped?: UntypedParameters): Promise<string> {
  const { texts } = await check(text, untyped === undefined ? {} : { untyped });
  return texts.get('src/a.ts') ?? '';
}

describe('types that are added', () => {
  it('are those of what is exported, and any for parameters without one', async () => {
    expect(
      await checked(
        'export function f(a, { b }, ...rest) { return [a, b] }\nexport const K = { a: 1, b: ["x"] };\nexport const g = (x: number) => x > 1;\nfunction own() { return 1 }\nexport class C { n; constructor(n) { this.n = n } twice() { return own() } }',
      ),
    ).toBe(
      `export function f(a: any, { b }: any, ...rest: any[]): any[] {
  return [a, b];
}
export const K: {
  a: number;
  b: string[];
} = { a: 1, b: ["x"] };
export const g = (x: number): boolean => x > 1;
function own() {
  return 1;
}
export class C {
  n: any;
  constructor(n: any) {
    this.n = n;
  }
  twice(): number {
    return own();
  }
}
`,
    );
  });

  it('leave open what may come into an empty array, and in the place of null', async () => {
    expect(
      await checked(
        'export const log = [];\nexport const state = { items: [], last: null };\nexport function add(x: number) { log.push(x); state.items.push(x); state.last = x; }',
      ),
    ).toMatch(
      /^export const log: any\[\] = \[\];\nexport const state: \{\s+items: any\[\];\s+last: any;\s+\} = [^@]*$/,
    );
  });

  it('leave open what is empty in classes and parameters', async () => {
    expect(
      await checked(
        'export class Stack { items = []; put(x, at = null) { this.items.push(x, at) } pop() { return this.items.pop() } }',
      ),
    ).toMatch(/items: any\[\] = \[\];\s+put\(x: any, at: any = null\): void \{[^@]*pop\(\): any \{/);
  });

  it('are those of fields that are only assigned; nothing of them is there as the code runs', async () => {
    expect(
      await checked('export class P { constructor(x) { this.x = x; } up() { return this.x + 1 } }'),
    ).toMatch(/^export class P \{\s+declare x: any;\s+constructor\(x: any\) \{[^@]*$/);
  });

  it('are any, where a class without a name is given', async () => {
    expect(
      await checked(
        'export function timed(base: new () => object) { return class extends base { at = 1; } }',
      ),
    ).toContain('timed(base: new () => object): any {');
  });

  it('are plain ones from how a function uses a parameter, where the kernel asks for none', async () => {
    expect(
      await checked('export function f(s, o, n) { return s.trim() + o.name.length * n }', 'inferred'),
    ).toContain('function f(s: any, o: any, n: number)');
  });

  it('need no import: what would need one is any', async () => {
    expect(await checked('export function pack(text) { return new Blob([text]).size }', 'inferred')).toMatch(
      /^export function pack\(text: any\): number \{/,
    );
  });

  it('are those of JSDoc, with what may be left out, but for a kernel that checks types and reads none', async () => {
    const documented =
      '/**\n * @param {string} s\n * @param {number} [n]\n * @returns {string}\n */\nexport function f(s, n) { return s.repeat(n ?? 1) }';
    for (const untyped of ['inferred', 'documented'] as const)
      expect(await checked(documented, untyped)).toContain(
        'export function f(s: string, n?: number): string {',
      );
    expect(await checked(documented, 'any')).toContain('export function f(s: any, n: any): any {');
  });

  it('are as open as without strict rules, where nobody wrote them', async () => {
    const typed: readonly (readonly [string, string])[] = [
      [
        'export function f() { return { list: [], last: null }; }',
        'function f(): { list: any[]; last: any }',
      ],
      ['export async function f() { return null; }', 'function f(): Promise<any>'],
      ['export const f = () => new Map([["a", null]]);', 'f = (): Map<string, any> =>'],
      ['export function f(g: () => void) { try { g(); } catch (e) { return e; } }', '): any {'],
      ['export function f(x: unknown) { return typeof x === "string"; }', 'f(x: unknown): boolean'],
      ['export function f(n: number) { if (n > 1) return "big"; }', '): string | undefined {'],
      ['export function f(n: number) { return n > 1 ? "a" : n ? "b" : null; }', '): "a" | "b" | null {'],
      ['export function f({ xs = [], on = null } = {}) { return [xs, on]; }', 'xs?: any[]'],
      ['export class C { f() { return null; } }', 'f(): any {'],
      ['export function f(n: number) { return new Uint8Array(n); }', 'f(n: number): Uint8Array {'],
      ['export const f = (m: Map<string, number>) => m.keys();', '): IterableIterator<string> =>'],
      ['export function f(n: number): string | null { return n ? "a" : null; }', '): string | null {'],
      ['export const f = () => (x: unknown): x is string => typeof x === "string";', 'x is string =>'],
    ];
    for (const [text, type] of typed)
      expect((await checked(text)).replace(/\s+/g, ' ').replaceAll('; }', ' }')).toContain(
        type.replaceAll('; }', ' }'),
      );
  });
});

it('takes an inferred type back that a test contradicts', async () => {
  const { texts } = await typeCheck({
    modules: [{ path: 'src/a.ts', text: 'export function twice(n) { return n * 2 }' }],
    others: [{ path: 'test/a.test.ts', text: 'import { twice } from "../src/a.ts";\ntwice("3");' }],
    types,
    settings: STRICTEST,
    untyped: 'inferred',
    format: formatFile,
  });
  expect(texts.get('src/a.ts')).toContain('twice(n: any): number');
  expect(texts.get('test/a.test.ts')).not.toContain('@ts-');
});

describe('what is let pass', () => {
  it('is one line with what the compiler says', async () => {
    const { texts, settings, defects } = await check(
      'export function f(s: string): number {\n  return s.size + 1\n}\n',
    );
    expect(texts.get('src/a.ts')).toBe(
      "export function f(s: string): number {\n  // @ts-expect-error TS2339: Property 'size' does not exist on type 'string'\n  return s.size + 1;\n}\n",
    );
    expect(settings).toEqual(STRICTEST);
    expect(defects).toEqual([]);
  });

  it('is nothing of what a package of unknown types takes', async () => {
    const text = await checked(
      `import { Annotation, type Args, Chat } from "graph-lib";
import Client from "client-lib";
export const state = Annotation.Root({ rows: Annotation<string[]>({ start: 1 }), top: Annotation<number> });
export const channels: Args<number>["channels"] = {};
export const chat = new Chat<string, number>();
export const ask = (of: Client.Message[], how: Client.Beta.Tools.Tool<string>): boolean => of.includes(how) || of[0] instanceof Client;
`,
    );
    expect(text).not.toContain('@ts-');
    expect(text).toContain('Annotation<number>');
  });

  it('may be none with the types of packages that aren’t here', async () => {
    expect(
      await checked(
        'import { read } from "some-lib";\nexport function f(s: string): number {\n  return s.size + read()\n}\n',
      ),
    ).toContain("  // @ts-ignore TS2339: Property 'size' does not exist on type 'string'\n");
  });

  it('is an expression, where no comment can stand', async () => {
    expect(await checked('export function f(s: string): string {\n  return `\n${s * 2}`\n}\n')).toContain(
      '`\n${(s as any) * 2}`',
    );
  });

  it('is a rule beyond strict that code breaks', async () => {
    const { texts, settings } = await check('export const f = (xs: number[]): number => xs[0] + 1;\n');
    expect(texts.get('src/a.ts')).toBe('export const f = (xs: number[]): number => xs[0] + 1;\n');
    expect(settings.extra).toEqual(['isolatedDeclarations']);
  });

  it('is little where the browser’s library has the types that code was written for', async () => {
    const { texts, settings } = await check(
      'export async function total(url: string): Promise<number> {\n  const answer = await (await fetch(url)).json();\n  return answer.total;\n}\n',
    );
    expect(texts.get('src/a.ts')).not.toContain('@ts-');
    expect(settings.libraries).toEqual(['ES2023', 'DOM']);
  });

  it('is a rule of strict that many lines break', async () => {
    const lines = ['a', 'b', 'c', 'd', 'e'].map(
      (name) => `try { JSON.parse("") } catch (${name}) { ${name}.x }`,
    );
    const { texts, settings } = await check(`export function f(): void {\n${lines.join('\n')}\n}\n`);
    expect(texts.get('src/a.ts')).not.toContain('@ts-');
    expect(settings.relaxed).toEqual([{ rule: 'useUnknownInCatchVariables', found: '5 lines' }]);
  });
});

describe('what surrounds code', () => {
  it('is the library that it needs', async () => {
    const library = async (text: string): Promise<readonly string[]> =>
      (await check(text)).settings.libraries;
    expect(await library('export const f = (x: number): number => Math.hypot(x);')).toEqual(['ES2023']);
    expect(await library('export const f = (x: string[]): unknown => Object.groupBy(x, (y) => y);')).toEqual([
      'ESNext',
    ]);
    expect(await library('export const f = (): unknown => document.title;')).toEqual(['ES2023', 'DOM']);
  });

  it('are Node’s modules and names, and Deno’s where they are used', async () => {
    const globals = async (text: string): Promise<readonly string[]> => {
      const { settings, defects, texts } = await check(text);
      expect(defects).toEqual([]);
      expect(texts.get('src/a.ts')).not.toContain('@ts-');
      return settings.globals;
    };
    expect(
      await globals(
        'import { readFileSync } from "node:fs";\nexport const f = (): string => readFileSync(process.env.X ?? "", "utf8");',
      ),
    ).toEqual(['node']);
    expect(await globals('export const f = (): Promise<string> => Deno.readTextFile("x");')).toEqual([
      'node',
      'deno',
    ]);
  });

  it('is anything where the types of a package aren’t known', async () => {
    const { texts, defects, untyped } = await check(
      'import _, { type Many } from "lodash";\nexport const f = (x: Many) => _.chunk(x);',
    );
    expect(texts.get('src/a.ts')).toContain('export const f = (x: Many): any => _.chunk(x);');
    expect([defects, untyped]).toEqual([[], []]);
  });
});

describe('a defect', () => {
  it.each([
    ['a name that nobody provides', 'export const f = () => missing(1);', 'TS2304', 'missing'],
    ['a type that nobody provides', 'export const f = (x: Missing) => x;', 'TS2304', 'Missing'],
    [
      'a name that is nearly one',
      'const clean = 1;\nexport const f = () => cleam + clean;',
      'TS2552',
      'cleam',
    ],
    [
      'a module that isn’t there',
      'import { a } from "./b.ts";\nexport const f = () => a;',
      'TS2307',
      './b.ts',
    ],
  ])('is %s', async (_, text, rule, name) => {
    const { defects } = await check(text);
    expect(defects.flatMap((file) => file.defects.map((each) => each.rule))).toEqual([rule]);
    expect(defects[0]?.defects[0]?.message).toContain(`\`${name}\``);
  });
});
