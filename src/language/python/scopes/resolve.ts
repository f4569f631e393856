import type { Occurrence, Scope } from './scope.ts';

/**
 * The scope that holds the name of an occurrence, by the rules of the language reference (4.2.2): what no
 * function around binds is the module's, or a builtin.
 */
export function holderOf(occurrence: Occurrence, module: Scope): Scope {
  const { key, scope } = occurrence;
  if (
    scope.kind === 'class' &&
    !scope.globals.has(key) &&
    !scope.nonlocals.has(key) &&
    (scope.bound.has(key) || scope.declared.has(key))
  ) {
    if (occurrence.use !== 'read' || occurrence.boundBefore) return scope;
    // LOAD_NAME of a name that the class binds later, or only declares: straight to the module, past functions around.
    return module;
  }
  return lookUp(key, scope, module);
}

function lookUp(key: string, start: Scope, module: Scope): Scope {
  let seesClass = true;
  for (let scope: Scope | null = start; scope !== null; scope = scope.parent) {
    if (scope.kind === 'module') return module;
    if (scope.kind === 'class' && !seesClass) {
      // The compiler's implicit cell: `__class__` in a method.
      if (key === '__class__') return scope;
      continue;
    }
    const nonlocal = scope.nonlocals.has(key);
    // A class's own `global x` holds for its body only.
    if (scope.globals.has(key)) return module;
    if (!nonlocal && scope.bound.has(key)) return scope;
    // A nonlocal of a class body or function means the nearest function around.
    if (scope.kind !== 'type-parameters' || nonlocal) seesClass = false;
  }
  return module;
}
