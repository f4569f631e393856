import type { CellSpan } from '../../../notebook/notebook.ts';
import type { Tie } from '../../../program/program.ts';
import type { ParsedCell } from '../cells/cell.ts';
import type { NameTable } from '../cells/name-table.ts';
import type { GatheredOperations } from '../../operations.ts';

/** Operations as they are gathered, and what they are told from. */
export interface Gathering extends Omit<GatheredOperations, 'pickles'> {
  readonly cell: ParsedCell;
  readonly table: NameTable;
}

/** Adds a tie of what stands at a place. */
export function tie({ ties }: Gathering, code: Tie['code'], found: string, at: CellSpan): void {
  ties.push({ code, found, at });
}
