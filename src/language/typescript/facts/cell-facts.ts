import type { Binding, FreeName } from '../../../program/program.ts';
import type { Operations } from '../../operations.ts';
import type { ParsedCell } from '../cells/cell.ts';
import type { NameTable } from '../cells/name-table.ts';

/** Everything found in one cell, each list in the order of the source, to be dealt out to its statements. */
export interface CellFacts extends Operations {
  readonly cell: ParsedCell;
  readonly table: NameTable;
  readonly reads: readonly FreeName[];
  readonly bindings: readonly Binding[];
}
