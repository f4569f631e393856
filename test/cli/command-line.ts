import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { build } from 'tsdown';

/** Inside the checkout, where the program finds its templates and wasm files. */
const folder = fileURLToPath(new URL('../../node_modules/.cache/solidify-cli-test', import.meta.url));

/** What a run of the program gave. */
export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Builds the command line as it ships, once. */
export async function buildCommandLine(): Promise<void> {
  await build({
    config: false,
    entry: { cli: fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url)) },
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    outDir: folder,
    dts: false,
    outExtensions: () => ({ js: '.js' }),
    logLevel: 'error',
    define: { __VERSION__: JSON.stringify('0.0.0-test') },
  });
}

/** Runs the program in a folder, without a terminal, with the test's own home and Git configuration. */
export function runIn(cwd: string, ...args: readonly string[]): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [`${folder}/cli.js`, ...args], {
    cwd,
    encoding: 'utf8',
    env: process.env,
    input: '',
  });
  return { code: status, stdout, stderr };
}
