import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Parsers, by their name in `dist/assets`, with where they come from in a checkout. */
const PARSERS: Readonly<Record<string, string>> = {
  'web-tree-sitter.wasm': 'node_modules/web-tree-sitter/web-tree-sitter.wasm',
  'tree-sitter-python.wasm': 'node_modules/tree-sitter-python/tree-sitter-python.wasm',
};

/**
 * Reads a file that ships with Solidify, by its path from `src/`: `kernel/run_notebook.py`. In a checkout as it is now, whatever was
 * built before.
 */
export function readAsset(path: string): Uint8Array {
  const source = join(root(), PARSERS[path] ?? join('src', path));
  return readFileSync(existsSync(source) ? source : join(root(), 'dist', 'assets', path));
}

/** Packages of types for what Node and Deno provide without an import. */
const TYPE_PACKAGES = ['@types/node', 'undici-types', '@types/deno'];

/**
 * The types of the language's library and of what Node and Deno provide without an import, by the path that a compiler looks for:
 * `node_modules/@types/node/fs.d.ts`.
 */
export function readTypePackages(): ReadonlyMap<string, string> {
  const built = join(root(), 'dist', 'assets', 'types');
  const installed = join(root(), 'node_modules');
  const packages = TYPE_PACKAGES.flatMap((name) => {
    const folder = [installed, built].map((each) => join(each, name)).find((each) => existsSync(each));
    return folder === undefined ? [] : readTypes(folder, name, /\.d\.[cm]?ts$|^package\.json$/);
  });
  const library = dirname(createRequire(import.meta.url).resolve('typescript'));
  return new Map([...packages, ...readTypes(library, 'typescript/lib', /^lib\..*d\.ts$/)]);
}

/** Files of types in a folder, by where they stand among packages. */
function readTypes(folder: string, name: string, wanted: RegExp): readonly (readonly [string, string])[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => wanted.test(path))
    .map((path) => [
      ['node_modules', name, ...path.split(sep)].join('/'),
      readFileSync(join(folder, path), 'utf8'),
    ]);
}

/** The files of `templates/` by their path from there, with `/` between the parts. */
export function readTemplates(): ReadonlyMap<string, string> {
  const folder = join(root(), 'templates');
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return new Map(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const path = join(entry.parentPath, entry.name);
        return [relative(folder, path).split(sep).join('/'), readFileSync(path, 'utf8')];
      }),
  );
}

/** Solidify's own version. */
export function ownVersion(): string {
  const { version } = JSON.parse(readFileSync(join(root(), 'package.json'), 'utf8')) as { version: string };
  return version;
}

/** The nearest folder above this file with a package.json: the installed package, or the checkout. */
function root(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return folder;
}
