import {
  chmodSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { git, useTemporaryFolder, write } from '../workspace/temporary-folder.ts';
import { buildCommandLine, program, runIn } from './command-line.ts';

const NOTEBOOK = `# %%
RATE = 2

def clean(x):
    y = x * RATE
    return y

# %%
clean(1)
`;
const PASTED = 'def clean(x):\n    y = x * RATE\n    return y';

beforeAll(buildCommandLine);
const folder = useTemporaryFolder();
const extracted = { path: '' };

/** A package `pumps` in `lab/pumps`, made of `lab/a.py`; extracted once, copied for each test. */
beforeEach(() => {
  git(folder.path, 'init', '-q');
  if (extracted.path === '') {
    extracted.path = mkdtempSync(join(tmpdir(), 'solidify-check-'));
    write(join(extracted.path, 'a.py'), NOTEBOOK);
    const run = runIn(extracted.path, 'extract', 'a.py', '--to', 'pumps', '--all', '--yes');
    expect(run).toMatchObject({ code: 0 });
  }
  cpSync(extracted.path, at('lab'), { recursive: true });
});
afterAll(() => {
  rmSync(extracted.path, { recursive: true, force: true });
});

function at(...parts: readonly string[]): string {
  return join(folder.path, ...parts);
}

/** A notebook as Jupyter writes it. */
function ipynb(...sources: readonly string[]): string {
  const cells = sources.map((source) => ({
    cell_type: 'code',
    execution_count: null,
    metadata: {},
    outputs: [],
    source: source.split(/(?<=\n)/),
  }));
  const kernelspec = { display_name: 'Python 3', language: 'python', name: 'python3' };
  return JSON.stringify({ cells, metadata: { kernelspec }, nbformat: 4, nbformat_minor: 4 }, null, 1);
}

/** Which line of a file holds a text, from 1. */
function lineOf(path: string, text: string): number {
  return readFileSync(path, 'utf8').split(text)[0]?.split('\n').length ?? 0;
}

describe('what it says', () => {
  it('nothing of a notebook just extracted, of one without the package, and of the package itself', () => {
    write(at('lab', 'other.py'), '# %%\nimport math\n\ndef clean(x):\n    return math.floor(x)\n');
    const paths = ['a.py', 'other.py', 'pumps/src/pumps/core.py', 'pumps/tests/test_core.py'];
    expect(runIn(at('lab'), 'check', ...paths)).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  it('one line for each finding, with both ways out of drift', () => {
    write(
      at('lab', 'b.ipynb'),
      ipynb('from pumps.core import RATE, clean\nfrom pumps.core import gone', `${PASTED}\n`, 'gone = 3'),
    );
    const { code, stdout, stderr } = runIn(at('lab'), 'check', 'b.ipynb');
    expect({ code, stderr, lines: stdout.split('\n') }).toEqual({
      code: 1,
      stderr: '',
      lines: [
        'b.ipynb: cell 0, line 2: unresolved-import pumps.core has no gone in the package (correct the import, or put it back into the package)',
        'b.ipynb: cell 1, line 1: pasted-copy clean is a copy of pumps.core.clean (replace it by from pumps.core import clean)',
        'b.ipynb: cell 2, line 1: rebound-import gone is imported from pumps.core.gone in cell 0 and bound again here, so that what follows gets something else (give one of the two another name)',
        '',
      ],
    });
    write(at('lab', 'b.ipynb'), ipynb('from pumps.core import RATE', PASTED.replace('*', '+')));
    expect(runIn(at('lab'), 'check', 'b.ipynb')).toEqual({
      code: 1,
      stdout:
        'b.ipynb: cell 1, line 1: drift clean is other code than pumps.core.clean (the package from the notebook: solidify extract b.ipynb --to pumps --take notebook:clean; or the notebook from the package: replace it by from pumps.core import clean; or give one of the two another name)\n',
      stderr: '',
    });
  });

  it('an edit only of the notebook that it was taken from', () => {
    write(
      at('lab', 'a.py'),
      `${readFileSync(at('lab', 'a.py'), 'utf8')}\n# %%\n${PASTED.replace('*', '+')}\n`,
    );
    const { code, stdout } = runIn(at('lab'), 'check', 'a.py');
    expect(code).toBe(1);
    expect(stdout).toContain(
      'drift clean is other code than pumps.core.clean: the notebook was edited since (the package from the notebook: solidify extract a.py --to pumps; or',
    );
  });

  it('to GitHub: the line of the file, and the cell', () => {
    write(at('lab', 'odd, name.ipynb'), ipynb('from pumps.core import RATE', `x = 1\n\n${PASTED}`));
    const { code, stdout } = runIn(at('lab'), 'check', 'odd, name.ipynb', '--format', 'github');
    const line = lineOf(at('lab', 'odd, name.ipynb'), 'def clean');
    expect({ code, stdout }).toEqual({
      code: 1,
      stdout: `::error file=odd%2C name.ipynb,line=${line},title=solidify%3A pasted-copy::cell 1, line 3: clean is a copy of pumps.core.clean (replace it by from pumps.core import clean)\n`,
    });
  });

  it('as JSON', () => {
    write(at('lab', 'b.py'), `# %%\nfrom pumps.core import RATE\n# %%\n${PASTED.replace('*', '-')}\n`);
    const run = runIn(at('lab'), 'check', 'b.py', '--json');
    expect(run.code).toBe(1);
    expect(runIn(at('lab'), 'check', 'b.py', '--format', 'json').stdout).toBe(run.stdout);
    expect(JSON.parse(run.stdout)).toMatchObject({
      version: 1,
      notebooks: [{ path: 'b.py', format: 'percent', language: 'python', cells: 2 }],
      packages: [{ name: 'pumps', importName: 'pumps', path: at('lab', 'pumps'), madeBySolidify: true }],
      findings: [
        {
          code: 'drift',
          notebook: 'b.py',
          name: 'clean',
          cell: 1,
          line: 1,
          fileLine: 4,
          package: 'pumps',
          held: { module: 'pumps.core', name: 'clean' },
          drift: 'different',
          differs: 'itself',
          inNotebook: PASTED.replace('*', '-'),
          inPackage: PASTED,
        },
      ],
      problems: [],
    });
  });

  it('--require-extracted: solidified code that no package holds', () => {
    const text = `# %%
def spread(values: list[float]) -> float:
    """The distance from the smallest to the largest."""
    low, high = min(values), max(values)
    return high - low

# %%
spread([1, 2])

# %%
spread([3, 4])
`;
    write(at('lab', 'new.py'), text);
    expect(runIn(at('lab'), 'check', 'new.py')).toMatchObject({ code: 0, stdout: '' });
    expect(runIn(at('lab'), 'check', 'new.py', 'a.py', '--require-extracted')).toMatchObject({
      code: 1,
      stdout:
        'new.py: cell 0, line 1: not-extracted spread has solidified, and no package holds it (solidify extract new.py --to <its package’s repository>)\n',
    });
  });
});

describe('where it finds the package', () => {
  const copy = `# %%\nfrom pumps.core import RATE\n${PASTED}\n`;

  it('where it is told, also for a notebook that imports nothing of it', () => {
    write(at('elsewhere', 'b.py'), `# %%\nRATE = 2\n${PASTED}\n`);
    expect(runIn(at('elsewhere'), 'check', 'b.py')).toMatchObject({ code: 0 });
    expect(runIn(at('elsewhere'), 'check', 'b.py', '--package', '../lab/pumps').code).toBe(1);
    expect(runIn(at('elsewhere'), 'check', 'b.py', '--package', '../lab')).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('there is no package in this folder') as string,
    });
  });

  it.each(['installed', 'linked', 'finder', 'project'])('in the interpreter’s environment (%s)', (how) => {
    const venv = at('venv');
    const site = join(venv, 'lib', 'python3.11', 'site-packages');
    const source = at('lab', 'pumps', 'src');
    write(
      join(venv, 'pyvenv.cfg'),
      'home = /usr/bin\nversion = 3.11.7\ninclude-system-site-packages = false\n',
    );
    write(join(venv, 'bin', 'python'), '');
    chmodSync(join(venv, 'bin', 'python'), 0o755);
    mkdirSync(site, { recursive: true });
    if (how === 'installed') symlinkSync(join(source, 'pumps'), join(site, 'pumps'));
    if (how === 'linked') write(join(site, '_pumps.pth'), `${source}\n`);
    if (how === 'finder') {
      write(
        join(site, '__editable___pumps_0_1_0_finder.py'),
        `MAPPING: dict[str, str] = {'pumps': '${join(source, 'pumps')}'}\n`,
      );
    }
    if (how === 'project') {
      const url = JSON.stringify({ url: `file://${at('lab', 'pumps')}`, dir_info: { editable: true } });
      write(join(site, 'pumps-0.1.0.dist-info', 'direct_url.json'), url);
    }
    write(at('away', 'b.py'), copy);
    git(at('away'), 'init', '-q');
    const python = join(venv, 'bin', 'python');
    expect(runIn(at('away'), 'check', 'b.py').code).toBe(0);
    expect(runIn(at('away'), 'check', 'b.py', '--python', python)).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('pasted-copy clean') as string,
    });
  });

  it('in the work tree; and several for one notebook', () => {
    write(
      at('v.py'),
      '# %%\ndef open_all(valves):\n    done = [v.open() for v in valves]\n    return done\n',
    );
    expect(runIn(at(), 'extract', 'v.py', '--to', 'taps', '--all', '--yes')).toMatchObject({ code: 0 });
    write(
      at('notes', 'both.py'),
      `# %%\nfrom pumps.core import RATE\nimport taps\n\ndef opened(valves):\n    done = [v.open() for v in valves]\n    return done\n\n${PASTED}\n`,
    );
    write(at('lab', 'both.py'), readFileSync(at('notes', 'both.py')));
    const { code, stdout } = runIn(at(), 'check', 'lab', 'notes');
    expect({ code, found: stdout.split('\n').map((line) => line.replace(/ \(.*/, '')) }).toEqual({
      code: 1,
      found: [
        'lab/both.py: cell 0, line 4: pasted-copy opened is a copy of taps.open.open_all',
        'lab/both.py: cell 0, line 8: pasted-copy clean is a copy of pumps.core.clean',
        'notes/both.py: cell 0, line 4: pasted-copy opened is a copy of taps.open.open_all',
        '',
      ],
    });
  });

  it('of the user’s own making, where it is named', () => {
    write(at('own', 'pyproject.toml'), '[project]\nname = "My-Tools"\nversion = "1"\n');
    write(at('own', 'my_tools', '__init__.py'), '');
    write(at('own', 'my_tools', 'sub', 'deep.py'), 'def half(x):\n    y = x / 2\n    return y\n');
    write(at('own', 'tests', '__init__.py'), '');
    write(at('b.py'), '# %%\ndef half(x):\n    y = x / 2\n    return y\n');
    expect(runIn(at(), 'check', 'b.py', '--package', 'own').stdout).toContain(
      'half is a copy of my_tools.sub.deep.half',
    );
  });
});

describe('what it can’t check', () => {
  it('ends with 2, and the rest is checked', () => {
    write(at('lab', 'r.ipynb'), ipynb('x <- 1').replaceAll('python', 'R'));
    write(at('lab', 'bad.ipynb'), '{');
    write(at('lab', 'b.py'), `# %%\nfrom pumps.core import RATE\n${PASTED}\n`);
    const { code, stdout, stderr } = runIn(at(), 'check', 'lab');
    expect(code).toBe(2);
    expect(stdout).toContain('lab/b.py: cell 0, line 2: pasted-copy');
    expect(stderr).toContain(
      'its language is r; only Python, TypeScript and JavaScript notebooks can be analysed',
    );
    expect(stderr).toContain('lab/bad.ipynb');
    expect(runIn(at(), 'check', 'nowhere').code).toBe(2);
    expect(runIn(at(), 'check', 'lab', '--format', 'xml').code).toBe(2);
  });
});

const project = fileURLToPath(new URL('../../', import.meta.url));

/** A folder with a `solidify` as npm would install it. */
function installProgram(): string {
  const [node, script] = program;
  write(at('bin', 'solidify'), `#!/bin/sh\nexec '${node}' '${script}' "$@"\n`);
  chmodSync(at('bin', 'solidify'), 0o755);
  return at('bin');
}

/**
 * What pre-commit makes of a hook: its entry split as a shell would, and the changed files behind it, in its root. That npm builds the
 * program from a clone is left out: it needs the network.
 */
it('the hook for pre-commit runs on changed notebooks and scripts', () => {
  const hooks = parse(readFileSync(join(project, '.pre-commit-hooks.yaml'), 'utf8')) as readonly Record<
    string,
    unknown
  >[];
  expect(hooks).toEqual([
    {
      id: 'solidify-check',
      name: 'solidify check',
      description: expect.any(String) as string,
      entry: 'solidify check',
      language: 'node',
      types_or: ['jupyter', 'python'],
      require_serial: true,
    },
  ]);
  const { bin, scripts } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as {
    readonly bin: Readonly<Record<string, string>>;
    readonly scripts: Readonly<Record<string, string>>;
  };
  expect({ bin, prepare: scripts.prepare }).toEqual({
    bin: { solidify: 'dist/cli.js' },
    prepare: 'node scripts/prepare.mjs',
  });
  const [hook] = hooks;
  const PATH = `${installProgram()}:${process.env.PATH ?? ''}`;
  const run = (...files: readonly string[]) =>
    spawnSync('sh', ['-c', `exec ${String(hook?.entry)} "$@"`, 'hook', ...files], {
      cwd: at(),
      encoding: 'utf8',
      env: { ...process.env, PATH },
    });
  write(at('a plain script.py'), 'print(1)\n');
  expect(run('lab/a.py', 'a plain script.py', 'lab/pumps/src/pumps/core.py')).toMatchObject({
    status: 0,
    stdout: '',
  });
  write(at('lab', 'with space.py'), `# %%\nfrom pumps.core import RATE\n${PASTED}\n`);
  const { status, stdout } = run('lab/a.py', 'lab/with space.py');
  expect(status).toBe(1);
  expect(stdout).toMatch(/^lab\/with space\.py: cell 0, line 2: pasted-copy/);
});

interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly runs: {
    readonly using: string;
    readonly steps: readonly {
      readonly uses?: string;
      readonly shell?: string;
      readonly run?: string;
      readonly env?: Readonly<Record<string, string>>;
    }[];
  };
}

/** The steps of the action as a runner would take them: each in its shell, inputs through the environment. */
function runAction(inputs: Readonly<Record<string, string>>): {
  readonly status: number | null;
  readonly stdout: string;
} {
  const action = parse(readFileSync(join(project, 'action.yml'), 'utf8')) as Action;
  const actionPath = at('action');
  const [, script] = program;
  write(join(actionPath, 'dist', 'cli.js'), `await import(${JSON.stringify(script)});\n`);
  write(join(actionPath, 'package.json'), '{"type": "module"}');
  mkdirSync(join(actionPath, 'scripts'), { recursive: true });
  copyFileSync(join(project, 'scripts', 'prepare.mjs'), join(actionPath, 'scripts', 'prepare.mjs'));
  const valueOf = (expression: string): string =>
    expression.replaceAll(
      /\$\{\{ inputs\.([\w-]+) \}\}/g,
      (_, name: string) => inputs[name] ?? action.inputs[name]?.default ?? '',
    );
  const results = action.runs.steps.flatMap(({ run, env = {}, shell }) => {
    if (run === undefined) return [];
    expect({ shell, run }).toEqual({ shell: 'bash', run: expect.not.stringContaining('${{') as string });
    const variables = Object.fromEntries(Object.entries(env).map(([name, value]) => [name, valueOf(value)]));
    return spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', run], {
      cwd: at(),
      encoding: 'utf8',
      env: { ...process.env, ...variables, GITHUB_ACTION_PATH: actionPath },
    });
  });
  expect(action.runs.using).toBe('composite');
  const failed = results.find(({ status }) => status !== 0) ?? results.at(-1);
  return { status: failed?.status ?? null, stdout: results.map(({ stdout }) => stdout).join('') };
}

describe('the action for GitHub', () => {
  it('has nothing to say of notebooks that fit', () => {
    expect(runAction({})).toEqual({ status: 0, stdout: '' });
  });

  it('shows findings beside their lines, in any of its paths', () => {
    write(at('lab', 'with space.py'), `# %%\nfrom pumps.core import RATE\n${PASTED}\n`);
    const { status, stdout } = runAction({ paths: 'lab/a.py\nlab/with space.py\n', package: 'lab/pumps\n' });
    expect(status).toBe(1);
    expect(stdout).toMatch(/^::error file=lab\/with space\.py,line=3,title=/);
  });

  it('asks for extraction where it is told', () => {
    const code =
      'def spread(values: list[float]) -> float:\n    """The distance."""\n    low, high = min(values), max(values)\n    return high - low\n';
    write(at('new.py'), `# %%\n${code}\n# %%\nspread([1, 2])\n\n# %%\nspread([3, 4])\n`);
    expect(runAction({ paths: 'new.py' }).status).toBe(0);
    expect(runAction({ paths: 'new.py', 'require-extracted': 'true' })).toMatchObject({ status: 1 });
  });
});
