import type { Binding, Definition } from '../../language/program.ts';
import { definitionsIn } from '../namespace.ts';
import type { LiftContext } from './context.ts';

/**
 * Whether running a function may rebind a name: a function that does so through `global` can be reached from it, or
 * from what may be called unseen by anything that it calls.
 */
export function mayRebind(
  { namespace, escaped }: LiftContext,
  definition: Definition,
  name: string,
): boolean {
  const rebinders = new Set(
    (namespace.sites.get(name) ?? [])
      .filter(({ binding }) => isByCode(binding))
      .flatMap(({ statement }) => [
        ...definitionsIn(statement).flatMap(({ names }) => names),
        ...statement.bindings.filter((binding) => !isByCode(binding)).map((binding) => binding.name),
      ]),
  );
  if (rebinders.size === 0) return false;
  const reached = new Set([
    ...definition.names,
    ...definition.freeNames.map((read) => read.name),
    ...escaped,
  ]);
  for (const each of reached) {
    if (rebinders.has(each)) return true;
    for (const site of namespace.sites.get(each) ?? []) {
      for (const read of site.statement.reads) reached.add(read.name);
    }
  }
  return false;
}

function isByCode({ form }: Binding): boolean {
  return form === 'global' || form === 'opaque';
}
