import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Files that ship with Solidify, by their name in `dist/assets`, with where they come from in a checkout. */
const SHIPPED = {
  'web-tree-sitter.wasm': 'node_modules/web-tree-sitter/web-tree-sitter.wasm',
  'tree-sitter-python.wasm': 'node_modules/tree-sitter-python/tree-sitter-python.wasm',
  'run_notebook.py': 'src/kernel/run_notebook.py',
  'measure_tests.py': 'src/kernel/measure_tests.py',
  'run_tests.py': 'src/kernel/run_tests.py',
} as const;

/** Reads a file that ships with Solidify: in a checkout as it is now, whatever was built before. */
export function readAsset(name: keyof typeof SHIPPED): Uint8Array {
  const source = join(root(), SHIPPED[name]);
  return readFileSync(existsSync(source) ? source : join(root(), 'dist', 'assets', name));
}

/** Modules that watch a notebook from within its kernel; each imports only those before it. */
const RECORDER = [
  'values',
  'arrays',
  'fingerprints',
  'origins',
  'outside',
  'probes',
  'sources',
  'evaluate',
  'expressions',
  'data',
  'clues',
  'columns',
  'synthetic',
  'made',
  'properties',
  'state',
  'rehearse',
  'calls',
  'hints',
  'recorder',
  'observers',
  'members',
  'observe',
];

/** Reads the modules that record calls, in the order to import them. */
export function readRecorder(): readonly (readonly [name: string, source: string])[] {
  const source = join(root(), 'src', 'kernel', 'recorder');
  const folder = existsSync(source) ? source : join(root(), 'dist', 'assets', 'recorder');
  return RECORDER.map((name) => [name, readFileSync(join(folder, `${name}.py`), 'utf8')]);
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
