import type { CellSpan, Notebook } from '../notebook/notebook.ts';

/** Names that a function reads from the notebook become its parameters, and every call passes them. */
export interface LiftRequest {
  /** The function, as the program has it. */
  readonly definition: CellSpan;
  readonly name: string;
  /** Names of the notebook that become keyword-only parameters of the same name. */
  readonly parameters: readonly string[];
  /** Parameters whose default is a name of the notebook: the default goes, and calls that leave it out pass that name. */
  readonly defaults: readonly LiftedDefault[];
  /** Those of `parameters` that are bound more than once: the function must be done with them when the call returns. */
  readonly rebound: readonly string[];
  /** Every call of the function, from the callee to the closing parenthesis. */
  readonly calls: readonly CellSpan[];
}

/** A parameter and the notebook's name that is its default. */
export interface LiftedDefault {
  readonly parameter: string;
  readonly value: string;
}

/** Why a language can't write a lift so that the notebook goes on doing the same. */
export type LiftProblem =
  | 'reads-late' // a nested function or generator reads the name after the call, when it may be rebound
  | 'sees-its-names' // locals(): a parameter more would show
  | 'deleted-by-function' // a function deletes the name
  | 'name-clash' // the call passes a parameter of that name already, or reads another variable of that name
  | 'call-shown' // an f-string shows the call as written: f'{f(x)=}'
  | 'default-in-the-way' // a default that can't go without a change to what other parameters mean
  | 'called-unseen' // code that isn't seen may call the function: `__main__` is named, `%run -i`
  | 'not-writable'; // anything else in the syntax

/** The cells that lifts change, with their new sources; or the requests that can't be written, and why. */
export type LiftOutcome =
  | { readonly kind: 'written'; readonly sources: ReadonlyMap<number, string> }
  | { readonly kind: 'refused'; readonly problems: ReadonlyMap<LiftRequest, LiftProblem> };

/** Makes parameters of names that functions read. Lines are neither added nor removed. */
export interface Lifter {
  lift(notebook: Notebook, requests: readonly LiftRequest[]): LiftOutcome;
}
