import { joinedTypes } from '../../../../plan/index.ts';
import type { SeenType, SeenTypes } from '../../../../plan/seen-types.ts';

/** Finds what a module calls a type; null: it can't name it. */
export type NameType = (type: Pick<SeenType, 'module' | 'name'>) => string | null;

/** Alternatives of which a hint says more than it leaves open. */
const MOST_ALTERNATIVES = 3;

/** A type hint: `float | None`. Null where the types weren't all seen, have no name, or are too many to say something. */
export function typeText({ whole, types }: SeenTypes, nameType: NameType): string | null {
  return written({ whole, types: types.map(ofAnyLength) }, nameType);
}

function written(seen: SeenTypes, nameType: NameType): string | null {
  const types = plainest(seen.types);
  if (!seen.whole || types.length === 0 || types.length > MOST_ALTERNATIVES) return null;
  const texts = types.map((type) => oneText(type, nameType));
  return texts.includes(null) ? null : texts.join(' | ');
}

/** A tuple of items of one kind: that there were two of them, or three, was chance. */
function ofAnyLength(type: SeenType): SeenType {
  if (!isBuiltin(type, 'tuple') || type.form !== 'fixed' || type.of.length === 0) return type;
  const item = joinedTypes(type.of);
  const isOne = plainest(item.types).length === 1 && type.of.every(({ types }) => types.length > 0);
  return isOne ? { ...type, form: 'any length', of: [item] } : type;
}

/** Numbers as type checkers take them (an int is a float to them), tuples of several lengths as one, None at the end. */
function plainest(types: readonly SeenType[]): readonly SeenType[] {
  const has = (name: string): boolean => types.some((each) => isBuiltin(each, name));
  const left = types.filter(
    (each) =>
      !(isBuiltin(each, 'bool') && (has('int') || has('float') || has('complex'))) &&
      !(isBuiltin(each, 'int') && (has('float') || has('complex'))) &&
      !(isBuiltin(each, 'float') && has('complex')),
  );
  const tuples = left.filter((each) => isBuiltin(each, 'tuple'));
  const none = left.filter((each) => isBuiltin(each, 'None'));
  const others = left.filter((each) => !tuples.includes(each) && !none.includes(each));
  const joined: SeenType[] =
    tuples.length < 2
      ? tuples
      : tuples.slice(0, 1).map((each) => ({
          ...each,
          form: 'any length',
          of: [joinedTypes(tuples.flatMap(({ of }) => of))],
        }));
  return [...others, ...joined, ...none];
}

function isBuiltin({ module, name }: SeenType, wanted: string): boolean {
  return module === 'builtins' && name === wanted;
}

function oneText(type: SeenType, nameType: NameType): string | null {
  const name = nameType(type);
  const parts = partTexts(type, nameType);
  if (name === null || parts.includes(null)) return null;
  return parts.length === 0 ? name : `${name}[${parts.join(', ')}]`;
}

function partTexts(type: SeenType, nameType: NameType): readonly (string | null)[] {
  // Asked for only where it is written: it needs an import.
  const any = (): string | null => nameType({ module: 'typing', name: 'Any' });
  const part = (seen: SeenTypes): string | null => partText(seen, nameType) ?? any();
  if (type.form === 'of anything') return type.name === 'Callable' ? ['...', any()] : [any()];
  if (type.form === 'any length') return [...type.of.map(part), '...'];
  return isBuiltin(type, 'tuple') && type.of.length === 0 ? ['()'] : type.of.map(part);
}

/** Of items of several types nothing is said: whoever takes one out would have to tell them apart. */
function partText(seen: SeenTypes, nameType: NameType): string | null {
  const types = plainest(seen.types).filter((each) => !isBuiltin(each, 'None'));
  return types.length > 1 ? null : written(seen, nameType);
}
