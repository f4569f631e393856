/**
 * How a cell shows something else than before. output: the difference that matters; location: only file names, line
 * numbers or cell numbers in messages; warning: only the text of Python warnings. The last two count as equal.
 */
export type DifferenceKind = 'output' | 'location' | 'warning';

/** One cell that shows something else. Indices are those among all cells of each notebook. */
export interface Difference {
  readonly kind: DifferenceKind;
  /** In the original; null when the rewritten notebook has a cell with output that the original lacks. */
  readonly cell: number | null;
  /** In the rewritten notebook; null when the cell is gone. */
  readonly afterCell: number | null;
  /** What the two cells showed, as a person would see it. */
  readonly before: string;
  readonly after: string;
}

/**
 * What comparing the runs of two notebooks gave. `cells` counts the code cells of the original and is the sum of
 * `compared`, `withoutOutput` and the length of `nondeterministic`.
 */
export interface Verification {
  /** not-shown: no difference was seen, but less than 80 % of the cells with output could be compared. */
  readonly outcome: 'equal' | 'different' | 'not-shown';
  readonly cells: number;
  readonly compared: number;
  readonly withoutOutput: number;
  /** Indices of cells of the original that differed between two runs of the original itself. */
  readonly nondeterministic: readonly number[];
  readonly differences: readonly Difference[];
}
