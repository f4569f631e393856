import type { CellSpan } from '../../../notebook/notebook.ts';
import type { Call, Consequence, Mutation, Tie } from '../../../program/program.ts';

/** A name at the place where something is done with it. */
export interface PlacedName {
  readonly name: string;
  readonly at: CellSpan;
}

/** A name that code may bind without a binding in its syntax. */
export interface DynamicBinding {
  /** Null: any name. */
  readonly name: string | null;
  readonly at: CellSpan;
}

/** What the code of one cell does. */
export interface Operations {
  readonly calls: readonly Call[];
  readonly mutations: readonly Mutation[];
  readonly ties: readonly Tie[];
  readonly dynamic: readonly DynamicBinding[];
  /** Names, or `*`, that are shown themselves. */
  readonly shows: readonly PlacedName[];
  /** Names whose own value is pickled. */
  readonly pickles: readonly PlacedName[];
  readonly consequences: readonly Consequence[];
}
