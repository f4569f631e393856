import type { CellSpan } from '../notebook/notebook.ts';
import type { Statement } from '../program/program.ts';
import type { PrototypeNotebook } from './prototype.ts';

/** A statement as it runs in a notebook. */
export interface RunningStatement {
  /** Of a file that the notebook runs in its namespace: placed where the notebook runs that file. */
  readonly statement: Statement;
  /** The notebook or file that it is written in. */
  readonly owner: PrototypeNotebook;
  /** Its place among its owner's statements. */
  readonly place: number;
  /** Its place among the notebook's own statements: that of the magic that runs it, where it is a file's. */
  readonly top: number;
}

/**
 * The statements of a notebook as they run: where it runs another in its own namespace, that one's statements follow
 * the magic that does so, as if they stood there.
 */
export function runningStatements(owner: PrototypeNotebook): readonly RunningStatement[] {
  return owner.program.statements.flatMap((statement, order): readonly RunningStatement[] => {
    const own = { statement, owner, place: order, top: order };
    const file = fileRunBy(owner, statement, 'shared');
    if (file === null) return [own];
    const inner = runningStatements(file).map((each) => ({
      ...each,
      statement: placedAt(each.statement, statement.at),
      top: order,
    }));
    return [own, ...inner];
  });
}

/** The file that a statement runs in such a namespace; null where it runs none that can be read. */
export function fileRunBy(
  owner: PrototypeNotebook,
  statement: Statement,
  namespace: 'shared' | 'own',
): PrototypeNotebook | null {
  if (statement.kind !== 'magic' || statement.runs?.namespace !== namespace) return null;
  return owner.runFiles.get(statement.runs.program) ?? null;
}

/** To the notebook, what a run file does happens where it is run. Definitions keep their place in the file. */
function placedAt(statement: Statement, at: CellSpan): Statement {
  return {
    ...statement,
    at,
    bindings: statement.bindings.map((binding) => ({ ...binding, at })),
    calls: statement.calls.map((call) => ({ ...call, at })),
  };
}
