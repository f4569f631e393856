import { namespaceOf, type Namespace } from '../namespace.ts';
import type { PrototypeNotebook } from '../prototype.ts';
import { escapedNames, usesOf, type Uses } from './uses.ts';

/** What deciding about lifts asks of a notebook again and again. */
export interface LiftContext {
  readonly owner: PrototypeNotebook;
  readonly namespace: Namespace;
  readonly uses: Uses;
  /** Definitions that code which isn't seen may call. */
  readonly escaped: ReadonlySet<string>;
  /** The other notebooks of the prototype. */
  readonly others: readonly PrototypeNotebook[];
}

/** Gathers it. */
export function liftContext(owner: PrototypeNotebook, all: readonly PrototypeNotebook[]): LiftContext {
  const namespace = namespaceOf(owner);
  const uses = usesOf(namespace);
  const escaped = escapedNames(namespace, uses);
  return { owner, namespace, uses, escaped, others: all.filter((each) => each !== owner) };
}
