import { describe, expect, it } from 'vitest';
import { readLayout } from '../../../../src/language/python/packaging/index.ts';
import type { PackageLayout } from '../../../../src/language/python/packaging/layout.ts';
import { packageOf } from './files.ts';

type Files = Readonly<Record<string, string>>;

function layoutOf(pyproject: string, files: readonly string[], more: Files = {}): PackageLayout {
  const empty = Object.fromEntries(files.map((path) => [path, '']));
  return readLayout(packageOf({ 'pyproject.toml': pyproject, ...empty, ...more }));
}

function placeOf(pyproject: string, files: readonly string[], more: Files = {}): string {
  return layoutOf(pyproject, files, more).folder;
}

const backend = (name: string): string => `[build-system]\nbuild-backend = "${name}"\n`;

describe('the folder of a package', () => {
  it('is in src/ for uv, where nothing else is said', () => {
    const uv = `[project]\nname = "My-Lib"\n${backend('uv_build')}`;
    expect(layoutOf(uv, ['src/my_lib/__init__.py'])).toEqual({
      distribution: 'My-Lib',
      importName: 'my_lib',
      folder: 'src/my_lib',
      tests: { folder: 'tests', pattern: 'test_*.py', runner: 'pytest' },
    });
    const named = `${uv}[tool.uv.build-backend]\nmodule-name = "core"\nmodule-root = ""\n`;
    expect(placeOf(named, ['core/__init__.py', 'my_lib/__init__.py'])).toBe('core');
  });

  it('is what hatch is told to pack, else what it finds by the name', () => {
    const hatch = `[project]\nname = "tool"\n${backend('hatchling.build')}`;
    expect(placeOf(hatch, ['tool/__init__.py', 'tests/__init__.py'])).toBe('tool');
    const named = `${hatch}[tool.hatch.build.targets.wheel]\npackages = ["lib/other"]\n`;
    expect(placeOf(named, ['lib/other/__init__.py', 'tool/__init__.py'])).toBe('lib/other');
  });

  it('is what setuptools discovers, or is told in either file', () => {
    const plain = `[project]\nname = "prices"\n`;
    expect(placeOf(plain, ['shop/__init__.py', 'tests/__init__.py', 'docs/__init__.py', 'setup.py'])).toBe(
      'shop',
    );
    const where = `${plain}[tool.setuptools.packages.find]\nwhere = ["python"]\n`;
    expect(placeOf(where, ['python/shop/__init__.py', 'other/__init__.py'])).toBe('python/shop');
    const directory = `${plain}[tool.setuptools]\npackages = ["shop"]\npackage-dir = { "" = "lib" }\n`;
    expect(placeOf(directory, ['lib/shop/__init__.py', 'lib/more/__init__.py'])).toBe('lib/shop');
    const cfg = '[metadata]\nname = shop\n[options]\npackage_dir =\n    =source\npackages = find:\n';
    expect(placeOf('', ['source/shop/__init__.py', 'other/__init__.py'], { 'setup.cfg': cfg })).toBe(
      'source/shop',
    );
  });

  it('is that of Poetry’s list, and of flit’s module', () => {
    const poetry = `[tool.poetry]\nname = "x-y"\npackages = [{ include = "core", from = "lib" }]\n${backend('poetry.core.masonry.api')}`;
    expect(placeOf(poetry, ['lib/core/__init__.py', 'x_y/__init__.py'])).toBe('lib/core');
    const flit = `[project]\nname = "dist"\n${backend('flit_core.buildapi')}[tool.flit.module]\nname = "mod"\n`;
    expect(placeOf(flit, ['src/mod/__init__.py', 'dist/__init__.py'])).toBe('src/mod');
  });

  it('is the one called after the distribution, where there are several', () => {
    const pyproject = '[project]\nname = "My.Shop"\n';
    expect(placeOf(pyproject, ['src/my_shop/__init__.py', 'src/extra/__init__.py'])).toBe('src/my_shop');
  });
});

describe('what has no one package', () => {
  const codeOf = (pyproject: string | null, files: readonly string[]): unknown => {
    const all = Object.fromEntries(files.map((path) => [path, '']));
    const reader = packageOf(pyproject === null ? all : { 'pyproject.toml': pyproject, ...all });
    try {
      return readLayout(reader);
    } catch (error) {
      return error;
    }
  };

  it.each([
    ['no-pyproject', null, ['setup.py', 'shop/__init__.py']],
    ['no-pyproject', null, ['README.md']],
    ['bad-pyproject', '[project\n', []],
    ['several-packages', '[project]\nname = "x"\n', ['src/a/__init__.py', 'src/b/__init__.py']],
    ['namespace-package', '[project]\nname = "company-tool"\n', ['src/company/tool/__init__.py']],
    [
      'namespace-package',
      `[project]\nname = "company-tool"\n${backend('uv_build')}[tool.uv.build-backend]\nmodule-name = "company.tool"\n`,
      ['src/company/tool/__init__.py'],
    ],
    ['no-package', '[project]\nname = "single"\n', ['single.py']],
    ['no-package', '[project]\nname = "empty"\n', []],
  ])('is refused: %s', (code, pyproject, files) => {
    expect(codeOf(pyproject, files)).toMatchObject({ code, kind: 'refused' });
  });
});

describe('tests', () => {
  const pyproject = '[project]\nname = "shop"\n';
  const testsOf = (files: readonly string[], more: Files = {}, text = pyproject): object =>
    layoutOf(text, ['src/shop/__init__.py', ...files], more).tests;

  it('stand where most of them do', () => {
    expect(testsOf(['tests/unit/test_a.py', 'tests/unit/test_b.py', 'tests/test_all.py'])).toEqual({
      folder: 'tests/unit',
      pattern: 'test_*.py',
      runner: 'pytest',
    });
  });

  it('stand beside the modules, with their own kind of name', () => {
    expect(testsOf(['src/shop/a.py', 'src/shop/a_test.py'])).toEqual({
      folder: 'src/shop',
      pattern: '*_test.py',
      runner: 'pytest',
    });
  });

  it('stand inside the package', () => {
    expect(testsOf(['src/shop/tests/test_a.py'])).toMatchObject({ folder: 'src/shop/tests' });
  });

  it('stand where pytest looks, called as it collects', () => {
    const text = `${pyproject}[tool.pytest.ini_options]\ntestpaths = ["checks"]\npython_files = "check_*.py"\n`;
    expect(testsOf(['checks/conftest.py'], {}, text)).toEqual({
      folder: 'checks',
      pattern: 'check_*.py',
      runner: 'pytest',
    });
    const ini = { 'pytest.ini': '[pytest]\ntestpaths = checks other\n' };
    expect(testsOf(['other/test_a.py'], ini)).toMatchObject({ folder: 'other' });
  });

  it('may be of unittest alone', () => {
    const more = { 'tests/test_a.py': 'import unittest\n\n\nclass A(unittest.TestCase):\n    pass\n' };
    expect(testsOf([], more)).toMatchObject({ runner: 'unittest' });
  });
});
