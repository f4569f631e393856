import type { AnalyzedDefinition, DefinitionId, NameVariants, NeededImport } from '../analysis/prototype.ts';

/**
 * What moves once: one definition, or the same definition from several notebooks. The first member is
 * where the text is taken from: the one in the notebook that was chosen or, without a choice, of which most moves, so that it stands with its like.
 */
export interface Unit {
  readonly members: readonly [AnalyzedDefinition, ...AnalyzedDefinition[]];
  readonly first: AnalyzedDefinition;
  readonly names: readonly string[];
  /** Units that it reads. */
  readonly needs: readonly Unit[];
  readonly imports: readonly NeededImport[];
}

/** Joins definitions that are the same in several notebooks, and resolves needs to units. */
export function unitsOf(
  moving: readonly AnalyzedDefinition[],
  variants: readonly NameVariants[] = [],
): readonly Unit[] {
  const chosen = new Map(variants.map((each) => [each.name, each.chosen]));
  const groups = new Map<string, AnalyzedDefinition[]>();
  for (const each of moving) {
    const key = `${each.definition.names.join(' ')} ${each.closureHash}`;
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  const byId = new Map<DefinitionId, { unit: Unit; needs: Unit[] }>();
  const made = [...groups.values()].flatMap((group) => {
    const first =
      group.find(({ definition, owner }) => chosen.get(definition.name) === owner.notebook.path) ??
      mostAtHome(group, moving);
    if (!first) return [];
    const rest = group.filter((each) => each !== first);
    const needs: Unit[] = [];
    const unit: Unit = {
      members: [first, ...rest],
      first,
      names: first.definition.names,
      needs,
      imports: first.needs.imports,
    };
    for (const member of unit.members) byId.set(member.id, { unit, needs });
    return [{ unit, needs }];
  });
  for (const { unit, needs } of made) {
    for (const id of unit.first.needs.definitions) {
      const needed = byId.get(id)?.unit;
      if (needed && needed !== unit) needs.push(needed);
    }
  }
  return made.map(({ unit }) => unit);
}

/** The one whose notebook holds most of what moves; of several such the first. */
function mostAtHome(
  group: readonly AnalyzedDefinition[],
  moving: readonly AnalyzedDefinition[],
): AnalyzedDefinition | undefined {
  const [first, ...rest] = group;
  if (!first || rest.length === 0) return first;
  const size = ({ owner }: AnalyzedDefinition): number =>
    moving.filter((each) => each.owner === owner).length;
  return rest.reduce((best, each) => (size(each) > size(best) ? each : best), first);
}

/** Whether a unit is a function or a class, and not a value. */
export function isCode({ first: { definition } }: Unit): boolean {
  return definition.kind === 'function' || definition.kind === 'class';
}
