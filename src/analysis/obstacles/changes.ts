import type { Mutation } from '../../language/program.ts';
import { definitionsIn, type DefinitionSite, type Namespace } from '../namespace.ts';
import type { PrototypeNotebook } from '../prototype.ts';
import type { Obstacle } from '../obstacle.ts';
import { runsWithin } from '../runs.ts';
import { obstacleAt } from './place.ts';
import type { Reads } from './reads.ts';

/**
 * Obstacles of a definition that, as it is made, reads something which a cell before it has changed in place:
 * the module is made before any cell has changed anything. What a decorator or a constructor reads counts, since it
 * may be called then.
 */
export function changeObstacles(
  owner: PrototypeNotebook,
  namespace: Namespace,
  site: DefinitionSite,
  reads: ReadonlyMap<DefinitionSite, Reads>,
): readonly Obstacle[] {
  const early = new Set(
    site.definition.freeNames.filter((read) => read.readAt === 'definition').map((read) => read.name),
  );
  const closure = new Set(
    reads.get(site)?.sites.filter(({ definition }) => definition.names.some((name) => early.has(name))),
  );
  for (const each of closure) for (const next of reads.get(each)?.sites ?? []) closure.add(next);
  return [...closure].flatMap((each) => {
    if (each.order >= site.order) return [];
    const { names } = each.definition;
    const between = namespace.program.statements.slice(each.order + 1, site.order);
    const changers = namespace.definitions
      .filter(({ definition }) => definition.mutations.some((mutation) => changes(mutation, names, 'call')))
      .flatMap(({ definition }) => definition.names);
    const [ranks] = namespace.runOrders;
    const stretch = { ranks, after: each.order, until: site.order - 1 };
    const change =
      between.find(
        (statement) =>
          definitionsIn(statement).length === 0 &&
          statement.mutations.some((mutation) => changes(mutation, names, 'definition')),
      ) ?? (changers.length > 0 ? runsWithin(namespace, changers, stretch)[0] : undefined);
    if (!change) return [];
    const at = site.definition.freeNames.find((read) => names.includes(read.name))?.at ?? site.definition.at;
    return [obstacleAt(owner, 'changed-in-place', [names[0]], at, [change.at])];
  });
}

function changes(mutation: Mutation, names: readonly string[], when: Mutation['when']): boolean {
  return mutation.when === when && names.includes(mutation.name);
}
