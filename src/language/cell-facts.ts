import type { CellSpan } from '../notebook/notebook.ts';
import type { Binding, FreeName, StatementBase } from '../program/program.ts';
import { startingIn, type Operations } from './operations.ts';

/** Everything found in one cell, each list in the order of the source, to be dealt out to its statements. */
export interface FoundInCell extends Operations {
  readonly reads: readonly FreeName[];
  readonly bindings: readonly Binding[];
}

/** The facts that every statement has, whatever its kind; blocks are filled in when the whole cell is known. */
export function baseOf(found: FoundInCell, at: CellSpan): StatementBase {
  const dynamic = startingIn(found.dynamic, at);
  const opaque = dynamic.flatMap(({ name, at: place }): readonly Binding[] =>
    name === null ? [] : [{ name, at: place, form: 'opaque', conditional: true, identity: null }],
  );
  return {
    at,
    block: at,
    sharesLine: false,
    bindings: [...startingIn(found.bindings, at), ...opaque],
    reads: startingIn(found.reads, at),
    calls: startingIn(found.calls, at),
    mutations: startingIn(found.mutations, at),
    displayed: false,
    isExpression: false,
    shows: [...new Set(startingIn(found.shows, at).map(({ name }) => name))],
    pickles: [...new Set(startingIn(found.pickles, at).map(({ name }) => name))],
    consequences: startingIn(found.consequences, at),
    bindsUnknown: dynamic.some(({ name }) => name === null),
    readsUnknown: startingIn(found.ties, at).some(({ code }) => code === 'dynamic-scope'),
    examples: [],
  };
}
