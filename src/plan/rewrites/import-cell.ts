import { runsWithin } from '../../analysis/index.ts';
import type { PrototypeNotebook } from '../../analysis/prototype.ts';
import type { Statement } from '../../program/program.ts';
import type { Replaced, RewriteContext } from './context.ts';
import { isInstallCell } from './install-cell.ts';

/** The cell where a notebook does its imports, and the statement after which a further one may stand. */
export interface ImportCell {
  readonly cell: number;
  /** Place of its last statement. */
  readonly order: number;
}

/**
 * The notebook's import cell: the first cell that mostly imports. A line can be put at its end only when that
 * hides nothing which the cell shows.
 */
export function findImportCell(owner: PrototypeNotebook): ImportCell | null {
  const { cells, statements } = owner.program;
  for (const { cell, parsed } of cells) {
    if (isInstallCell(owner.notebook.cells[cell]?.source ?? '')) continue;
    const own = statements.flatMap((statement, order) =>
      statement.at.cell === cell ? [{ statement, order }] : [],
    );
    const imports = own.filter(({ statement }) => statement.kind === 'import').length;
    if (imports === 0 || imports * 2 < own.length) continue;
    const last = own.at(-1);
    const hasCellMagic = (owner.notebook.cells[cell]?.source ?? '').trimStart().startsWith('%%');
    const unsure = own.some(({ statement }) => statement.bindsUnknown) || failed(owner, cell);
    if (!parsed || !last || hasCellMagic || unsure || mayShow(owner, last.statement)) return null;
    return { cell, order: last.order };
  }
  return null;
}

/** A cell that stops halfway would not reach a line at its end. */
function failed(owner: PrototypeNotebook, cell: number): boolean {
  return owner.notebook.cells[cell]?.outputs.some((output) => output.kind === 'error') ?? false;
}

function mayShow(owner: PrototypeNotebook, statement: Statement): boolean {
  if (statement.kind === 'magic') return !statement.setting;
  if (statement.kind === 'opaque') return true;
  if (!statement.isExpression) return false;
  const cell = owner.notebook.cells[statement.at.cell];
  return cell?.executionCount == null || cell.outputs.some((output) => output.kind === 'result');
}

/**
 * Whether the imports that replace statements of one cell may stand in the import cell instead: nothing in
 * between sets anything, nor binds or reads a name concerned.
 */
export function mayJoin(input: RewriteContext, target: ImportCell, replaced: readonly Replaced[]): boolean {
  const first = Math.min(...replaced.map(({ order }) => order));
  const last = Math.max(...replaced.map(({ order }) => order));
  if (first <= target.order) return false;
  if (input.settings.some((order) => target.order < order && order < last)) return false;
  return replaced.every((each) => isFree(input, target.order, each));
}

/** Whether between a place and the statement that an import replaces nothing else binds, reads or runs what reads its names. */
export function isFree(input: RewriteContext, given: number, { order, names }: Replaced): boolean {
  const { namespace } = input;
  const [after, until] = [input.placeOf(given), input.placeOf(order) - 1];
  const isMoved = (statement: Statement): boolean => input.isMoved(statement);
  const between = namespace.program.statements.slice(after + 1, until + 1).filter((each) => !isMoved(each));
  const isBound = between.some(({ bindings }) => bindings.some(({ name }) => names.includes(name)));
  if (isBound) return false;
  const [ranks] = namespace.runOrders;
  return runsWithin(namespace, names, { ranks, after, until }).every(isMoved);
}
