import { describe, expect, it } from 'vitest';
import { asksForHints, packsData, releaseTool } from '../../../../src/language/python/packaging/index.ts';
import { packageOf } from './files.ts';

const of = (pyproject: string, more: Readonly<Record<string, string>> = {}): ReturnType<typeof packageOf> =>
  packageOf({ 'pyproject.toml': pyproject, ...more });

const backend = (name: string): string => `[build-system]\nbuild-backend = "${name}"\n`;

describe('data in a package', () => {
  it.each(['hatchling.build', 'uv_build', 'poetry.core.masonry.api', 'flit_core.buildapi', 'pdm.backend'])(
    'is packed by %s without a word',
    (name) => {
      expect(packsData(of(backend(name)), 'shop')).toBe(true);
    },
  );

  it('is packed by setuptools where it is told to, and by others nobody knows', () => {
    const setuptools = backend('setuptools.build_meta');
    expect(packsData(of(setuptools), 'shop')).toBe(false);
    expect(packsData(of(`${setuptools}[tool.setuptools.package-data]\nshop = ["*.json"]\n`), 'shop')).toBe(
      true,
    );
    expect(packsData(of(`${setuptools}[tool.setuptools.package-data]\n"*" = ["*.txt"]\n`), 'shop')).toBe(
      false,
    );
    expect(packsData(of(backend('mesonpy')), 'shop')).toBe(false);
  });
});

it('a tool that makes releases is known by its table or its file', () => {
  expect(releaseTool(of('[tool.commitizen]\nname = "cz"\n'))).toBe('pyproject.toml');
  expect(releaseTool(of('', { '.bumpversion.cfg': '' }))).toBe('.bumpversion.cfg');
  expect(releaseTool(of('[tool.ruff]\n'))).toBeNull();
});

it('mypy asks for hints where it is strict', () => {
  expect(asksForHints(of('[tool.mypy]\nstrict = true\n'))).toBe(true);
  expect(asksForHints(of('[tool.mypy]\ndisallow_untyped_defs = true\n'))).toBe(true);
  expect(asksForHints(of('[tool.mypy]\nignore_missing_imports = true\n'))).toBe(false);
});
