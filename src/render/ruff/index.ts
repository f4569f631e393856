import type { Workspace } from '@astral-sh/ruff-wasm-nodejs';

/** What formatting and linting of one repository have in common, as its configuration will say. */
export interface PythonStyle {
  /** Oldest Python of the package, as ruff names it: `py310`. */
  readonly targetVersion: string;
  /** Import names of the repository's own packages: they sort after third-party ones. */
  readonly ownPackages: readonly string[];
}

/** Columns of a line; ruff's and Black's own default. */
export const LINE_LENGTH = 88;

/** Rules to look for, as ruff's `lint.select` and `lint.ignore`. */
export interface RuleSelection {
  readonly select: readonly string[];
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
  const workspace = new Workspace(
    {
      'line-length': LINE_LENGTH,
      'target-version': style.targetVersion,
      lint: { ...rules, isort: { 'known-first-party': style.ownPackages } },
    },
    PositionEncoding.Utf16,
  );
  try {
    return use(workspace);
  } finally {
    workspace.free();
  }
}
