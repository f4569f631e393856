import type { Program, Statement } from '../../../../program/program.ts';
import type { PlannedImport } from '../../../../plan/plan.ts';
import type { TextEdit } from '../../../../text/span.ts';
import { importLines, type ImportSections } from './import-order.ts';
import { withFixes, withRuff, type Fixable, type PythonStyle } from '../ruff/index.ts';

/** What a module has to import besides what it imports already. */
export interface WantedImports {
  readonly imports: readonly PlannedImport[];
  /** Whole guarded statements, as written. */
  readonly guarded: readonly string[];
}

/** Adds imports behind those that a module has; null where it has them all. */
export function importEdit(
  text: string,
  program: Program,
  { imports, guarded }: WantedImports,
  sections: ImportSections,
): TextEdit | null {
  const there = program.statements.filter((each) => each.kind === 'import');
  const missing = imports.filter(
    (wanted) => !there.some((each) => !each.guarded && each.names.some((name) => isSame(name, wanted))),
  );
  const statements = guarded
    .map((each) => each.replace(/(\r?\n)+$/, ''))
    .filter((each) => !there.some(({ text: own }) => own.trim() === each.trim()));
  const lines = [...importLines(missing, sections).flatMap((block) => block.split('\n')), ...statements];
  if (lines.length === 0) return null;
  const { at, isBehindImports } = placeForImports(text, program.statements);
  const opens = at === 0 || text.slice(0, at).endsWith('\n') ? '' : '\n';
  const before = isBehindImports || at === 0 ? '' : '\n';
  const after = isBehindImports || text.slice(at).trim() === '' ? '' : '\n';
  return { start: at, end: at, text: `${opens}${before}${lines.join('\n')}\n${after}` };
}

function isSame(a: PlannedImport, b: PlannedImport): boolean {
  return a.module === b.module && a.member === b.member && a.name === b.name;
}

/** Behind the last of the imports that a module begins with, else behind its docstring. */
function placeForImports(
  text: string,
  statements: readonly Statement[],
): { readonly at: number; readonly isBehindImports: boolean } {
  const first = statements.findIndex(
    (each) => each.kind === 'definition' && each.definition.kind !== 'constant',
  );
  const head = first < 0 ? statements : statements.slice(0, first);
  const last = head.findLast((each) => each.kind === 'import' && isAtMargin(text, each));
  if (last) return { at: last.block.end, isBehindImports: true };
  const [opening] = statements;
  const isDocstring =
    opening?.isExpression === true && /^[rbuRBU]{0,2}["']/.test(text.slice(opening.at.start));
  if (isDocstring) return { at: opening.block.end, isBehindImports: false };
  return { at: opening?.block.start ?? text.length, isBehindImports: false };
}

function isAtMargin(text: string, { at }: Statement): boolean {
  return at.start === 0 || text[at.start - 1] === '\n';
}

/** A text whose imports were in the linter's order before some were added, with all of them in that order again. */
export function withSortedImports(before: string, after: string, style: PythonStyle): Promise<string> {
  if (before === after) return Promise.resolve(after);
  return withRuff(style, { select: ['I001'], ignore: [] }, (ruff) => {
    const check = (text: string): readonly Fixable[] => ruff.check(text) as readonly Fixable[];
    return check(before).length > 0 ? after : withFixes(after, check(after));
  });
}
