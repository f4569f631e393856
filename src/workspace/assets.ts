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

/** The types of what Node and Deno provide without an import, by the path that a compiler looks for: `node_modules/@types/node/fs.d.ts`. */
export function readTypePackages(): ReadonlyMap<string, string> {
  const built = join(root(), 'dist', 'assets', 'types');
  const installed = join(root(), 'node_modules');
  const files = new Map<string, string>();
  for (const name of TYPE_PACKAGES) {
    const folder = [installed, built].map((each) => join(each, name)).find((each) => existsSync(each));
    if (folder === undefined) continue;
    for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (!/\.d\.[cm]?ts$|^package\.json$/.test(path)) continue;
      const from = ['node_modules', name, ...path.split(sep)].join('/');
      files.set(from, readFileSync(join(folder, path), 'utf8'));
    }
  }
  const library = join(dirname(createRequire(import.meta.url).resolve('typescript')));
  for (const name of readdirSync(library)) {
    if (!/^lib\..*d\.ts$/.test(name)) continue;
    files.set(`node_modules/typescript/lib/${name}`, readFileSync(join(library, name), 'utf8'));
  }
  return files;
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
