import type { GatheredOperations } from '../../operations.ts';
import type { ParsedCell } from './cell.ts';
import type { NameTable } from './name-table.ts';

/** Operations as they are gathered. */
export interface Gathering extends GatheredOperations {
  readonly cell: ParsedCell;
  readonly table: NameTable;
  /** Module-level names that a text binds when it is executed; null when it can't be parsed. */
  readonly namesBoundBy: (text: string) => readonly string[] | null;
}
