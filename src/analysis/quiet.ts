import type { Call, Definition } from '../program/program.ts';
import type { Namespace } from './namespace.ts';

/**
 * Whether a call that runs at definition time does nothing that could be seen from outside: it is known to be
 * pure, or it calls a class or function of the notebook whose code only computes.
 */
export function isQuietCall(namespace: Namespace, call: Call): boolean {
  return isQuiet(namespace, call, new Set());
}

function isQuiet(namespace: Namespace, call: Call, visited: Set<Definition>): boolean {
  switch (call.effect) {
    case 'pure':
    case 'builds':
      return true;
    case 'prints':
    case 'setting':
    case 'reads-world':
    case 'binds':
    case 'persists':
    case 'examines':
      return false;
    case 'unknown': {
      const { head } = call;
      if (head === null || call.callee !== head) return false;
      const targets = namespace.definitionsNamed(head);
      return (
        targets.length > 0 && targets.every(({ definition }) => isQuietBody(namespace, definition, visited))
      );
    }
  }
}

/**
 * Calls on a function's own locals are let through: they reach only what the body itself has made or was given,
 * and at definition time it is given constants.
 */
function isQuietBody(namespace: Namespace, definition: Definition, visited: Set<Definition>): boolean {
  if (definition.kind === 'constant' || definition.kind === 'type') return definition.kind === 'type';
  if (visited.has(definition)) return true;
  visited.add(definition);
  if (definition.globalWrites.length > 0 || definition.mutations.length > 0) return false;
  if (definition.changesHanded === true) return false;
  if (!basesOf(namespace, definition).every((base) => isQuietBody(namespace, base, visited))) return false;
  return definition.calls.every(
    (call) => (call.effect === 'unknown' && call.head === null) || isQuiet(namespace, call, visited),
  );
}

/** The notebook's classes that a class is made of; their constructors may be its own. */
function basesOf(namespace: Namespace, { kind, freeNames }: Definition): readonly Definition[] {
  if (kind !== 'class') return [];
  return [...new Set(freeNames.filter(({ readAt }) => readAt === 'definition').map(({ name }) => name))]
    .flatMap((name) => namespace.definitionsNamed(name).filter(({ definition }) => definition.name === name))
    .map(({ definition }) => definition)
    .filter((each) => each.kind === 'class');
}
