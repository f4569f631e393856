import type { Value } from '../../../../../plan/recording.ts';

/**
 * The type of a test's parameter, as an annotation: of the values that it takes. Where the tested function has an
 * annotation of its own, containers are `Any`: those of its annotation may be others, such as a list of floats for one of ints.
 */
export function typeOf(values: readonly Value[], annotation: string | null): string {
  const types = new Set(values.map(plainType));
  if (types.has('float')) types.delete('int');
  if (annotation !== null && [...types].some((type) => /^(?:list|tuple|dict|set|frozenset)\b/.test(type)))
    return 'Any';
  if (types.size > 3 || types.has('object')) return annotation === null ? 'object' : 'Any';
  return [...types].sort((a, b) => Number(a === 'None') - Number(b === 'None')).join(' | ');
}

function plainType(value: Value): string {
  switch (value.kind) {
    case 'literal':
      return value.type === 'NoneType' ? 'None' : SIMPLE.has(value.type) ? value.type : 'object';
    case 'special-float':
      return 'float';
    case 'list':
    case 'set':
    case 'frozenset':
      return `${value.kind}[${typeOf(value.items, null) || 'object'}]`;
    case 'tuple':
      return value.items.length === 0 ? 'tuple[()]' : `tuple[${value.items.map(plainType).join(', ')}]`;
    case 'dict': {
      const keys = typeOf(
        value.entries.map(({ key }) => key),
        null,
      );
      const values = typeOf(
        value.entries.map((entry) => entry.value),
        null,
      );
      return `dict[${keys || 'object'}, ${values || 'object'}]`;
    }
    case 'reference':
    case 'call':
    case 'part':
    case 'expression':
      return 'object';
  }
}

const SIMPLE: ReadonlySet<string> = new Set(['int', 'float', 'complex', 'bool', 'str', 'bytes']);
