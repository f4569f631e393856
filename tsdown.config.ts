import { copyFileSync, cpSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { defineConfig, type UserConfig } from 'tsdown';
import { basename, dirname, join } from 'node:path';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

/**
 * Commander loads `node:child_process` for subcommands that are programs of their own. There are none, and loading it, with
 * all of Node's networking behind, would be a third of what `--help` takes beyond bare Node.
 */
const leanCommander = {
  name: 'lean-commander',
  transform: {
    filter: { id: /commander[\\/]lib[\\/]command\.js$/ },
    handler(code: string): string {
      const loading = "require('node:child_process')";
      if (!code.includes(loading)) throw new Error(`commander no longer says ${loading}`);
      return code.replace(loading, '{}');
    },
  },
};

/**
 * TypeScript is CommonJS. Imported from a module of ECMAScript, Node first reads all its nine megabytes for names that it may export,
 * which takes longer than all of a scan; required, it isn't read so.
 */
const requiredTypescript = {
  name: 'required-typescript',
  resolveId: (id: string): string | null => (id === 'typescript' ? '\0typescript' : null),
  load: (id: string): string | null =>
    id === '\0typescript'
      ? "import { createRequire } from 'node:module';\nexport default createRequire(import.meta.url)('typescript');"
      : null,
};

/** How the program is bundled into a folder, with the files that it reads beside it. */
export const programConfig = (outDir: string): UserConfig => ({
  entry: { cli: 'src/cli/main.ts', 'reading-thread': 'src/verbs/reading-thread.ts' },
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  outDir,
  clean: true,
  dts: false,
  outExtensions: () => ({ js: '.js' }),
  logLevel: 'error',
  deps: { alwaysBundle: ['typescript'] },
  plugins: [leanCommander, requiredTypescript],
  // Names stay, so that the stack trace of a defect can be read.
  minify: { compress: true, mangle: false, codegen: { removeWhitespace: true } },
  define: { __VERSION__: JSON.stringify(version) },
  // The parser loads its wasm from dist/assets, so that it can be bundled.
  hooks: {
    'build:done': () => {
      const assets = join(outDir, 'assets');
      mkdirSync(assets, { recursive: true });
      for (const file of [
        'node_modules/web-tree-sitter/web-tree-sitter.wasm',
        'node_modules/tree-sitter-python/tree-sitter-python.wasm',
      ]) {
        copyFileSync(file, join(assets, basename(file)));
      }
      // The types that packages are checked with, which their compiler looks for as files.
      for (const name of ['@types/node', 'undici-types', '@types/deno']) {
        cpSync(join('node_modules', name), join(assets, 'types', name), { recursive: true });
      }
      // What runs elsewhere than in this program, by its path from src.
      for (const path of readdirSync('src', { recursive: true, encoding: 'utf8' })) {
        if (!/\.(?:py|js)$/.test(path)) continue;
        mkdirSync(join(assets, dirname(path)), { recursive: true });
        copyFileSync(join('src', path), join(assets, path));
      }
    },
  },
});

export default defineConfig(programConfig('dist'));
