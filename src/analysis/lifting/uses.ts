import type { Call, FreeName, Statement } from '../../program/program.ts';
import type { CellSpan } from '../../notebook/notebook.ts';
import { definitionsIn, type Namespace } from '../namespace.ts';

/** One read of a name, anywhere in the notebook. */
export interface Use {
  readonly read: FreeName;
  readonly statement: Statement;
  readonly order: number;
  /**
   * The call of which the name is the callee, or the name where it is handed to what calls it and anything that calls it
   * may stand there; null where it is read as a value, or in a file that the notebook runs.
   */
  readonly call: CellSpan | null;
  /** It is handed to what calls it when nobody knows. */
  readonly isLater: boolean;
}

/** All reads of a notebook, by name. */
export type Uses = ReadonlyMap<string, readonly Use[]>;

/** Gathers the reads of a notebook. */
export function usesOf({ program, owner, running }: Namespace): Uses {
  const uses = new Map<string, Use[]>();
  program.statements.forEach((statement, order) => {
    const calls = new Map(
      statement.calls
        .filter(({ callee, head }) => callee !== null && callee === head)
        .map((call) => [`${call.callee ?? ''} ${call.at.start}`, call]),
    );
    for (const read of statement.reads) {
      const found = calls.get(`${read.name} ${read.at.start}`);
      // What is handed to a function that calls it counts as a call too, and spans no more than the name.
      const call =
        found !== undefined && isSeen(found, read) && running[order]?.owner === owner ? found.at : null;
      const use = { read, statement, order, call, isLater: found?.isHandedOver === 'later' };
      const known = uses.get(read.name);
      if (known) known.push(use);
      else uses.set(read.name, [use]);
    }
  });
  return uses;
}

/** Whether the read of a name is its call, or hands it to what calls it. */
function isSeen({ isHandedOver, at }: Call, read: FreeName): boolean {
  return isHandedOver === undefined ? at.end > read.at.end : isHandedOver !== 'perhaps';
}

/**
 * The names of definitions that code which isn't seen may call: what is read as a value, and classes, whose methods run
 * for any operator. And what code reads that stands in no definition and runs late, a lambda's.
 */
export function escapedNames({ program, definitions }: Namespace, uses: Uses): ReadonlySet<string> {
  const escaped = new Set<string>();
  for (const { definition } of definitions) {
    const isPlain = definition.kind === 'function' && definition.decorators.length === 0;
    const isCalledOnly = definition.names.every((name) =>
      (uses.get(name) ?? []).every(({ call, isLater }) => call !== null && !isLater),
    );
    if (!isPlain || !isCalledOnly) for (const name of definition.names) escaped.add(name);
  }
  for (const statement of program.statements) {
    if (definitionsIn(statement).length > 0) continue;
    for (const { name, readAt } of statement.reads) if (readAt === 'call') escaped.add(name);
  }
  return escaped;
}
