/**
 * How a cell shows something else than before. output: the difference that matters; location: only file names, line
 * numbers, cell numbers or quoted lines in messages and tracebacks; warning: only the text of Python warnings. The
 * last two count as equal.
 */
export type DifferenceKind = 'output' | 'location' | 'warning';

/** A moved definition that may be behind a difference. */
export interface LikelyCause {
  readonly name: string;
  /** Where it stood in the original. */
  readonly cell: number;
  readonly line: number;
}

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
  /** The first thing that differs: `stdout`, `stderr`, `error`, `traceback`, or a MIME type, with what it held. */
  readonly first: { readonly what: string; readonly before: string; readonly after: string };
  /** Functions in the traceback of the error that the rewritten cell ends with, innermost first. */
  readonly raisedIn: readonly string[];
  /** Moved definitions that may be behind it, the likeliest first; empty where it isn't known what moved. */
  readonly likely: readonly LikelyCause[];
}

/** A cell that ends in an error before as well as after. */
export interface FailingCell {
  readonly cell: number;
  /** The exception's name. */
  readonly error: string;
  /** Whether the notebook says so itself: the tag `raises-exception`, or a saved output with that error. */
  readonly expected: boolean;
}

/**
 * What comparing the runs of two notebooks gave. `cells` counts the code cells of the original and is the sum of
 * `compared`, `withoutOutput` and the length of `nondeterministic`.
 */
export interface Verification {
  /**
   * not-shown: no difference was seen, but less than 80 % of the cells with output could be compared, not counting
   * cells that fail here and don't in the notebook.
   */
  readonly outcome: 'equal' | 'different' | 'not-shown';
  readonly cells: number;
  readonly compared: number;
  readonly withoutOutput: number;
  /** Indices of cells of the original that differed between two runs of the original itself. */
  readonly nondeterministic: readonly number[];
  readonly differences: readonly Difference[];
  readonly failing: readonly FailingCell[];
  /** Index of the cell in which the original's kernel died, both times; cells after it were not run. */
  readonly diedAt: number | null;
}
