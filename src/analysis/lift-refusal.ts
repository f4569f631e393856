import type { LiftProblem } from '../program/lifting.ts';

/** Why reading a name can't be turned into taking it as a parameter. */
export type LiftRefusalCode =
  | 'not-a-function' // a class or a value takes no parameters
  | 'declared-with-others' // in one statement, of which only some would take the name
  | 'decorated' // a decorator may call it, or look at its signature
  | 'handed-over' // it is read other than to call it: a function in its place could be told from it
  | 'passed-as-value' // the same, and the name may be rebound by the time it is called
  | 'error-shown' // a saved error tells of a call with the wrong arguments
  | 'named-as-type' // it is read for its type alone, and no parameter gives one
  | 'read-as-made' // the name is read as the function is made, and not as a plain default
  | 'maybe-unbound' // where it is called, the name may not be bound yet, or no more
  | 'rebound-meanwhile' // what runs during a call may rebind the name
  | 'keeps-own' // it reads what its own cell binds for ever, and calls in other cells would pass what another one binds
  | 'runs-late' // a generator or coroutine runs after the call, when the name may be rebound
  | LiftProblem; // called-unseen also: eval, exec, globals(), another notebook may call it

/** Why a function's reads of one name can't be lifted, with the place that speaks against it. */
export interface LiftRefusal {
  readonly code: LiftRefusalCode;
  readonly name: string;
  /** Cell and 1-based line there. */
  readonly place: { readonly cell: number; readonly line: number } | null;
}
