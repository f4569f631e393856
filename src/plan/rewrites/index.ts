import type { BackEnd, ImportedMember } from '../../program/language.ts';
import type { PrototypeNotebook } from '../../analysis/prototype.ts';
import type { CallEffect, Statement } from '../../program/program.ts';
import type { CellEdit } from '../../notebook/notebook.ts';
import type { NotebookRewrite } from '../plan.ts';
import { tokensLeft } from '../tokens-left.ts';
import { composeCell, lineBreakOf, type LineEdit } from './cell.ts';
import {
  replacedStatements,
  rewriteContext,
  type Replaced,
  type RewriteContext,
  type RewriteInput,
} from './context.ts';
import { findImportCell, isFree, mayJoin, type ImportCell } from './import-cell.ts';

export { lineBreakOf } from './cell.ts';
export { installsPackage, isInstallCell, withCommit, withInstallCells } from './install-cell.ts';

/** What the user may ask of a rewrite besides the imports. */
export interface RewriteOptions {
  /** Drop import statements that only the moved code used. */
  readonly pruneImports: boolean;
  /** Add a cell that turns autoreload on. */
  readonly autoreload: boolean;
}

/** Replaces moved definitions of one notebook by imports. */
export function planRewrite(given: RewriteInput, options: RewriteOptions, backEnd: BackEnd): NotebookRewrite {
  const input = rewriteContext(given, backEnd);
  const replaced = replacedStatements(input);
  const importCell = findImportCell(input.owner);
  const cells = [...new Set(replaced.map(({ statement }) => statement.block.cell))];
  const joined: Replaced[] = [];
  const lineEdits = new Map<number, LineEdit[]>();
  for (const cell of cells) {
    const own = replaced.filter(({ statement }) => statement.block.cell === cell);
    const joins =
      importCell !== null && cell !== importCell.cell && joinsImportCell(input, importCell, cell, own);
    if (joins) joined.push(...own);
    const lines = joins ? NO_LINES : importLines(input, own, backEnd);
    lineEdits.set(cell, [
      ...linesAtTop(input.owner, cell, lines.top),
      ...own.map((each) => ({ lines: each.statement.block, imports: lines.inPlace.get(each) ?? [] })),
    ]);
  }
  if (options.pruneImports) pruneImports(input, replaced, lineEdits);
  const appended = linesByModule(joined, backEnd);
  return summarize(
    input,
    cellEdits(input, lineEdits, importCell, appended, { ...options, reloadCell: backEnd.reloadCell }),
    backEnd,
  );
}

/** A cell's imports may go elsewhere when the cell shows nothing that hangs on them and has no cell magic. */
function joinsImportCell(
  input: RewriteContext,
  importCell: ImportCell,
  cell: number,
  own: readonly Replaced[],
): boolean {
  if (input.countsCells) return false;
  const { source = '', outputs = [] } = input.owner.notebook.cells[cell] ?? {};
  if (source.trimStart().startsWith('%%') || needsTail(input, own)) return false;
  const empties = input.remaining(cell).length === 0;
  if (empties && outputs.length > 0) return false;
  return mayJoin(input, importCell, own);
}

/**
 * Whether the cell's last statement would become an expression that was not shown before, or a cell magic that
 * has no body: a moved definition stood after it; or the cell would be gone though cells are counted.
 */
function needsTail(input: RewriteContext, own: readonly Replaced[]): boolean {
  const [first] = own;
  if (!first) return false;
  const last = input.remaining(first.statement.at.cell).at(-1);
  if (last === undefined) return input.countsCells && own.every(({ names }) => names.length === 0);
  return uncovers(last, own);
}

/** Whether a statement would newly be shown as its cell's last, were the given ones behind it gone. */
function uncovers(last: Statement, gone: readonly { readonly statement: Statement }[]): boolean {
  if (last.displayed) return false;
  const shows = last.isExpression || last.kind === 'magic' || last.kind === 'opaque';
  return shows && gone.some(({ statement }) => statement.at.start > last.at.start);
}

/** The lines that a cell gets for its moved statements. */
interface CellLines {
  /** Before its first statement. */
  readonly top: readonly string[];
  readonly inPlace: ReadonlyMap<Replaced, readonly string[]>;
}

const NO_LINES: CellLines = { top: [], inPlace: new Map() };

/** Lines before the first statement of a cell, above the remarks on it. */
function linesAtTop(owner: PrototypeNotebook, cell: number, imports: readonly string[]): readonly LineEdit[] {
  if (imports.length === 0) return [];
  const blocks = owner.program.statements.flatMap(({ block }) => (block.cell === cell ? [block.start] : []));
  const at = Math.min(...blocks);
  return [{ lines: { start: at, end: at }, imports }];
}

/**
 * One line for each module, where its first definition stood; one of its own for a definition whose names something
 * before it binds or reads; at the top for what is bound as the cell begins; and one at the end where the cell needs it.
 */
function importLines(input: RewriteContext, own: readonly Replaced[], backEnd: BackEnd): CellLines {
  const last = [...own].sort((a, b) => a.statement.at.start - b.statement.at.start).at(-1);
  const needed = needsTail(input, own) ? last : undefined;
  const tail = needed?.statement.hoisted ? undefined : needed;
  const lines = new Map<Replaced, string[]>();
  const top: string[] = [];
  const sourceOf = ({ module }: Replaced): string => backEnd.modules.importedFrom(module);
  for (const source of new Set(own.map(sourceOf))) {
    const members = own.filter((each) => sourceOf(each) === source && each !== tail && each.names.length > 0);
    for (const group of sharedLines(input, members)) {
      const [first] = group;
      if (!first) continue;
      const line = backEnd.importLine(source, membersOf(group));
      if (first.statement.hoisted || mayOvertake(input, group, backEnd)) top.push(line);
      else lines.set(first, [line]);
    }
  }
  if (tail) {
    const names = tail.names.length > 0 ? tail.names : tail.bound;
    const members = membersOf([{ ...tail, names }]);
    const line = backEnd.importLine(sourceOf(tail), members);
    // An import of types alone may be gone before the cell is looked at.
    const isErased = members.every(({ isType }) => isType === true);
    lines.set(tail, isErased ? [line, backEnd.showsNothing] : [line]);
  } else if (needed && !lines.has(needed)) lines.set(needed, [backEnd.showsNothing]);
  return { top, inPlace: lines };
}

/**
 * Whether something above an import may have started what would run at the import, before what stands below: then the import
 * stands above both, where nothing there binds its names, runs what reads them, or sets what modules see as they are loaded.
 */
function mayOvertake(input: RewriteContext, group: readonly Replaced[], backEnd: BackEnd): boolean {
  const [first] = group;
  if (!backEnd.importsYield || first === undefined) return false;
  const { cell, start } = first.statement.at;
  const others = input.remaining(cell);
  const above = others.filter(({ at }) => at.start < start);
  const isPending = above.some(({ calls }) =>
    calls.some(({ effect, when }) => when !== 'call' && !AT_ONCE.has(effect)),
  );
  if (!isPending || !others.some(({ kind, at }) => kind === 'action' && at.start > start)) return false;
  const { statements } = input.owner.program;
  const opening = statements.findIndex(({ at }) => at.cell === cell);
  if (input.settings.some((order) => opening <= order && order < first.order)) return false;
  return group.every((each) => isFree(input, opening - 1, each));
}

/** What calls do that is done when they return. */
const AT_ONCE: ReadonlySet<CallEffect> = new Set(['pure', 'builds', 'prints']);

/** Groups of statements that one import may replace, where the first of them stood. */
function sharedLines(input: RewriteContext, members: readonly Replaced[]): readonly (readonly Replaced[])[] {
  const [first, ...rest] = members;
  if (!first) return [];
  // What is bound as the cell begins would bring along what a cell may not come to bind at all.
  const joining = rest.filter(
    (each) =>
      (first.statement.hoisted !== true || each.statement.hoisted === true) &&
      isFree(input, first.order, each),
  );
  const others = rest.filter((each) => !joining.includes(each));
  return [[first, ...joining], ...sharedLines(input, others)];
}

/** What the imports of definitions give, each name once. */
function membersOf(group: readonly Replaced[]): readonly ImportedMember[] {
  const members = group.flatMap(({ names, statement }) => {
    const isType = statement.kind === 'definition' && statement.definition.kind === 'type';
    return names.map((name) => ({ imported: name, name, ...(isType && { isType }) }));
  });
  return [...new Map(members.map((each) => [each.name, each])).values()];
}

function linesByModule(joined: readonly Replaced[], backEnd: BackEnd): readonly string[] {
  const sourceOf = ({ module }: Replaced): string => backEnd.modules.importedFrom(module);
  const sources = [...new Set(joined.map(sourceOf))].sort();
  return sources.flatMap((source) => {
    const members = membersOf(joined.filter((each) => sourceOf(each) === source));
    return members.length > 0 ? [backEnd.importLine(source, members)] : [];
  });
}

/** Removes whole import statements of which no name is left in use, where moved code used them. */
function pruneImports(
  input: RewriteContext,
  replaced: readonly Replaced[],
  lineEdits: Map<number, LineEdit[]>,
): void {
  const { owner, moved, sharing } = input;
  const needed = new Set(moved.flatMap(({ analyzed }) => analyzed.needs.imports.map((each) => each.name)));
  const gone = replaced.map(({ statement }) => statement);
  const pruned = new Set<Statement>();
  for (const statement of owner.program.statements) {
    if (statement.kind !== 'import' || statement.guarded || statement.star !== null || statement.future)
      continue;
    if (statement.sharesLine || !statement.names.every(({ name }) => needed.has(name))) continue;
    const left = tokensLeft(owner, [...gone, statement], sharing);
    if (statement.names.some(({ name }) => left.has(name))) continue;
    const { cell } = statement.block;
    const last = input.remaining(cell).findLast((each) => each !== statement && !pruned.has(each));
    if (last && uncovers(last, [{ statement }])) continue;
    pruned.add(statement);
    lineEdits.set(cell, [...(lineEdits.get(cell) ?? []), { lines: statement.block, imports: [] }]);
  }
}

function cellEdits(
  input: RewriteContext,
  lineEdits: ReadonlyMap<number, readonly LineEdit[]>,
  importCell: ImportCell | null,
  appended: readonly string[],
  { autoreload, reloadCell }: RewriteOptions & Pick<BackEnd, 'reloadCell'>,
): readonly CellEdit[] {
  const { owner } = input;
  const cells = new Set(lineEdits.keys());
  if (importCell && appended.length > 0) cells.add(importCell.cell);
  const edits: CellEdit[] = [];
  const sources = owner.notebook.cells.map((cell) => cell.source);
  for (const index of [...cells].sort((a, b) => a - b)) {
    const cell = owner.notebook.cells[index];
    if (!cell) continue;
    const composed = composeCell(cell.source, lineEdits.get(index) ?? []);
    const lines = index === importCell?.cell ? appended : [];
    const source = [composed.replace(lines.length > 0 ? /\s+$/ : /$^/, ''), ...lines]
      .filter((part, at) => at > 0 || part !== '')
      .join(lineBreakOf(cell.source, sources));
    const isEmpty = source.trim() === '' && cell.outputs.length === 0 && cell.tags.length === 0;
    edits.push(isEmpty ? { kind: 'remove', cell: index } : { kind: 'replace', cell: index, source });
  }
  const first = edits.find((edit) => edit.kind === 'replace');
  const reloads = owner.program.statements.some(
    (each) => each.kind === 'magic' && each.text.includes('autoreload'),
  );
  if (!autoreload || reloadCell === null || reloads || !first || input.countsCells) return edits;
  const source = reloadCell.replaceAll('\n', lineBreakOf('', sources));
  return [{ kind: 'insert', before: first.cell, source }, ...edits];
}

function summarize(
  { owner }: RewriteInput,
  edits: readonly CellEdit[],
  { codeLines }: BackEnd,
): NotebookRewrite {
  const before = owner.program.cells.reduce((sum, cell) => sum + cell.codeLines, 0);
  const change = edits.reduce((sum, edit) => {
    const old = edit.kind === 'insert' ? '' : (owner.notebook.cells[edit.cell]?.source ?? '');
    return sum + codeLines(edit.kind === 'remove' ? '' : edit.source) - codeLines(old);
  }, 0);
  return {
    notebook: owner.notebook.path,
    edits,
    changedCells: edits.flatMap((edit) => (edit.kind === 'insert' ? [] : [edit.cell])),
    codeLinesBefore: before,
    codeLinesAfter: before + change,
  };
}
