import type { Occurrence, Scope } from './scope.ts';

/** The nearest scope that declares the name in one of the spaces it is looked for in; the cell's own where none does. */
export function resolve({ name, space, scope }: Occurrence, module: Scope): Scope {
  for (let holder: Scope | null = scope; holder !== null; holder = holder.parent) {
    if (((holder.declared.get(name) ?? 0) & space) !== 0) return holder;
  }
  return module;
}
