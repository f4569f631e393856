import { describe, expect, it } from 'vitest';
import { nextVersion, readVersion, settingVersion } from '../../../../src/language/python/packaging/index.ts';
import { packageOf, stepOn } from './files.ts';

describe('the next version', () => {
  it.each([
    ['0.1.0', 'minor', '0.2.0'],
    ['1.9.7', 'minor', '1.10.0'],
    ['0.3.1', 'major', '1.0.0'],
    ['1.4', 'minor', '1.5'],
    ['2024.10.1', 'minor', null],
    ['1.0.0rc1', 'minor', null],
    ['1.0.0.dev0', 'major', null],
    ['1!2.0.0', 'minor', null],
  ] as const)('of %s, %s, is %s', (version, step, expected) => {
    expect(nextVersion(version, step)).toBe(expected);
  });
});

describe('the version of a package', () => {
  const bump = (files: Readonly<Record<string, string>>, folder = 'src/mylib'): object =>
    stepOn(files, settingVersion(folder, '0.2.0'));

  it('stands in [project], and its line keeps all else', () => {
    const text = "[project]\nname = 'mylib'\nversion = '0.1.0' # by hand\n";
    expect(bump({ 'pyproject.toml': text })).toEqual({
      files: { 'pyproject.toml': "[project]\nname = 'mylib'\nversion = '0.2.0' # by hand\n" },
      byHand: [],
    });
  });

  it('stands in the package a second time', () => {
    const files = {
      'pyproject.toml': '[project]\nversion = "0.1.0"\n',
      'src/mylib/__init__.py': '"""A library."""\n__version__ = "0.1.0"\n',
    };
    expect(bump(files)).toEqual({
      files: {
        'pyproject.toml': '[project]\nversion = "0.2.0"\n',
        'src/mylib/__init__.py': '"""A library."""\n__version__ = "0.2.0"\n',
      },
      byHand: [],
    });
  });

  it('is what hatch reads from a file', () => {
    const files = {
      'pyproject.toml':
        '[project]\ndynamic = ["version"]\n[build-system]\nbuild-backend = "hatchling.build"\n[tool.hatch.version]\npath = "src/mylib/__about__.py"\n',
      'src/mylib/__about__.py': '# About.\n__version__ = "0.1.0"\n',
    };
    expect(bump(files)).toEqual({
      files: { 'src/mylib/__about__.py': '# About.\n__version__ = "0.2.0"\n' },
      byHand: [],
    });
  });

  it('is the attribute or file that setuptools reads', () => {
    const attribute = {
      'pyproject.toml':
        '[project]\ndynamic = ["version"]\n[tool.setuptools.dynamic]\nversion = { attr = "mylib._version.VERSION" }\n',
      'src/mylib/_version.py': "VERSION: str = '0.1.0'\n",
    };
    expect(bump(attribute)).toEqual({
      files: { 'src/mylib/_version.py': "VERSION: str = '0.2.0'\n" },
      byHand: [],
    });
    const file = {
      'pyproject.toml':
        '[project]\ndynamic = ["version"]\n[tool.setuptools.dynamic]\nversion = { file = "VERSION" }\n',
      VERSION: '0.1.0\n',
    };
    expect(bump(file)).toEqual({ files: { VERSION: '0.2.0\n' }, byHand: [] });
    const cfg = {
      'pyproject.toml': '[build-system]\nrequires = ["setuptools"]\n',
      'setup.cfg': '[metadata]\nname = mylib\nversion = 0.1.0\n',
    };
    expect(bump(cfg)).toEqual({
      files: { 'setup.cfg': '[metadata]\nname = mylib\nversion = 0.2.0\n' },
      byHand: [],
    });
  });

  it('is that of Poetry’s table, and flit’s module', () => {
    const poetry = { 'pyproject.toml': '[tool.poetry]\nversion = "0.1.0"\n' };
    expect(readVersion(packageOf(poetry), 'mylib')).toMatchObject({ kind: 'written', version: '0.1.0' });
    const flit = {
      'pyproject.toml':
        '[project]\ndynamic = ["version"]\n[build-system]\nbuild-backend = "flit_core.buildapi"\n',
      'mylib/__init__.py': '"""A library."""\n\n__version__ = "0.1.0"\n',
    };
    expect(bump(flit, 'mylib')).toEqual({
      files: { 'mylib/__init__.py': '"""A library."""\n\n__version__ = "0.2.0"\n' },
      byHand: [],
    });
  });

  it.each([
    [
      'tags',
      '[project]\ndynamic = ["version"]\n[build-system]\nrequires = ["hatchling", "hatch-vcs"]\nbuild-backend = "hatchling.build"\n[tool.hatch.version]\nsource = "vcs"\n',
    ],
    ['tags', '[project]\ndynamic = ["version"]\n[tool.setuptools_scm]\n'],
    [
      'computed',
      '[project]\ndynamic = ["version"]\n[build-system]\nbuild-backend = "hatchling.build"\n[tool.hatch.version]\nsource = "code"\npath = "src/mylib/_v.py"\n',
    ],
  ])('is left where it comes from %s', (why, text) => {
    expect(bump({ 'pyproject.toml': text })).toEqual({
      files: {},
      byHand: [{ code: 'version-stays', file: 'pyproject.toml', why }],
    });
  });
});
