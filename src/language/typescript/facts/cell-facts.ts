import type { FoundInCell } from '../../cell-facts.ts';
import type { ParsedCell } from '../cells/cell.ts';
import type { NameTable } from '../cells/name-table.ts';

/** What is found in one cell, with what it is found by. */
export interface CellFacts extends FoundInCell {
  readonly cell: ParsedCell;
  readonly table: NameTable;
}
