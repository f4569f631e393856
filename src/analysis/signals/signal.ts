import type { CellSpan } from '../../notebook/notebook.ts';

/** What speaks for or against a definition's having settled. */
export type SignalCode =
  | 'documented'
  | 'typed'
  | 'returns-value'
  | 'general' // what it works on comes in through parameters
  | 'used' // called in several cells
  | 'needed' // other definitions call it
  | 'copied' // other notebooks hold the same code
  | 'unchanged' // as it is since some versions of the notebook, in a calm notebook
  | 'changing' // changed in the last versions, and likely to be again
  | 'class-with-state'
  | 'tied-to-data' // many literals of this data, reads the notebook's own constants
  | 'driver' // no parameters or no result, runs the notebook's steps
  | 'only-shows'
  | 'numbered' // problem_1, albert2: one of a series
  | 'trivial' // too small to be worth an import
  | 'long'
  | 'unused'
  | 'test-like'
  | 'reads-input';

/** One weighted observation. Positive weights speak for a package. */
export interface Signal {
  readonly code: SignalCode;
  /** −1…1. */
  readonly weight: number;
  /** A number that the wording needs: uses, lines, literals. */
  readonly count: number;
  readonly evidence: readonly CellSpan[];
}
