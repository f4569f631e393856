import { namespaceOf } from '../../analysis/index.ts';
import type { Namespace } from '../../analysis/namespace.ts';
import type { AnalyzedDefinition, PrototypeNotebook } from '../../analysis/prototype.ts';
import type { BackEnd } from '../../program/language.ts';
import type { Statement } from '../../program/program.ts';
import { tokensLeft } from '../tokens-left.ts';

/** A moved definition of one notebook with the module that now holds it. */
export interface Moved {
  readonly analyzed: AnalyzedDefinition;
  /** Import name of the module. */
  readonly module: string;
}

/** What the rewriting of one notebook starts from. */
export interface RewriteInput {
  readonly owner: PrototypeNotebook;
  /** Places of the statements that set something (see AnalyzedNotebook). */
  readonly settings: readonly number[];
  readonly moved: readonly Moved[];
  /** Notebooks and files whose code uses its names. */
  readonly sharing: readonly PrototypeNotebook[];
}

/** The same, with what many steps ask of it. */
export interface RewriteContext extends RewriteInput {
  /**
   * Whether the notebook reads results by the number of the cell that gave them (`Out[3]`, `_3`, `In`): then
   * every cell has to go on running, and none may come in between.
   */
  readonly countsCells: boolean;
  readonly namespace: Namespace;
  /** The place, among all that runs, of a statement of the notebook. */
  placeOf(order: number): number;
  /** Whether a statement moves. */
  isMoved(statement: Statement): boolean;
  /** The statements of a cell that don't move, as they stand there. */
  remaining(cell: number): readonly Statement[];
}

/** Derives what many steps ask, once for the notebook. */
export function rewriteContext(input: RewriteInput, backEnd: BackEnd): RewriteContext {
  const gone = new Set(input.moved.map(({ analyzed }) => analyzed.statement));
  const byCell = new Map<number, Statement[]>();
  for (const statement of input.owner.program.statements) {
    if (gone.has(statement)) continue;
    const known = byCell.get(statement.at.cell);
    if (known) known.push(statement);
    else byCell.set(statement.at.cell, [statement]);
  }
  for (const statements of byCell.values()) statements.sort((a, b) => a.at.start - b.at.start);
  const namespace = namespaceOf(input.owner);
  const places = new Map(
    namespace.running.flatMap(({ owner, place }, order): [number, number][] =>
      owner === input.owner ? [[place, order]] : [],
    ),
  );
  return {
    ...input,
    countsCells: countsCells(input.owner, backEnd),
    namespace,
    placeOf: (order) => places.get(order) ?? order,
    isMoved: (statement) => gone.has(statement),
    remaining: (cell) => byCell.get(cell) ?? [],
  };
}

/** Whether a notebook reads results by the number of their cell, see {@link RewriteContext}. */
export function countsCells(
  { program: { statements } }: PrototypeNotebook,
  backEnd: Pick<BackEnd, 'isNumberedResult'>,
): boolean {
  const bound = new Set(statements.flatMap(({ bindings }) => bindings.map(({ name }) => name)));
  return statements.some(({ reads }) =>
    reads.some(({ name }) => backEnd.isNumberedResult(name) && !bound.has(name)),
  );
}

/** A moved statement and what the notebook has to import in its place. */
export interface Replaced {
  readonly statement: Statement;
  readonly order: number;
  readonly module: string;
  /** Names that the notebook imports. */
  readonly names: readonly string[];
  /** All names that the statement bound. */
  readonly bound: readonly string[];
}

/**
 * The moved statements of a notebook in order. Functions and classes are always imported; a value only where
 * its name still occurs somewhere in the notebook's code, strings and magics included, or where what is left may read
 * any name.
 */
export function replacedStatements({ owner, moved, sharing }: RewriteInput): readonly Replaced[] {
  const remaining = tokensLeft(
    owner,
    moved.map(({ analyzed }) => analyzed.statement),
    sharing,
  );
  const gone = new Set(moved.map(({ analyzed }) => analyzed.statement));
  const keepsAll = [owner, ...sharing].some(({ program }) =>
    program.statements.some((each) => each.readsUnknown && !gone.has(each)),
  );
  return [...moved]
    .sort((a, b) => a.analyzed.order - b.analyzed.order)
    .map(({ analyzed, module }) => {
      const { kind, names } = analyzed.definition;
      const isValue = kind === 'constant' || kind === 'type';
      return {
        statement: analyzed.statement,
        order: analyzed.order,
        module,
        names: isValue && !keepsAll ? names.filter((name) => remaining.has(name)) : names,
        bound: names,
      };
    });
}
