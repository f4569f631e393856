import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { describeWithPython } from '../python-environment.ts';
import { git as gitIn, useTemporaryFolder, write as writeFile } from '../workspace/temporary-folder.ts';
import { buildCommandLine, runIn } from './command-line.ts';
import { HATCH, NOTEBOOK, POETRY, SETUPTOOLS, UV, type Files } from './own-packages.ts';

const folder = useTemporaryFolder();
let removeProgram = (): void => undefined;

beforeAll(async () => {
  removeProgram = await buildCommandLine();
}, 60_000);
afterAll(() => {
  removeProgram();
});
beforeEach(() => {
  write({ 'a.py': NOTEBOOK });
});

function write(files: Files, root = '.'): void {
  for (const [path, text] of Object.entries(files)) writeFile(join(folder.path, root, path), text);
}

function read(path: string): string {
  return readFileSync(join(folder.path, path), 'utf8');
}

function git(root: string, ...args: readonly string[]): string {
  return gitIn(join(folder.path, root), ...args);
}

function commitAll(root: string): void {
  git(root, 'init', '--quiet', '--initial-branch=main');
  git(root, 'add', '--all');
  git(root, 'commit', '--quiet', '-m', 'Begin');
}

describe('what --into says no to', () => {
  const refusal = (...args: readonly string[]): object =>
    runIn(folder.path, 'extract', 'a.py', ...args, '--yes');

  it('is --to beside it, and options about what Solidify makes', () => {
    write(UV, 'mylib');
    const both = refusal('--to', 'new', '--into', 'mylib');
    expect(both).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--to and --into exclude each other') as string,
    });
    const license = refusal('--into', 'mylib', '--license', 'MIT');
    expect(license).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Leave --license out') as string,
    });
    const neither = refusal();
    expect(neither).toMatchObject({ code: 2, stderr: expect.stringContaining('--into') as string });
  });

  it('is where --to says that --into is the way', () => {
    write(UV, 'mylib');
    const stderr = expect.stringContaining('--into adds to it') as string;
    expect(refusal('--to', 'mylib')).toMatchObject({ code: 3, stderr });
  });

  it.each([
    [
      'no pyproject.toml',
      { 'setup.py': 'from setuptools import setup\nsetup()\n', 'old/__init__.py': '' },
      'setup.py alone',
    ],
    ['no package', { 'pyproject.toml': '[project]\nname = "x"\n' }, '__init__.py'],
    [
      'several packages',
      { 'pyproject.toml': '[project]\nname = "x"\n', 'src/a/__init__.py': '', 'src/b/__init__.py': '' },
      'several packages',
    ],
    [
      'a namespace',
      { 'pyproject.toml': '[project]\nname = "x"\n', 'src/a/b/__init__.py': '' },
      'namespace package',
    ],
  ])('is a folder with %s', (_, files, said) => {
    write(files, 'theirs');
    const stderr = expect.stringContaining(said) as string;
    expect(refusal('--into', 'theirs')).toMatchObject({ code: 3, stderr });
    expect(read('a.py')).toBe(NOTEBOOK);
  });

  it('is a name that the package has with other code, until that is left out', () => {
    write(UV, 'mylib');
    write({ 'a.py': `${NOTEBOOK}\n# %%\ndef hello():\n    return 'Hi'\n\n\nprint(hello())\n` });
    const stderr = expect.stringMatching(
      /holds hello already[^]*-def hello\(\) -> str:[^]*\+ {4}return 'Hi'[^]*--exclude hello/,
    ) as string;
    expect(refusal('--into', 'mylib', '--all')).toMatchObject({ code: 3, stderr });
    expect(existsSync(join(folder.path, 'mylib/solidify.json'))).toBe(false);
    expect(refusal('--into', 'mylib', '--all', '--exclude', 'hello')).toMatchObject({ code: 0 });
    expect(read('a.py')).toContain("def hello():\n    return 'Hi'\n");
  });
});

describe('a package that uv made', () => {
  beforeEach(() => {
    write(UV, 'mylib');
    commitAll('mylib');
  });

  it('gets a module, its tests and what they need; nothing else of it changes', () => {
    write({ 'mylib/notes.txt': 'mine\n' });
    expect(runIn(folder.path, 'extract', 'a.py', '--into', 'mylib', '--all', '--yes')).toMatchObject({
      code: 0,
    });
    const changed = git('mylib', 'diff', '--name-status', 'HEAD~2').trim().split('\n');
    expect(changed).toEqual([
      'M\tpyproject.toml',
      'A\tsolidify.json',
      'A\tsrc/mylib/core.py',
      'A\tsrc/mylib/solidify.json',
      'A\ttests/test_core.py',
    ]);
    expect(git('mylib', 'status', '--porcelain')).toBe('?? notes.txt\n');
    const pyproject = UV['pyproject.toml'] ?? '';
    const dependencies =
      /dependencies = \[\n {4}"numpy[^"\n]*",\n\]/.exec(read('mylib/pyproject.toml'))?.[0] ?? '';
    expect(read('mylib/pyproject.toml')).toBe(
      `${pyproject.replace('dependencies = []', dependencies).replace('0.1.0', '0.2.0')}\n[dependency-groups]\ndev = ["pytest"]\n`,
    );
    expect(read('a.py')).toContain('from mylib.core import discount, norm\n');
  });

  it('grows again, and knows what it has: a copy becomes an import, also with --to', () => {
    runIn(folder.path, 'extract', 'a.py', '--into', 'mylib', '--all', '--yes');
    write({
      'b.py':
        '# %%\ndef discount(price, percent):\n    # again\n    return price * (1 - percent / 100)\n\n\nprint(discount(50, 10))\n',
    });
    const again = runIn(folder.path, 'extract', 'b.py', '--to', 'mylib', '--all', '--yes');
    expect(again).toMatchObject({ code: 0 });
    expect(read('b.py')).toBe('# %%\nfrom mylib.core import discount\n\n\nprint(discount(50, 10))\n');
    expect(existsSync(join(folder.path, 'mylib/LICENSE'))).toBe(false);
    expect(JSON.parse(read('mylib/solidify.json'))).toMatchObject({
      repository: 'own',
      notebooks: [{ path: 'a.py' }, { path: 'b.py' }],
    });
    expect(runIn(folder.path, 'check', 'a.py', 'b.py', '--package', 'mylib')).toMatchObject({ code: 0 });
  });
});

describe('a package with a layout and style of its own', () => {
  it('of setuptools and Black gets code in that style, tests where its tests are, and its interface is its own', () => {
    write(SETUPTOOLS, 'shop');
    const { code, stdout } = runIn(folder.path, 'extract', 'a.py', '--into', 'shop', '--all', '--yes');
    expect(code).toBe(0);
    const [module = ''] = /shop\/\w+\.py/.exec(stdout) ?? [];
    expect(read(`shop/${module}`)).toContain(
      "def norm(values, *, minimum_of_the_values=None, maximum_of_the_values=None, unit='x'):\n    return np.asarray(values, dtype='float') / 5\n",
    );
    expect(existsSync(join(folder.path, `shop/tests/unit/test_${module.slice('shop/'.length)}`))).toBe(true);
    expect(read('shop/pyproject.toml')).toBe((SETUPTOOLS['pyproject.toml'] ?? '').replace('2.3.1', '2.4.0'));
    expect(read('shop/shop/__init__.py')).toBe(SETUPTOOLS['shop/__init__.py']);
    expect(stdout).toMatch(/shop\/__init__\.py passes names of its modules on[^\n]*discount, norm/);
    // setuptools packs no data that it isn't told of.
    expect(existsSync(join(folder.path, 'shop/shop/solidify.json'))).toBe(false);
  });

  it('of Poetry and ruff gets its requirements in its table, and its linter stays content', () => {
    write({ 'a.py': NOTEBOOK.replace("unit = 'x'", "l = 'x'") });
    write(POETRY, 'poet');
    const { code, stdout } = runIn(folder.path, 'extract', 'a.py', '--into', 'poet', '--all', '--yes');
    expect(code).toBe(0);
    expect(read('poet/pyproject.toml')).toBe((POETRY['pyproject.toml'] ?? '').replace('1.0.0', '1.1.0'));
    const [module = ''] = /poet\/(\w+)\.py/.exec(stdout)?.slice(1) ?? [];
    expect(read('poet/ruff.toml')).toBe(
      (POETRY['ruff.toml'] ?? '') +
        `"poet/${module}.py" = ["E741"] # E741: 1\n"tests/test_${module}.py" = ["E501"] # E501: 2\n`,
    );
    expect(read(`poet/poet/${module}.py`)).toContain('    maximum_of_the_values=None,\n    l="x",\n):');
    expect(existsSync(join(folder.path, `poet/tests/test_${module}.py`))).toBe(true);
  });

  it('of hatch keeps its version for its next release, which its changelog tells of', () => {
    write(HATCH, 'hatched');
    const { code, stdout } = runIn(folder.path, 'extract', 'a.py', '--into', 'hatched', '--all', '--yes');
    expect(code).toBe(0);
    expect(read('hatched/src/hatched/__about__.py')).toBe('__version__ = "0.0.1"\n');
    expect(stdout).toContain('the version stays');
    const [module = ''] = /src\/hatched\/(\w+)\.py/.exec(stdout)?.slice(1) ?? [];
    expect(read('hatched/CHANGELOG.md')).toBe(
      `# Changelog\n\n## [Unreleased]\n\n### Added\n\n- \`hatched.${module}\`: \`discount\`, \`norm\`, moved from \`a.py\`.\n\n### Fixed\n\n- A defect.\n\n## [0.0.1] - 2025-01-01\n`,
    );
    expect(existsSync(join(folder.path, `hatched/src/hatched/${module}_test.py`))).toBe(true);
    expect(existsSync(join(folder.path, 'hatched/tests'))).toBe(false);
  });

  it('that passes on whatever its modules hold is told so, and its interface stays as it is', () => {
    const star = 'from .till import *\n';
    write({ ...UV, 'src/mylib/__init__.py': star, 'src/mylib/till.py': 'RATE = 2\n' }, 'mylib');
    const { code, stdout } = runIn(folder.path, 'extract', 'a.py', '--into', 'mylib', '--all', '--yes');
    expect(code).toBe(0);
    expect(stdout).toContain('src/mylib/__init__.py passes names of its modules on');
    expect(read('mylib/src/mylib/__init__.py')).toBe(star);
  });

  it('of yapf keeps the lines as they were moved', () => {
    const pyproject = `${UV['pyproject.toml'] ?? ''}\n[tool.yapf]\nbased_on_style = "google"\n`;
    write({ ...UV, 'pyproject.toml': pyproject }, 'mylib');
    runIn(folder.path, 'extract', 'a.py', '--into', 'mylib', '--all', '--yes');
    expect(read('mylib/src/mylib/core.py')).toContain(
      "def norm(values, *, minimum_of_the_values = None, maximum_of_the_values = None, unit = 'x'):\n",
    );
  });
});

describeWithPython('what came', (python) => {
  const passes = (root: string, path: string, ...args: readonly string[]): string => {
    const done = spawnSync(python, ['-m', ...args], {
      cwd: join(folder.path, root),
      encoding: 'utf8',
      env: { ...process.env, PYTHONPATH: join(folder.path, root, path), PIP_NO_INDEX: '1' },
    });
    return done.status === 0 ? 'passed' : `${done.stdout}${done.stderr}`;
  };

  it.each([
    ['mylib', UV, 'src'],
    ['shop', SETUPTOOLS, '.'],
    ['poet', POETRY, '.'],
    ['hatched', HATCH, 'src'],
  ] as const)(
    'into %s shows the same, and passes the package’s tests, linter and formatter',
    (root, files, path) => {
      // Of the rules that ruff begins with, one speaks of this; only uv's package is held to them.
      if (root === 'mylib')
        write({ 'a.py': `${NOTEBOOK}\n# %%\ndef label(x):\n    return 'no. %s' % x\n\n\nprint(label(1))\n` });
      write(files, root);
      commitAll(root);
      const begin = git(root, 'rev-parse', 'HEAD').trim();
      const verify = root === 'mylib' || root === 'shop' ? ['--verify'] : [];
      const args = ['--into', root, '--all', '--yes', ...verify, '--python', python];
      expect(runIn(folder.path, 'extract', 'a.py', ...args)).toMatchObject({ code: 0 });
      expect(passes(root, path, 'pytest', '-q', '.', path)).toBe('passed');
      expect(passes(root, path, 'ruff', 'check', '--no-cache', '.')).toBe('passed');
      const made = git(root, 'diff', '--name-only', '--diff-filter=A', begin, '--', '*.py')
        .trim()
        .split('\n');
      expect(made).toHaveLength(2);
      // What Black is told there, in ruff's words.
      const black =
        root === 'shop' ? ['--config', 'line-length=100', '--config', "format.quote-style='preserve'"] : [];
      expect(passes(root, path, 'ruff', 'format', '--check', '--no-cache', ...black, ...made)).toBe('passed');
    },
    120_000,
  );

  it('into a package of hatch gets into its wheel, with where it came from', () => {
    write(HATCH, 'hatched');
    runIn(folder.path, 'extract', 'a.py', '--into', 'hatched', '--all', '--yes');
    const build = [
      'pip',
      'wheel',
      '--no-deps',
      '--no-build-isolation',
      '--quiet',
      '--wheel-dir',
      'wheel',
      '.',
    ];
    expect(passes('hatched', 'src', ...build)).toBe('passed');
    const list = [
      '-m',
      'zipfile',
      '--list',
      join(folder.path, 'hatched/wheel/hatched-0.0.1-py3-none-any.whl'),
    ];
    const names = execFileSync(python, list, { encoding: 'utf8' });
    expect(names).toContain('hatched/solidify.json');
  }, 120_000);
});
