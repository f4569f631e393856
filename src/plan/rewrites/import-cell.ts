import type { PrototypeNotebook } from '../../analysis/prototype.ts';
import type { Statement } from '../../language/program.ts';
import type { Replaced, RewriteInput } from './context.ts';

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
export function mayJoin(input: RewriteInput, target: ImportCell, replaced: readonly Replaced[]): boolean {
  const { statements } = input.owner.program;
  const first = Math.min(...replaced.map(({ order }) => order));
  const last = Math.max(...replaced.map(({ order }) => order));
  if (first <= target.order) return false;
  if (input.settings.some((order) => target.order < order && order < last)) return false;
  const names = new Set(replaced.flatMap((each) => each.names));
  const concerned = statements.slice(target.order + 1, last).filter((statement) => {
    const reads = statement.reads.filter((read) => read.readAt === 'definition').map((read) => read.name);
    const bound = statement.bindings.map((binding) => binding.name);
    return [...reads, ...bound].some((name) => names.has(name));
  });
  return concerned.every(
    (statement) => replaced.some((each) => each.statement === statement) || isMoved(input, statement),
  );
}

function isMoved({ moved }: RewriteInput, statement: Statement): boolean {
  return moved.some(({ analyzed }) => analyzed.statement === statement);
}
