import type { Binding, Definition } from '../../program/program.ts';
import { definitionsIn, type Namespace } from '../namespace.ts';
import { remembered, rememberedByName } from '../remembered.ts';
import type { LiftContext } from './context.ts';

/**
 * Whether running a function may rebind a name: a function that does so through `global` can be reached from it, or
 * from what may be called unseen by anything that it calls.
 */
export function mayRebind(context: LiftContext, { names, freeNames }: Definition, name: string): boolean {
  const leading = leadingToRebinders(context.namespace, name);
  return (
    names.some((each) => leading.has(each)) ||
    freeNames.some((read) => leading.has(read.name)) ||
    isReboundUnseen(context, name)
  );
}

const isReboundUnseen = rememberedByName(({ namespace, escaped }: LiftContext, name): boolean =>
  [...leadingToRebinders(namespace, name)].some((each) => escaped.has(each)),
);

/** Names from which a function can be reached that rebinds a name: its own, those of what reads it, and so on. */
const leadingToRebinders = rememberedByName((namespace: Namespace, name): ReadonlySet<string> => {
  const leading = new Set(
    (namespace.sites.get(name) ?? [])
      .filter(({ binding }) => isByCode(binding))
      .flatMap(({ statement }) => [
        ...definitionsIn(statement).flatMap(({ names }) => names),
        ...statement.bindings.filter((binding) => !isByCode(binding)).map((binding) => binding.name),
      ]),
  );
  const readers = boundByReaders(namespace);
  for (const each of leading) for (const reader of readers.get(each) ?? []) leading.add(reader);
  return leading;
});

/** For each name, what the statements bind that read it. */
const boundByReaders = remembered(({ program }: Namespace): ReadonlyMap<string, ReadonlySet<string>> => {
  const bound = new Map<string, Set<string>>();
  for (const { reads, bindings } of program.statements) {
    for (const read of new Set(reads.map(({ name }) => name))) {
      const known = bound.get(read) ?? new Set();
      bound.set(read, known);
      for (const { name } of bindings) known.add(name);
    }
  }
  return bound;
});

function isByCode({ form }: Binding): boolean {
  return form === 'global' || form === 'opaque';
}
