import type { RecordedCall } from '../plan/recording.ts';
import type { SeenHints } from '../plan/seen-types.ts';
import type { NotebookRun } from './run.ts';

/** A call that an observer has written down. */
export interface ObservedCall extends RecordedCall {
  readonly kind: 'call';
  readonly module: string;
  readonly name: string;
  /** Whether another moved function made it. */
  readonly inner: boolean;
}

/** What an observer says of a function once the notebook has run. */
interface ObservedFunction {
  readonly kind: 'function';
  readonly module: string;
  readonly name: string;
  /** Calls, whether or not they were looked at. */
  readonly calls: number;
  /** Why calls weren't written down. */
  readonly problems: readonly string[];
  /** Types that were seen; null where hints weren't asked for, or nothing was seen. */
  readonly hints: SeenHints | null;
}

/** What one run showed of the package's functions, by `module:name`. */
export interface Observation {
  readonly calls: ReadonlyMap<string, readonly ObservedCall[]>;
  /** Functions that were watched; empty where the run didn't come to its end. */
  readonly functions: ReadonlyMap<string, ObservedFunction>;
  readonly diedAt: number | null;
}

/** Reads what the observer of a run has written. */
export function readObservation({ observed = [], diedAt }: NotebookRun): Observation {
  const calls = new Map<string, ObservedCall[]>();
  const functions = new Map<string, ObservedFunction>();
  for (const record of observed as readonly (ObservedCall | ObservedFunction)[]) {
    const key = keyOf(record);
    if (record.kind === 'function') functions.set(key, record);
    else calls.set(key, [...(calls.get(key) ?? []), record]);
  }
  return { calls, functions, diedAt };
}

/** Names a function among all of a package. */
export function keyOf({ module, name }: { readonly module: string; readonly name: string }): string {
  return `${module}:${name}`;
}
