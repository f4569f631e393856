import type { CellSpan } from '../../../notebook/notebook.ts';
import type { Call, Consequence, Mutation, Tie } from '../../../program/program.ts';
import type { ParsedCell } from '../cells/cell.ts';
import type { NameTable } from '../cells/name-table.ts';
import type { DynamicBinding, PlacedName } from '../../operations.ts';

/** Operations as they are gathered, and what they are told from. */
export interface Gathering {
  readonly cell: ParsedCell;
  readonly table: NameTable;
  readonly calls: Call[];
  readonly mutations: Mutation[];
  readonly ties: Tie[];
  readonly dynamic: DynamicBinding[];
  readonly shows: PlacedName[];
  readonly consequences: Consequence[];
}

/** Adds a tie of what stands at a place. */
export function tie({ ties }: Gathering, code: Tie['code'], found: string, at: CellSpan): void {
  ties.push({ code, found, at });
}
