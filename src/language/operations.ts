import type { CellSpan } from '../notebook/notebook.ts';
import type { Call, Consequence, Mutation, Tie } from '../program/program.ts';
import type { Span } from '../text/span.ts';

/** Something with a place in the notebook. */
export interface Placed {
  readonly at: CellSpan;
}

/** A name at the place where something is done with it. */
export interface PlacedName extends Placed {
  readonly name: string;
}

/** A name that code may bind without a binding in its syntax. */
export interface DynamicBinding extends Placed {
  /** Null: any name. */
  readonly name: string | null;
}

/** What the code of one cell does. */
export interface Operations {
  readonly calls: readonly Call[];
  readonly mutations: readonly Mutation[];
  readonly ties: readonly Tie[];
  readonly dynamic: readonly DynamicBinding[];
  /** Names, or `*`, whose repr is printed, at the print's place. */
  readonly shows: readonly PlacedName[];
  /** Names whose own value is pickled, at the call's place. */
  readonly pickles: readonly PlacedName[];
  readonly consequences: readonly Consequence[];
}

/** Operations as they are gathered, in any order. */
export type GatheredOperations = {
  readonly [Kind in keyof Operations]: Operations[Kind][number][];
};

/** Puts a cell's operations in the order of the source. */
export function inOrder(operations: Operations): Operations {
  return {
    calls: operations.calls.toSorted(byStart),
    mutations: operations.mutations.toSorted(byStart),
    ties: operations.ties.toSorted(byStart),
    dynamic: operations.dynamic.toSorted(byStart),
    shows: operations.shows.toSorted(byStart),
    pickles: operations.pickles.toSorted(byStart),
    consequences: operations.consequences.toSorted(byStart),
  };
}

/** Compares by where things start. */
export function byStart(a: Placed, b: Placed): number {
  return a.at.start - b.at.start;
}

/** The entries of a list in the order of the source that start in a span. */
export function startingIn<T extends Placed>(list: readonly T[], span: Span): readonly T[] {
  const from = firstFrom(list, span.start);
  const to = firstFrom(list, span.end);
  return list.slice(from, to);
}

function firstFrom(list: readonly Placed[], offset: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle]?.at.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
