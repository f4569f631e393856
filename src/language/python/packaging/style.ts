import type { SourceReader } from '../../../program/language.ts';
import { readIni } from './ini.ts';
import { backendOf, PYPROJECT, readPyproject } from './project.ts';
import { importSettings } from './import-settings.ts';
import { mergeSettings, readRuffSettings } from './ruff-settings.ts';
import type { RuffPlace, RuffSettings } from './ruff-settings.ts';
import { textAt, valueAt } from './toml/index.ts';
import type { TomlDocument } from './toml/document.ts';

/** How a package's own tools lay its code out. */
export interface PackageStyle {
  /**
   * What formats it. unstated: nothing says so, and ruff's way is as good as any; other: a formatter that we haven't, so that moved code
   * stays as it was written.
   */
  readonly formatter: 'ruff' | 'black' | 'unstated' | 'other';
  /** What ruff has to be told to do the same, as in a ruff.toml. */
  readonly settings: RuffSettings;
  /** Where the package's settings of ruff stand, or would; null where nothing says that it uses ruff. */
  readonly ruff: RuffPlace | null;
  /** Oldest Python of the package as ruff names it, `py310`; null where nothing says so. */
  readonly targetVersion: string | null;
}

/** Reads how a package's code is laid out: the settings of its formatter, its linter's and isort's, else .editorconfig. */
export function readStyle(files: SourceReader): PackageStyle {
  const pyproject = readPyproject(files);
  const ruff = readRuffSettings(files, pyproject);
  const formatter = formatterOf(files, pyproject, ruff !== null);
  const own = ruff?.settings ?? {};
  const imports = importSettings(files, pyproject);
  const settings = mergeSettings(layoutSettings(formatter, files, pyproject), imports, own, {
    // Where Black lays out and ruff only looks, Black's line counts.
    ...(formatter === 'black' ? blackSettings(pyproject) : {}),
  });
  const target = own['target-version'];
  return {
    formatter,
    settings,
    ruff: ruff?.place ?? (usesRuff(files, pyproject) ? { file: PYPROJECT, root: ['tool', 'ruff'] } : null),
    targetVersion: typeof target === 'string' ? target : minimumOf(files, pyproject),
  };
}

/** Also a package that uv made: ruff is of the same house, and is meant to be used as it comes. */
function usesRuff(files: SourceReader, pyproject: TomlDocument): boolean {
  const isNamed = /["']ruff(?=["'\s<>=~!;[])|^ruff\s*=/m.test(pyproject.text);
  const hasHook = /^\s*-\s*id:\s*ruff/m.test(files.read('.pre-commit-config.yaml') ?? '');
  return isNamed || hasHook || backendOf(pyproject) === 'uv';
}

function formatterOf(
  files: SourceReader,
  pyproject: TomlDocument,
  hasRuff: boolean,
): PackageStyle['formatter'] {
  const hooks = files.read('.pre-commit-config.yaml') ?? '';
  const hasHook = (name: string): boolean => new RegExp(`^\\s*-\\s*id:\\s*${name}\\b`, 'm').test(hooks);
  const hasTable = (name: string): boolean => valueAt(pyproject, 'tool', name) !== undefined;
  if (hasHook('ruff-format')) return 'ruff';
  if (hasTable('black') || hasHook('black')) return 'black';
  const sections = readIni(files.read('setup.cfg') ?? '').map(({ section }) => section);
  const others = ['yapf', 'autopep8', 'blue'];
  if (others.some((name) => hasTable(name) || hasHook(name) || sections.includes(name))) return 'other';
  if (files.exists('.style.yapf')) return 'other';
  return hasRuff ? 'ruff' : 'unstated';
}

function layoutSettings(
  formatter: PackageStyle['formatter'],
  files: SourceReader,
  pyproject: TomlDocument,
): RuffSettings {
  switch (formatter) {
    case 'ruff':
      return {};
    case 'black':
      return blackSettings(pyproject);
    case 'unstated':
    case 'other':
      return editorSettings(files.read('.editorconfig') ?? '');
  }
}

/** Black's settings that change what it gives. */
function blackSettings(pyproject: TomlDocument): RuffSettings {
  const length = valueAt(pyproject, 'tool', 'black', 'line-length');
  const keepsQuotes = valueAt(pyproject, 'tool', 'black', 'skip-string-normalization') === true;
  const dropsCommas = valueAt(pyproject, 'tool', 'black', 'skip-magic-trailing-comma') === true;
  return {
    'line-length': typeof length === 'number' ? length : 88,
    format: {
      'quote-style': keepsQuotes ? 'preserve' : 'double',
      'skip-magic-trailing-comma': dropsCommas,
      'indent-style': 'space',
    },
  };
}

/** Line length and indentation of .editorconfig, where its sections speak of Python. */
function editorSettings(text: string): RuffSettings {
  const entries = readIni(text).filter(({ section }) =>
    /^\*$|\*\.(?:py\b|\{(?:[^}]*,)?py(?:,[^}]*)?\})/.test(section),
  );
  const last = (key: string): string | undefined =>
    entries.findLast((each) => each.key === key)?.lines[0]?.toLowerCase();
  const length = Number(last('max_line_length'));
  const width = Number(last('indent_size'));
  return {
    ...(length > 0 && length <= 320 ? { 'line-length': length } : {}),
    ...(width > 0 && width <= 16 ? { 'indent-width': width } : {}),
    ...(last('indent_style') === 'tab' ? { format: { 'indent-style': 'tab' } } : {}),
  };
}

/** `>=3.10,<4` → `py310`; Poetry's `^3.10` too. */
function minimumOf(files: SourceReader, pyproject: TomlDocument): string | null {
  const setupCfg = readIni(files.read('setup.cfg') ?? '').find(({ key }) => key === 'python_requires');
  const wanted =
    textAt(pyproject, 'project', 'requires-python') ??
    textAt(pyproject, 'tool', 'poetry', 'dependencies', 'python') ??
    setupCfg?.lines[0] ??
    '';
  const [, minor] = /(?:>=|\^|~=?|==)\s*3\.(\d+)/.exec(wanted) ?? [];
  return minor === undefined ? null : `py3${minor}`;
}
