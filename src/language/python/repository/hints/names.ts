import type { PlannedImport, PlannedModule } from '../../../../plan/plan.ts';
import type { SeenType } from '../../../../plan/seen-types.ts';

/** A type as a module can name it. */
export interface NamedType {
  readonly text: string;
  /** What has to be imported for it; null: the name is there. */
  readonly needs: PlannedImport | null;
  /** Whether the name can be evaluated where a definition stands. */
  readonly when: 'executed' | 'checked';
}

/** Short names that everyone gives these modules. */
const USUAL_NAMES: ReadonlyMap<string, string> = new Map([
  ['numpy', 'np'],
  ['pandas', 'pd'],
]);

/**
 * What a type is called in a module, by the place of the definition whose hint names it: as the module imports it already,
 * else by an import, for type checkers alone where it isn't of `typing`. Null where its name means something else there.
 */
export function nameIn(
  module: PlannedModule,
  definition: number,
): (type: Pick<SeenType, 'module' | 'name'>) => NamedType | null {
  const bound = boundNames(module);
  const there = (text: string): NamedType => ({ text, needs: null, when: 'executed' });
  return (type) => {
    const [first = '', ...rest] = type.name.split('.');
    if (type.module === 'builtins') return bound.has(first) ? null : there(first);
    if (type.module === module.importName) return ownName(module, definition, type.name);
    const whole = module.imports.find((each) => each.module === type.module && each.member === null);
    // `import a.b` binds `a`, which the dotted name begins with.
    if (whole) {
      const isDotted = whole.module.startsWith(`${whole.name}.`);
      return there(`${isDotted ? whole.module : whole.name}.${type.name}`);
    }
    const member = module.imports.find((each) => each.module === type.module && each.member === first);
    if (member) return there([member.name, ...rest].join('.'));
    const sibling = module.siblings.find((each) => each.module === type.module);
    if (sibling?.names.includes(first)) return there(type.name);
    return checkedName(type, bound);
  };
}

function ownName({ definitions }: PlannedModule, definition: number, name: string): NamedType | null {
  const [first = ''] = name.split('.');
  const place = definitions.findIndex(({ names }) => names.includes(first));
  if (place < 0) return null;
  return { text: name, needs: null, when: place < definition ? 'executed' : 'checked' };
}

function checkedName(
  { module, name }: Pick<SeenType, 'module' | 'name'>,
  bound: ReadonlySet<string>,
): NamedType | null {
  const [first = ''] = name.split('.');
  const usual = USUAL_NAMES.get(module);
  const own = usual ?? first;
  if (bound.has(own)) return null;
  const needs = { module, member: usual === undefined ? first : null, name: own };
  const text = usual === undefined ? name : `${usual}.${name}`;
  // What imports TYPE_CHECKING may import Any as well.
  return { text, needs, when: module === 'typing' ? 'executed' : 'checked' };
}

/** Names that a module binds; of guarded imports every word could be one. */
function boundNames({ imports, siblings, definitions, guardedImports }: PlannedModule): ReadonlySet<string> {
  return new Set([
    ...imports.map(({ name }) => name),
    ...siblings.flatMap(({ names }) => names),
    ...definitions.flatMap(({ names }) => names),
    ...guardedImports.flatMap((text) => text.match(/[^\W\d]\w*/gu) ?? []),
  ]);
}
