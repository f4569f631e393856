import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { verifyNotebooks } from '../../../../src/kernel/index.ts';
import type { Verification } from '../../../../src/kernel/verification.ts';
import { importable } from '../../../../src/language/typescript/importing/index.ts';
import { helper } from '../../../kernel/notebooks.ts';
import { describeWithKernels, kernelOf } from '../../../typescript-kernels.ts';
import { typescriptNotebook } from '../notebooks.ts';

const PACKAGE = {
  'package.json': '{"name":"geo-tools","version":"0.1.0","type":"module"}',
  'src/index.ts': 'export { scale, type Place } from "./geo.ts";\n',
  'src/geo.ts':
    'export interface Place { x: number }\n' +
    'export function scale(place: Place, by: number): Place {\n  if (by < 0) throw new RangeError("negative");\n  return { x: place.x * by };\n}\n',
};

const DEFINITION =
  'interface Place { x: number }\nfunction scale(place: Place, by: number): Place {\n  if (by < 0) throw new RangeError("negative");\n  return { x: place.x * by };\n}';
const IMPORT = 'import { scale, type Place } from "geo-tools";';
const CALLS = [
  'const here: Place = { x: 2 };\nscale(here, 3)',
  'scale(here, -1)',
  'console.log(scale(here, 4))',
];

function write(files: Readonly<Record<string, string>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'solidify-test-')));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** Runs a notebook that defines, and one that imports from a package which isn't installed, in a folder with these files. */
async function compared(
  kernel: string,
  beside: Readonly<Record<string, string>>,
  files: Readonly<Record<string, string>> = PACKAGE,
): Promise<{ readonly folder: string; readonly verification: Verification }> {
  const folder = join(write({ ...beside, 'notes/data.txt': 'x' }), 'notes');
  const before = typescriptNotebook(kernel, DEFINITION, ...CALLS);
  const after = typescriptNotebook(kernel, IMPORT, ...CALLS);
  const name = { name: 'geo-tools', importName: 'geo-tools' };
  const place = { kind: 'folder', folder: write(files), sources: 'src/' } as const;
  const reach = await importable(name, place, { notebook: after, folder });
  const verification = await verifyNotebooks({
    helper,
    cellTimeout: 60,
    totalTimeout: null,
    before: { notebook: before, kernel: kernelOf(before), folder, path: [] },
    after: { notebook: after, kernel: kernelOf(after), folder, ...reach },
    edits: null,
    writes: 'never',
    onProgress: () => undefined,
  });
  return { folder, verification };
}

describeWithKernels('a package that isn’t installed', () => {
  it('is found by Deno, and nothing comes into the folder', async () => {
    const { folder, verification } = await compared('deno', {});
    expect(verification).toMatchObject({ outcome: 'equal', compared: 3, withoutOutput: 1 });
    expect(verification.differences.filter(({ kind }) => kind === 'output')).toEqual([]);
    expect(readdirSync(folder)).toEqual(['data.txt']);
  });

  it('is found by Deno beside other imports of settings above, which stay as they are', async () => {
    const settings = '{ "imports": { "other": "./other.ts" } } // ours\n';
    const { folder, verification } = await compared('deno', { 'deno.jsonc': settings });
    expect(verification.outcome).toBe('equal');
    expect(readFileSync(join(dirname(folder), 'deno.jsonc'), 'utf8')).toBe(settings);
  });

  it('is found by Deno where a package.json counts', async () => {
    const beside = { 'package.json': '{}', 'node_modules/ms/package.json': '{"name":"ms"}' };
    const { folder, verification } = await compared('deno', beside);
    expect(verification.outcome).toBe('equal');
    expect(readdirSync(join(dirname(folder), 'node_modules'))).toEqual(['ms']);
  });

  it('is found by tslab with its types', async () => {
    const { folder, verification } = await compared('tslab', {});
    expect(verification).toMatchObject({ outcome: 'equal', compared: 3 });
    expect(readdirSync(folder)).toEqual(['data.txt']);
  });

  it('is compared with what the notebook shows', async () => {
    const changed = { ...PACKAGE, 'src/geo.ts': PACKAGE['src/geo.ts'].replace('* by', '+ by') };
    const { verification } = await compared('deno', {}, changed);
    expect(verification.outcome).toBe('different');
    expect(verification.differences[0]).toMatchObject({ kind: 'output', cell: 1 });
    expect(verification.differences[0]?.first).toMatchObject({ before: '{ x: 6 }', after: '{ x: 5 }' });
  });
});
