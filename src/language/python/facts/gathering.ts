import type { GatheredOperations, Placed } from '../../operations.ts';
import type { ParsedCell } from './cell.ts';
import type { NameTable } from './name-table.ts';

/** Operations as they are gathered. */
export interface Gathering extends GatheredOperations {
  readonly cell: ParsedCell;
  readonly table: NameTable;
  /** Changes in place of what code may have been handed. */
  readonly handed: Placed[];
  /** Module-level names that a text binds when it is executed; null when it can't be parsed. */
  readonly namesBoundBy: (text: string) => readonly string[] | null;
}
