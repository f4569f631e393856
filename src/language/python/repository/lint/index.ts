import type { Diagnostic } from '@astral-sh/ruff-wasm-nodejs';
import { ownRules, withRuff } from '../ruff/index.ts';
import type { OwnStyle, PythonStyle, RuleSelection } from '../ruff/index.ts';

export { withoutUnusedImports } from './unused-imports.ts';

/** One finding of the linter. Row and column are 1-based. */
export interface Finding {
  /** `F401`; `invalid-syntax` where the text does not parse. */
  readonly rule: string;
  readonly message: string;
  readonly row: number;
  readonly column: number;
}

/** What the linter has to say of one file. */
export interface LintedFile {
  readonly path: string;
  /** Rules that fire, sorted, with how often: what the configuration has to ignore for this file. */
  readonly fired: readonly { readonly rule: string; readonly count: number }[];
  /** Findings that show a name or import gone wrong on the way: never to be ignored unseen. */
  readonly defects: readonly Finding[];
}

/** Unused import, undefined name, redefinition: each says that the extraction took too much or too little. */
const DEFECT_RULES: ReadonlySet<string> = new Set(['F401', 'F811', 'F821', 'invalid-syntax']);

/**
 * Lints Python source with ruff.
 * @throws Error for a rule that ruff does not know.
 */
export function lintPython(text: string, style: PythonStyle, rules: RuleSelection): Promise<Finding[]> {
  return withRuff(style, rules, (ruff) => findings(ruff.check(text)));
}

/**
 * Which rules fire in which files, under the rules that the repository's own configuration selects.
 * @param rules Those of the scaffold, for a repository that Solidify made.
 */
export async function checkModules(
  files: readonly CheckedFile[],
  style: PythonStyle,
  rules: RuleSelection,
): Promise<LintedFile[]> {
  const look = (selected: RuleSelection): Promise<Finding[][]> =>
    withRuff(style, selected, (ruff) => files.map(({ text }) => findings(ruff.check(text))));
  const found = style.own ? await lookOwn(style.own, look) : await look(rules);
  return files.map((file, index) => summarize(file, found[index] ?? []));
}

/** What shows a defect, and what a repository's own rules say beside it; nothing of that where this release of ruff doesn't know one. */
async function lookOwn(
  own: OwnStyle,
  look: (selected: RuleSelection) => Promise<Finding[][]>,
): Promise<Finding[][]> {
  const select = [...DEFECT_RULES].filter((rule) => rule !== 'invalid-syntax');
  const defects = await look({ select, ignore: [] });
  const rest = await look(ownRules(own)).catch((): Finding[][] => []);
  return defects.map((found, index) => [
    ...found,
    ...(rest[index] ?? []).filter(({ rule }) => !DEFECT_RULES.has(rule)),
  ]);
}

/** A file to check; of one that was copied whole, only what keeps it from being read is a defect of ours. */
interface CheckedFile {
  readonly path: string;
  readonly text: string;
  readonly origin: 'made' | 'copied';
}

function findings(checked: unknown): Finding[] {
  return (checked as Diagnostic[]).map(({ code, message, start_location: start }) => ({
    rule: code ?? 'invalid-syntax',
    message,
    row: start.row,
    column: start.column,
  }));
}

const SYNTAX: ReadonlySet<string> = new Set(['invalid-syntax']);

function summarize({ path, origin }: CheckedFile, found: readonly Finding[]): LintedFile {
  const defects = origin === 'made' ? DEFECT_RULES : SYNTAX;
  const counts = new Map<string, number>();
  for (const { rule } of found) {
    if (!defects.has(rule)) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  }
  return {
    path,
    fired: [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([rule, count]) => ({ rule, count })),
    defects: found.filter(({ rule }) => defects.has(rule)),
  };
}
