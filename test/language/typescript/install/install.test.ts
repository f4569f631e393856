import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { runNotebooks } from '../../../../src/kernel/index.ts';
import { withoutColour } from '../../../../src/kernel/output.ts';
import type { Installed } from '../../../../src/language/installer.ts';
import { npmInstaller } from '../../../../src/language/typescript/install/index.ts';
import { readEnvironment } from '../../../../src/language/typescript/toolchain/environment.ts';
import { readNotebook } from '../../../../src/notebook/index.ts';
import { helper } from '../../../kernel/notebooks.ts';
import { describeWithKernels, kernelOf } from '../../../typescript-kernels.ts';
import { typescriptIpynb } from '../notebooks.ts';

/** A package that needs nothing to be built: no test waits for a registry. */
const PACKAGE = {
  'package.json': JSON.stringify({
    name: 'geo-tools',
    version: '0.1.0',
    type: 'module',
    main: './dist/index.js',
    types: './dist/index.d.ts',
    exports: { '.': { types: './dist/index.d.ts', default: './dist/index.js' } },
    scripts: { build: 'node build.js' },
  }),
  'build.js':
    'import { mkdirSync, writeFileSync } from "node:fs";\nmkdirSync("dist", { recursive: true });\n' +
    'writeFileSync("dist/index.js", "export function twice(x) { return 2 * x; }\\n");\n' +
    'writeFileSync("dist/index.d.ts", "export declare function twice(x: number): number;\\n");\n',
  'src/index.ts': 'export function twice(x: number): number {\n  return 2 * x;\n}\n',
};

interface Place {
  readonly notebook: string;
  readonly repository: string;
}

function placeWith(
  kernel: string,
  beside: Readonly<Record<string, string>>,
  files: Readonly<Record<string, string>> = PACKAGE,
): Place {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'solidify-test-')));
  const all = {
    ...Object.fromEntries(Object.entries(files).map(([path, text]) => [`geo-tools/${path}`, text])),
    ...Object.fromEntries(Object.entries(beside).map(([path, text]) => [`notes/${path}`, text])),
    'notes/a.ipynb': typescriptIpynb(kernel, 'import { twice } from "geo-tools";', 'twice(21)'),
  };
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return { notebook: join(root, 'notes', 'a.ipynb'), repository: join(root, 'geo-tools') };
}

function install({ notebook: path, repository }: Place): Promise<Installed> {
  const notebook = readNotebook(path, readFileSync(path, 'utf8'));
  return npmInstaller.install({
    environment: readEnvironment([notebook], null),
    package: { name: 'geo-tools', importName: 'geo-tools' },
    source: { kind: 'editable', folder: repository },
    notebooks: [{ notebook, path }],
    onProgress: () => undefined,
  });
}

/** What the notebook's last cell shows in its kernel, in its own folder. */
async function shown({ notebook: path }: Place): Promise<string> {
  const notebook = readNotebook(path, readFileSync(path, 'utf8'));
  const request = {
    notebook,
    kernel: kernelOf(notebook),
    folder: dirname(path),
    path: [],
    place: 'folder',
  } as const;
  const [run] = await runNotebooks(
    { helper, cellTimeout: 60, totalTimeout: null },
    [request],
    () => undefined,
  );
  const texts = (run?.cells.at(-1)?.outputs ?? []).map((output) => {
    if (output.kind === 'stream') return output.text;
    return output.kind === 'error' ? output.message : (output.data['text/plain'] ?? '');
  });
  return withoutColour(texts.join('')).trim();
}

function beside({ notebook }: Place): readonly string[] {
  return readdirSync(dirname(notebook)).sort();
}

describeWithKernels('--install for TypeScript', () => {
  it('makes settings beside a notebook of Deno, by which it finds the package', async () => {
    const place = placeWith('deno', {});
    const { lines, takeBack } = await install(place);
    expect(lines).toEqual([`Deno finds geo-tools by ${join(dirname(place.notebook), 'deno.json')}.`]);
    expect(await shown(place)).toBe('42');
    await takeBack();
    expect(beside(place)).toEqual(['a.ipynb']);
  });

  it('edits the settings that are there', async () => {
    const settings = '{\n  // ours\n  "imports": { "other": "./other.ts" }\n}\n';
    const place = placeWith('deno', { 'deno.jsonc': settings });
    const file = join(dirname(place.notebook), 'deno.jsonc');
    const { takeBack } = await install(place);
    expect(readFileSync(file, 'utf8')).toContain('// ours');
    expect(await shown(place)).toBe('42');
    await takeBack();
    expect(readFileSync(file, 'utf8')).toBe(settings);
  });

  it('installs with npm for Deno where a package.json counts', async () => {
    const place = placeWith('deno', { 'package.json': '{}\n' });
    const { takeBack } = await install(place);
    expect(await shown(place)).toBe('42');
    await takeBack();
    expect(readFileSync(join(dirname(place.notebook), 'package.json'), 'utf8')).toBe('{}\n');
    expect(beside(place)).toEqual(['a.ipynb', 'package.json']);
  });

  it('builds and installs with npm for tslab', async () => {
    const place = placeWith('tslab', {});
    const { takeBack } = await install(place);
    expect(existsSync(join(dirname(place.notebook), 'node_modules', 'geo-tools', 'dist', 'index.js'))).toBe(
      true,
    );
    expect(await shown(place)).toBe('42');
    await takeBack();
    expect(beside(place)).toEqual(['a.ipynb']);
  });

  it('leaves all as it was where the package can’t be imported or built', async () => {
    const broken = { ...PACKAGE, 'src/index.ts': 'throw new Error("broken");\nexport {};\n' };
    const inDeno = placeWith('deno', {}, broken);
    await expect(install(inDeno)).rejects.toMatchObject({ code: 'import-failed' });
    expect(beside(inDeno)).toEqual(['a.ipynb']);
    const unbuilt = placeWith('tslab', {}, { ...PACKAGE, 'build.js': 'process.exit(3);\n' });
    await expect(install(unbuilt)).rejects.toMatchObject({ code: 'install-failed' });
    expect(beside(unbuilt)).toEqual(['a.ipynb']);
    const manifest = JSON.parse(PACKAGE['package.json']) as Record<string, unknown>;
    const untyped = {
      ...PACKAGE,
      'package.json': JSON.stringify({ ...manifest, main: undefined, types: undefined }),
    };
    const withoutTypes = placeWith('tslab', {}, untyped);
    await expect(install(withoutTypes)).rejects.toMatchObject({ code: 'import-failed' });
    expect(beside(withoutTypes)).toEqual(['a.ipynb']);
  });

  it('touches no name that leads elsewhere', async () => {
    const settings = '{ "imports": { "geo-tools": "npm:geo-tools@3" } }\n';
    const place = placeWith('deno', { 'deno.json': settings });
    await expect(install(place)).rejects.toMatchObject({ code: 'name-taken' });
    expect(readFileSync(join(dirname(place.notebook), 'deno.json'), 'utf8')).toBe(settings);
  });
});
