import { describe, expect, it } from 'vitest';
import { readStyle } from '../../../../src/language/python/packaging/index.ts';
import type { PackageStyle } from '../../../../src/language/python/packaging/style.ts';
import { packageOf } from './files.ts';

const PROJECT = '[project]\nname = "shop"\nrequires-python = ">=3.10,<4"\n';

function styleOf(text: string, files: Readonly<Record<string, string>> = {}): PackageStyle {
  return readStyle(packageOf({ 'pyproject.toml': text, ...files }));
}

describe('how a package lays its code out', () => {
  it('may be said nowhere', () => {
    expect(styleOf(PROJECT)).toEqual({
      formatter: 'unstated',
      settings: {},
      ruff: null,
      targetVersion: 'py310',
    });
  });

  it('is ruff’s as it comes where ruff is among its tools, or uv made it', () => {
    const place = { file: 'pyproject.toml', root: ['tool', 'ruff'] };
    const group = '[dependency-groups]\ndev = ["pytest", "ruff>=0.9"]\n';
    expect(styleOf(`${PROJECT}${group}`).ruff).toEqual(place);
    const uv = '[build-system]\nbuild-backend = "uv_build"\n';
    expect(styleOf(`${PROJECT}${uv}`).ruff).toEqual(place);
    expect(styleOf(`${PROJECT}[tool.other]\nwords = ["ruffle"]\n`).ruff).toBeNull();
  });

  it('is what pyproject.toml says to ruff, but for what is about files and releases', () => {
    const text = `${PROJECT}[tool.ruff]\nline-length = 100\nexclude = ["old"]\nrequired-version = ">=0.1"\nformat.quote-style = "single"\n[tool.ruff.lint]\nselect = ["ALL"]\n`;
    expect(styleOf(text)).toEqual({
      formatter: 'ruff',
      settings: { 'line-length': 100, format: { 'quote-style': 'single' }, lint: { select: ['ALL'] } },
      ruff: { file: 'pyproject.toml', root: ['tool', 'ruff'] },
      targetVersion: 'py310',
    });
  });

  it('is what ruff’s own file says before pyproject.toml, with what that extends', () => {
    const files = {
      'ruff.toml': 'extend = "conf/base.toml"\nline-length = 79\n[format]\nquote-style = "preserve"\n',
      'conf/base.toml': 'line-length = 120\ntarget-version = "py312"\n[format]\nindent-style = "tab"\n',
    };
    expect(styleOf(`${PROJECT}[tool.ruff]\nline-length = 100\n`, files)).toEqual({
      formatter: 'ruff',
      settings: {
        'line-length': 79,
        'target-version': 'py312',
        format: { 'indent-style': 'tab', 'quote-style': 'preserve' },
      },
      ruff: { file: 'ruff.toml', root: [] },
      targetVersion: 'py312',
    });
  });

  it('is Black’s where Black formats, whatever line ruff looks at', () => {
    const text = `${PROJECT}[tool.black]\nline-length = 100\nskip-string-normalization = true\n[tool.ruff]\nline-length = 120\n`;
    expect(styleOf(text)).toMatchObject({
      formatter: 'black',
      settings: {
        'line-length': 100,
        format: { 'quote-style': 'preserve', 'skip-magic-trailing-comma': false },
      },
    });
  });

  it('is of a formatter that we have not', () => {
    expect(styleOf(`${PROJECT}[tool.yapf]\nbased_on_style = "pep8"\n`).formatter).toBe('other');
    const hooks = { '.pre-commit-config.yaml': 'repos:\n  - repo: x\n    hooks:\n      - id: autopep8\n' };
    expect(styleOf(PROJECT, hooks).formatter).toBe('other');
  });

  it('is that of .editorconfig, where nothing else speaks', () => {
    const config =
      'root = true\n\n[*]\nindent_style = space\nmax_line_length = 120\n\n[*.{py,pyi}]\nmax_line_length = 99\n\n[Makefile]\nindent_style = tab\n';
    expect(styleOf(PROJECT, { '.editorconfig': config }).settings).toEqual({ 'line-length': 99 });
  });

  it('sorts imports as isort is told', () => {
    const text = `${PROJECT}[tool.isort]\nprofile = "black"\nforce_single_line = true\nknown_first_party = ["shop", "till"]\n`;
    const isort = { 'force-single-line': true, 'known-first-party': ['shop', 'till'] };
    expect(styleOf(text).settings).toEqual({ lint: { isort } });
    const cfg = '[isort]\nforce_single_line = True\nknown_first_party = shop,till\n';
    expect(styleOf(PROJECT, { 'setup.cfg': cfg }).settings).toEqual({ lint: { isort } });
  });

  it('knows the oldest Python from Poetry and setup.cfg too', () => {
    expect(styleOf('[tool.poetry.dependencies]\npython = "^3.12"\n').targetVersion).toBe('py312');
    expect(styleOf('', { 'setup.cfg': '[options]\npython_requires = >= 3.9\n' }).targetVersion).toBe('py39');
    expect(styleOf('').targetVersion).toBeNull();
  });
});
