import type { Call, Consequence, Mutation, Tie } from '../../../program/program.ts';
import type { DynamicBinding, PlacedName } from '../../operations.ts';
import type { ParsedCell } from './cell.ts';
import type { NameTable } from './name-table.ts';

/** Operations as they are gathered. */
export interface Gathering {
  readonly cell: ParsedCell;
  readonly table: NameTable;
  readonly calls: Call[];
  readonly mutations: Mutation[];
  readonly ties: Tie[];
  readonly dynamic: DynamicBinding[];
  readonly shows: PlacedName[];
  readonly pickles: PlacedName[];
  readonly consequences: Consequence[];
  /** Module-level names that a text binds when it is executed; null when it can't be parsed. */
  readonly namesBoundBy: (text: string) => readonly string[] | null;
}
