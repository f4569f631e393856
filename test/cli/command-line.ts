import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'tsdown';
import { programConfig } from '../../tsdown.config.ts';

/** Inside the checkout, where the program finds its templates and wasm files; one for each process that runs tests. */
const folder = fileURLToPath(
  new URL(`../../node_modules/.cache/solidify-cli-test-${process.pid}`, import.meta.url),
);

/** The command line that starts the program, without its arguments. */
export const program: readonly [string, string] = [process.execPath, `${folder}/cli.js`];

/** What a run of the program gave. */
export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Builds the command line as it ships, once for a file of tests; gives what removes it, as `beforeAll` takes it. */
export async function buildCommandLine(): Promise<() => void> {
  await build({
    ...programConfig(folder),
    config: false,
    define: { __VERSION__: JSON.stringify('0.0.0-test') },
  });
  return () => {
    rmSync(folder, { recursive: true, force: true });
  };
}

/** Runs the program in a folder, without a terminal, with the test's own home and Git configuration. */
export function runIn(cwd: string, ...args: readonly string[]): Run {
  return runWith({}, cwd, ...args);
}

/** Runs it with other variables; null takes one away. */
export function runWith(
  variables: Readonly<Record<string, string | null>>,
  cwd: string,
  ...args: readonly string[]
): Run {
  const env = Object.entries({ ...process.env, ...variables }).filter(([, value]) => value !== null);
  const [node, script] = program;
  const { status, stdout, stderr } = spawnSync(node, [script, ...args], {
    cwd,
    encoding: 'utf8',
    env: Object.fromEntries(env) as NodeJS.ProcessEnv,
    input: '',
    maxBuffer: 100_000_000,
    timeout: 60_000,
  });
  return { code: status, stdout, stderr };
}
