import { isPlain, MOST_ELEMENTS } from '../plan/index.ts';
import type { PlannedImport } from '../plan/plan.ts';
import type { RecordedCall, Value } from '../plan/recording.ts';

/** One test of recorded calls, as a language prints it. */
export interface RecordedTest {
  /** What the test runner calls it. */
  readonly name: string;
  readonly lines: readonly string[];
  /** What it reads, without what every test file reads. */
  readonly imports: readonly PlannedImport[];
  /** What it calls: places among the recorded calls, in the order of its cases. */
  readonly calls: readonly { readonly call: number; readonly case: number | null }[];
  /** The calls as they stand in it, or would stand alone. */
  readonly sources: readonly string[];
  /** Whether it knows whole results, or looks at parts of them. */
  readonly knows: 'all' | 'parts';
}

/** A call that can be a row of a table: literals in, a literal out, nothing else. */
export interface Row {
  /** Place among the calls of its function. */
  readonly index: number;
  readonly call: RecordedCall;
  readonly result: Value;
}

/**
 * Calls of one shape, so that one test with a table can make them, with the others apart.
 * @param shapeOf How a call is passed what it is passed, as a text that calls alike have in common; null where it can be no row.
 */
export function tablesOf(
  calls: readonly RecordedCall[],
  shapeOf: (call: RecordedCall) => string | null,
): readonly (readonly [Row, ...Row[]])[] {
  const tables: { readonly shape: string; readonly rows: Row[]; elements: number }[] = [];
  for (const [index, call] of calls.entries()) {
    const row = rowOf(index, call);
    const shape = row === null ? null : shapeOf(call);
    if (row === null || shape === null) continue;
    const table = tables.find(
      (each) => each.shape === shape && each.elements + call.elements <= MOST_ELEMENTS,
    );
    if (table) {
      table.rows.push(row);
      table.elements += call.elements;
    } else tables.push({ shape, rows: [row], elements: call.elements });
  }
  return tables.flatMap(({ rows: [first, ...rest] }) => (first && rest.length > 0 ? [[first, ...rest]] : []));
}

function rowOf(index: number, call: RecordedCall): Row | null {
  const { outcome, mutations, origin, member, emptied = [], arguments: given } = call;
  if (member || emptied.length > 0 || origin !== 'notebook' || mutations.length > 0) return null;
  if (outcome.kind !== 'returned' || outcome.result.kind === 'probed' || !isPlain(outcome.result))
    return null;
  const isRow = given.length > 0 && given.every(({ value }) => isPlain(value));
  return isRow ? { index, call, result: outcome.result } : null;
}
