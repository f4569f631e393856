import ts from 'typescript';
import type { Statement } from '../../../program/program.ts';

/** A statement, and whether it declares a function: then its names are bound before any statement of its cell runs. */
export interface Declared {
  readonly statement: Statement;
  readonly isFunction: boolean;
  /** The cell may end before it: an error is thrown above it, or is among what the cell has shown. */
  readonly mayBeCutOff?: boolean;
}

/** Where a cell throws an error for certain: nothing behind it runs, and only functions and types there are declared. */
export function endOf(nodes: readonly (readonly ts.Statement[])[]): number {
  const at = nodes.findIndex((each) => each.some(ts.isThrowStatement));
  return at < 0 ? nodes.length : at;
}

/** Whether a statement declares a function as a whole. */
export function declaresFunction(nodes: readonly ts.Statement[]): boolean {
  return nodes.some(ts.isFunctionDeclaration);
}

/** Where a cell may throw an error itself, under a condition or not. */
export function mayEndAt(nodes: readonly (readonly ts.Statement[])[]): number {
  const at = nodes.findIndex((each) => each.some(throws));
  return at < 0 ? nodes.length : at;
}

function throws(node: ts.Node): boolean {
  if (ts.isFunctionLike(node) || ts.isClassLike(node)) return false;
  return ts.isThrowStatement(node) || ts.forEachChild(node, throws) === true;
}

/**
 * The statements of a notebook in the order in which they bind their names, cell by cell. Functions that something before them
 * may call are bound as their cell begins, and so are those that the cell may not come to; else the order is that of the source.
 */
export function inBindingOrder(cells: readonly (readonly Declared[])[]): readonly Statement[] {
  const readBefore = new Set<string>();
  return cells.flatMap((cell) => {
    const early = hoistedIn(cell, readBefore);
    for (const { statement } of cell) addReads(readBefore, statement);
    const first = cell
      .filter((each) => early.has(each))
      .map(({ statement }) => ({ ...statement, hoisted: true as const }));
    const rest = cell.filter((each) => !early.has(each)).map(({ statement }) => statement);
    return first.length === 0 ? rest : [...first, ...rest];
  });
}

/** Functions of a cell that what runs above them there may call: it, or an earlier cell, or another such function reads their names. */
function hoistedIn(cell: readonly Declared[], readBefore: ReadonlySet<string>): ReadonlySet<Declared> {
  const early = new Set<Declared>();
  const first = cell.findIndex(({ statement }) => runsSomething(statement));
  if (first < 0 || !cell.some(({ isFunction }, index) => isFunction && index > first)) return early;
  const readByEarly = new Set<string>();
  for (let known = -1; known !== early.size;) {
    known = early.size;
    const read = new Set([...readBefore, ...readByEarly]);
    for (const [index, each] of cell.entries()) {
      const { statement, isFunction, mayBeCutOff } = each;
      const isNeeded = mayBeCutOff === true || statement.bindings.some(({ name }) => read.has(name));
      if (isFunction && index > first && isNeeded && !early.has(each)) {
        early.add(each);
        addReads(readByEarly, statement);
      }
      addReads(read, statement);
    }
  }
  return early;
}

function runsSomething(statement: Statement): boolean {
  if (statement.kind === 'import') return false;
  if (statement.kind !== 'definition') return true;
  const { calls, evaluation } = statement.definition;
  const reads = statement.reads.some(({ readAt }) => readAt === 'definition');
  return reads || evaluation.opaque.length > 0 || calls.some(({ when }) => when === 'definition');
}

function addReads(names: Set<string>, { reads }: Statement): void {
  for (const { name, readAt } of reads) if (readAt !== 'unevaluated') names.add(name);
}
