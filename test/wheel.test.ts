import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, it } from 'vitest';
import { interpreterOf, makeEnvironment, run } from '../scripts/virtual-environment.ts';
import { buildCommandLine, runIn } from './cli/command-line.ts';
import { describeWithPython } from './python-environment.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const samples = join(root, 'sample-notebooks');

describeWithPython('the wheel solidify-nb, in a fresh venv without Node on the PATH', (python) => {
  const folder = mkdtempSync(join(tmpdir(), 'solidify-wheel-test-'));
  const venv = join(folder, 'venv');
  const env = { ...process.env, PATH: join(folder, 'bin') };

  /** Runs the venv's `solidify` in a folder; its PATH has git and nothing else. */
  function solidify(cwd: string, ...args: readonly string[]): ReturnType<typeof runIn> {
    const command = join(venv, 'bin', 'solidify');
    const { status, stdout, stderr } = spawnSync(command, args, { cwd, env, encoding: 'utf8', input: '' });
    return { code: status, stdout, stderr };
  }

  beforeAll(async () => {
    const built = await run(process.execPath, ['--import', 'tsx', 'scripts/wheel.ts', folder, python], {
      cwd: root,
    });
    expect(built, built.output).toMatchObject({ code: 0 });
    const [wheel = ''] = readdirSync(folder).filter((name) => name.endsWith('.whl'));
    expect(await makeEnvironment(python, venv, [join(folder, wheel)])).toBeNull();
    mkdirSync(env.PATH);
    const git = (process.env.PATH ?? '')
      .split(delimiter)
      .map((each) => join(each, 'git'))
      .find((each) => spawnSync(each, ['--version']).status === 0);
    symlinkSync(git ?? '', join(env.PATH, 'git'));
    await buildCommandLine();
  });

  it('has the version of the npm package and needs no Node', () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    expect(spawnSync('node', ['--version'], { env }).error).toMatchObject({ code: 'ENOENT' });
    expect(solidify(folder, '--version')).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
    const shown = spawnSync(interpreterOf(venv), ['-m', 'pip', 'show', 'solidify-nb'], { encoding: 'utf8' });
    expect(shown.stdout).toContain(`Version: ${version}\n`);
  });

  it('gives the exit code of the program', () => {
    expect(solidify(folder, 'scan', 'no-such-notebook.ipynb').code).toBe(2);
  });

  it('finds, extracts and undoes as the npm package does', () => {
    const [ours, theirs] = ['wheel', 'npm'].map((name) => {
      const work = join(folder, name);
      cpSync(samples, work, { recursive: true });
      return work;
    }) as [string, string];
    const notebook = 'predictive-maintenance.ipynb';
    const scanned = solidify(ours, 'scan', notebook, '--json');
    expect(scanned).toEqual(runIn(theirs, 'scan', notebook, '--json'));
    expect(JSON.parse(scanned.stdout)).toMatchObject({ version: 1 });
    const extract = ['extract', notebook, '--to', 'tools', '--python', interpreterOf(venv), '--yes'];
    expect(solidify(ours, ...extract).code).toBe(0);
    expect(runIn(theirs, ...extract).code).toBe(0);
    expect(readFileSync(join(ours, notebook), 'utf8')).toBe(readFileSync(join(theirs, notebook), 'utf8'));
    const files = filesOf(join(ours, 'tools'));
    expect(files).toEqual(filesOf(join(theirs, 'tools')));
    for (const file of files.filter((each) => each.endsWith('.py'))) {
      expect(readFileSync(join(ours, 'tools', file), 'utf8')).toBe(
        readFileSync(join(theirs, 'tools', file), 'utf8'),
      );
    }
    expect(solidify(ours, 'undo', 'tools').code).toBe(0);
    expect(readFileSync(join(ours, notebook), 'utf8')).toBe(readFileSync(join(samples, notebook), 'utf8'));
  });

  it('makes of a TypeScript notebook what the npm package makes', { timeout: 120_000 }, () => {
    const [ours, theirs] = ['wheel-typescript', 'npm-typescript'].map((name) => {
      const work = join(folder, name);
      cpSync(samples, work, { recursive: true });
      return work;
    }) as [string, string];
    const extract = ['extract', 'checkout-latency.ipynb', '--to', 'latency-tools', '--dry-run'];
    const shown = solidify(ours, ...extract);
    expect(shown.stdout).toContain('src/index.ts');
    const withoutPlaces = (text: string): string => text.replaceAll(ours, '').replaceAll(theirs, '');
    expect(withoutPlaces(shown.stdout)).toBe(withoutPlaces(runIn(theirs, ...extract).stdout));
  });
});

/** The files of a repository, Git's own left out. */
function filesOf(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => !path.startsWith('.git/') && path !== '.git')
    .sort();
}
