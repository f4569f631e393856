import type { Call, Consequence, Mutation, Tie } from '../../../program/program.ts';
import type { ParsedCell } from './cell.ts';
import type { NameTable } from './name-table.ts';

/** A name that code may bind without a binding in its syntax. */
export interface DynamicBinding {
  /** Null: any name. */
  readonly name: string | null;
  readonly at: Call['at'];
}

/** What the code of one cell does; each list in the order of the source. */
export interface Operations {
  readonly calls: readonly Call[];
  readonly mutations: readonly Mutation[];
  readonly ties: readonly Tie[];
  readonly dynamic: readonly DynamicBinding[];
  /** Names, or `*`, whose repr is printed, at the print's place. */
  readonly shows: readonly { readonly name: string; readonly at: Call['at'] }[];
  /** Names whose own value is pickled, at the call's place. */
  readonly pickles: readonly { readonly name: string; readonly at: Call['at'] }[];
  readonly consequences: readonly Consequence[];
}

/** Operations as they are gathered. */
export interface Gathering {
  readonly cell: ParsedCell;
  readonly table: NameTable;
  readonly calls: Call[];
  readonly mutations: Mutation[];
  readonly ties: Tie[];
  readonly dynamic: DynamicBinding[];
  readonly shows: { readonly name: string; readonly at: Call['at'] }[];
  readonly pickles: { readonly name: string; readonly at: Call['at'] }[];
  readonly consequences: Consequence[];
  /** Module-level names that a text binds when it is executed; null when it can't be parsed. */
  readonly namesBoundBy: (text: string) => readonly string[] | null;
}
