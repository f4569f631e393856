/**
 * `npm run demo`: what Solidify does, on the sample notebooks, in a temporary folder that is kept for a look.
 * Without a recent Python it still scans and extracts, and says what it left out.
 */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { findPython, interpreterOf, makeEnvironment, run } from './virtual-environment.ts';
import type { Done } from './virtual-environment.ts';

const project = fileURLToPath(new URL('../', import.meta.url));
const samples = join(project, 'sample-notebooks');
const names = ['predictive-maintenance.ipynb', 'failure-report.ipynb'] as const;
/** In TypeScript; shown at the end where Deno is there. */
const further = 'checkout-latency.ipynb';
const deno = join(project, 'node_modules', '.bin', 'deno');
const started = Date.now();

/** The demo's places: all in one temporary folder. */
interface Places {
  readonly root: string;
  readonly before: string;
  readonly notebooks: string;
  readonly repository: string;
  readonly remote: string;
  readonly venv: string;
  readonly env: NodeJS.ProcessEnv;
}

/** A step that must succeed for the demo to make sense, and did not. */
interface Failure {
  readonly step: string;
  readonly output: string;
}

function say(line: string): void {
  console.log(line);
}

function announce(line: string): void {
  const seconds = Math.round((Date.now() - started) / 1000);
  console.log(`\n[${String(seconds).padStart(3)} s] ${line}`);
}

/** Copies the samples and keeps the user's own Git settings (signing, hooks) and state folders out of it. */
function makePlaces(): Places {
  const root = mkdtempSync(join(tmpdir(), 'solidify-demo-'));
  const [before, notebooks] = [join(root, 'before'), join(root, 'notebooks')];
  for (const folder of [before, notebooks]) {
    mkdirSync(folder);
    for (const name of names) cpSync(join(samples, name), join(folder, name));
  }
  const gitConfig = join(root, 'gitconfig');
  writeFileSync(
    gitConfig,
    '[user]\n\tname = Solidify demo\n\temail = demo@example.org\n[init]\n\tdefaultBranch = main\n',
  );
  return {
    root,
    before,
    notebooks,
    repository: join(root, 'maintenance-tools'),
    remote: join(root, 'maintenance-tools.git'),
    venv: join(root, 'environment'),
    env: {
      ...process.env,
      // Else each of the four kernels would compile pandas again.
      PYTHONDONTWRITEBYTECODE: undefined,
      GIT_CONFIG_GLOBAL: gitConfig,
      XDG_STATE_HOME: join(root, 'state'),
      XDG_CACHE_HOME: join(root, 'cache'),
      JUPYTER_PATH: join(root, 'jupyter'),
    },
  };
}

/** A kernelspec for the Deno of this checkout, in a folder that Jupyter looks into for the demo alone. */
function writeKernelspec(places: Places): void {
  const folder = join(places.root, 'jupyter', 'kernels', 'deno');
  mkdirSync(folder, { recursive: true });
  const argv = [deno, 'jupyter', '--kernel', '--conn', '{connection_file}'];
  writeFileSync(
    join(folder, 'kernel.json'),
    JSON.stringify({ argv, display_name: 'Deno', language: 'typescript' }),
  );
}

/** Runs the command line as a user would, from the demo's folder, showing the command and what it prints. */
async function solidify(places: Places, args: readonly string[]): Promise<Done> {
  say(`        $ solidify ${args.join(' ')}`);
  return run(process.execPath, [join(project, 'dist', 'cli.js'), ...args], {
    cwd: places.root,
    env: places.env,
    say: (line) => {
      say(`        ${line}`);
    },
  });
}

/** The lines of code in each notebook of a folder, as `scan --json` counts them. */
async function countCodeLines(places: Places, folder: string): Promise<ReadonlyMap<string, number>> {
  const args = [join(project, 'dist', 'cli.js'), 'scan', '--json', folder];
  const { output } = await run(process.execPath, args, { cwd: places.root, env: places.env });
  const scan = JSON.parse(output.slice(output.indexOf('{'))) as {
    readonly notebooks: readonly { readonly path: string; readonly codeLines: number }[];
  };
  return new Map(
    names.map((name) => [name, scan.notebooks.find(({ path }) => path.endsWith(name))?.codeLines ?? 0]),
  );
}

/** A fresh environment with what the notebooks import, and pytest; null where there can be none. */
async function prepareEnvironment(places: Places): Promise<string | null> {
  const python = findPython();
  if (python === null) {
    announce('No python3 of version 3.11 or later here: scanning and extracting only.');
    return null;
  }
  announce('Making a fresh Python environment with what the notebooks import, from half a minute on …');
  // nbclient is what `verify` runs notebooks with.
  const wanted = ['-r', join(samples, 'requirements.txt'), 'nbclient', 'pytest'];
  const problem = await makeEnvironment(python, places.venv, wanted);
  if (problem === null) return interpreterOf(places.venv);
  announce(`No environment could be made (${problem}): scanning and extracting only.`);
  return null;
}

/** The repository's own tests, in the environment that it was installed into; returns pytest's last line. */
async function runTests(places: Places, python: string): Promise<string | Failure> {
  announce("Running the package's own tests …");
  const { code, output } = await run(python, ['-m', 'pytest', '-q'], {
    cwd: places.repository,
    env: places.env,
  });
  const last = output.trim().split('\n').at(-1) ?? '';
  say(`        ${last}`);
  return code === 0 ? last : { step: "the package's own tests", output };
}

/** Runs each notebook as it was and as it is now, in fresh kernels; returns those that show something else. */
async function compareNotebooks(places: Places, python: string): Promise<readonly string[]> {
  const differing: string[] = [];
  for (const name of names) {
    announce(`Running ${name} before and after, in fresh kernels …`);
    const args = ['verify', join('before', name), join('notebooks', name), '--python', python];
    const { code } = await solidify(places, args);
    if (code !== 0) differing.push(name);
  }
  return differing;
}

/** The same for a notebook in TypeScript: what has solidified, an npm package of it, and whether it shows the same. */
async function demonstrateTypeScript(places: Places, python: string | null): Promise<Failure | null> {
  announce('And a notebook in TypeScript, for the Deno kernel: an npm package comes out.');
  if (!existsSync(deno)) {
    say('        Left out: no Deno here (npm install gets it).');
    return null;
  }
  writeKernelspec(places);
  const folder = join(places.root, 'latency');
  mkdirSync(folder);
  for (const name of [further, `before-${further}`]) cpSync(join(samples, further), join(folder, name));
  const notebook = join('latency', further);
  const install = python === null ? [] : ['--install', '--python', python];
  const steps: (readonly string[])[] = [
    ['scan', notebook],
    ['extract', notebook, '--to', 'latency-tools', '--yes', ...install],
    ...(python === null
      ? []
      : [['verify', join('latency', `before-${further}`), notebook, '--python', python]]),
  ];
  for (const args of steps) {
    const { code, output } = await solidify(places, args);
    if (code !== 0) return { step: args[0] ?? '', output };
  }
  return null;
}

/** All steps in order; a {@link Failure} ends them. */
async function demonstrate(places: Places): Promise<Failure | null> {
  announce('What has solidified in the two sample notebooks?');
  const scan = await solidify(places, ['scan', 'notebooks']);
  if (scan.code !== 0) return { step: 'scan', output: scan.output };
  const linesBefore = await countCodeLines(places, 'notebooks');

  const python = await prepareEnvironment(places);

  announce('Extracting it into a package, pushing that, and rewriting the notebooks …');
  const bare = await run('git', ['init', '--quiet', '--bare', places.remote], { env: places.env });
  if (bare.code !== 0) return { step: 'git init', output: bare.output };
  const install = python === null ? [] : ['--install', '--python', python];
  const push = ['--push', pathToFileURL(places.remote).href];
  const extracting = ['extract', 'notebooks', '--to', 'maintenance-tools', '--yes', ...push, ...install];
  const extract = await solidify(places, extracting);
  if (extract.code !== 0) return { step: 'extract', output: extract.output };

  const tests = python === null ? null : await runTests(places, python);
  if (tests !== null && typeof tests !== 'string') return tests;
  const differing = python === null ? null : await compareNotebooks(places, python);
  if (differing !== null && differing.length > 0)
    return { step: `verify ${differing.join(', ')}`, output: '' };
  const problem = await demonstrateTypeScript(places, python);
  if (problem !== null) return problem;
  await sumUp(places, linesBefore, tests);
  return null;
}

async function sumUp(
  places: Places,
  linesBefore: ReadonlyMap<string, number>,
  tests: string | null,
): Promise<void> {
  announce('Done.');
  const linesAfter = await countCodeLines(places, 'notebooks');
  for (const name of names) {
    const [before, after] = [linesBefore.get(name) ?? 0, linesAfter.get(name) ?? 0];
    const same = tests === null ? '' : '; it shows what it showed before';
    say(`  ${name}: ${before} lines of code before, ${after} after${same}.`);
  }
  const log = await run('git', ['--git-dir', places.remote, 'log', '--oneline', '--all'], {
    env: places.env,
  });
  const commits = log.output.trim().split('\n');
  say('  The package was pushed. The commits in maintenance-tools.git:');
  for (const commit of commits) say(`    ${commit}`);
  if (tests === null) {
    say('  Left out, for want of a Python: installing the package, its tests, running the notebooks.');
  } else {
    say(`  The package's own tests: ${tests}.`);
  }
  say(`  All of it is in ${places.root} for you to look at:`);
  say(`    the package     ${places.repository}`);
  say(`    the notebooks   ${places.notebooks}   (as they were: before)`);
  if (existsSync(deno))
    say(`    in TypeScript   ${join(places.root, 'latency-tools')}, ${join(places.root, 'latency')}`);
  say('  Delete that folder when you are done.');
}

/** The end of what a failed step said, and where to look. */
function complain(places: Places, failure: Failure): void {
  console.error(`\nThe demo stopped: ${failure.step} failed.`);
  const tail = failure.output.trimEnd().split('\n').slice(-15);
  for (const line of tail) console.error(`  ${line}`);
  console.error(`What there is so far is in ${places.root}`);
  process.exitCode = 1;
}

const { version } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as { version: string };
const places = makePlaces();
say(`Solidify ${version}, a demo on copies of the sample notebooks. Working in ${places.root}`);
const failure = await demonstrate(places);
if (failure !== null) complain(places, failure);
