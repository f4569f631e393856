import type { Workspace } from '@astral-sh/ruff-wasm-nodejs';
import type { RuffSettings } from '../../packaging/ruff-settings.ts';

/** What formatting and linting of one repository have in common, as its configuration will say. */
export interface PythonStyle {
  /** Oldest Python of the package, as ruff names it: `py310`. */
  readonly targetVersion: string;
  /** Import names of the repository's own packages: they sort after third-party ones. */
  readonly ownPackages: readonly string[];
  /** What a repository that somebody else made says itself, as in a ruff.toml; left out where Solidify made it. */
  readonly own?: OwnStyle;
}

/** How a repository that was made by other means lays its code out. */
export interface OwnStyle {
  readonly settings: RuffSettings;
  /** none: it has a formatter that ruff can't stand in for, so that code stays as it is moved. */
  readonly formatter: 'ruff' | 'none';
}

/** Columns of a line; ruff's and Black's own default. */
export const LINE_LENGTH = 88;

/** Rules to look for, as ruff's `lint.select` and `lint.ignore`. */
export interface RuleSelection {
  /** Left out: those that ruff starts with. */
  readonly select?: readonly string[];
  readonly 'extend-select'?: readonly string[];
  readonly ignore: readonly string[];
}

/**
 * Runs `use` with a ruff of this style, and frees it. The 10 MB of WebAssembly load on the first call.
 * @throws Error for a rule that ruff does not know; whatever `use` throws.
 */
export async function withRuff<Result>(
  style: PythonStyle,
  rules: RuleSelection,
  use: (ruff: Workspace) => Result,
): Promise<Result> {
  const { PositionEncoding, Workspace } = await import('@astral-sh/ruff-wasm-nodejs');
  const open = (settings: RuffSettings): Workspace =>
    new Workspace(optionsFor(style, rules, settings), PositionEncoding.Utf16);
  const workspace = openWith(open, style.own?.settings ?? {});
  try {
    return use(workspace);
  } finally {
    workspace.free();
  }
}

/** Settings for another release of ruff may be unknown to this one: then those of the linter go, and then all. */
function openWith(open: (settings: RuffSettings) => Workspace, settings: RuffSettings): Workspace {
  const layout = Object.fromEntries(
    ['line-length', 'indent-width', 'format'].flatMap((key) =>
      key in settings ? [[key, settings[key]]] : [],
    ),
  );
  for (const known of [
    settings,
    { ...layout, lint: { isort: tableIn(lintOf(settings), 'isort') } },
    layout,
  ]) {
    try {
      return open(known);
    } catch {
      // The next has less in it.
    }
  }
  return open({});
}

function optionsFor(style: PythonStyle, rules: RuleSelection, settings: RuffSettings): RuffSettings {
  const isort = { 'known-first-party': style.ownPackages, ...tableIn(lintOf(settings), 'isort') };
  return {
    'line-length': LINE_LENGTH,
    ...settings,
    'target-version': style.targetVersion,
    lint: { ...lintOf(settings), ...rules, isort },
  };
}

/** The settings of the linter but for which rules it looks for. */
function lintOf(settings: RuffSettings): RuffSettings {
  const rules = ['select', 'ignore', 'extend-select', 'extend-ignore'];
  return Object.fromEntries(
    Object.entries(tableIn(settings, 'lint')).filter(([key]) => !rules.includes(key)),
  );
}

function tableIn(settings: RuffSettings, key: string): RuffSettings {
  const value = settings[key];
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as RuffSettings) : {};
}

/** The rules that a repository's own settings look for. */
export function ownRules({ settings }: OwnStyle): RuleSelection {
  const lint = tableIn(settings, 'lint');
  const list = (key: string): readonly string[] => {
    const value = lint[key];
    return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
  };
  return {
    ...('select' in lint ? { select: list('select') } : {}),
    'extend-select': list('extend-select'),
    ignore: [...list('ignore'), ...list('extend-ignore')],
  };
}

export { withFixes } from './fix.ts';
export type { Fixable } from './fix.ts';
