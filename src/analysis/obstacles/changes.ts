import type { Mutation } from '../../program/program.ts';
import { addTo } from '../groups.ts';
import { definitionsIn, type DefinitionSite, type Namespace } from '../namespace.ts';
import type { PrototypeNotebook } from '../prototype.ts';
import type { Obstacle } from '../obstacle.ts';
import { remembered } from '../remembered.ts';
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
    const changers = valuesOf(changersOf(namespace), names);
    const [ranks] = namespace.runOrders;
    const stretch = { ranks, after: each.order, until: site.order - 1 };
    const changedAt = valuesOf(changesOf(namespace), names)
      .filter((order) => each.order < order && order < site.order)
      .reduce((least, order) => Math.min(least, order), Infinity);
    const change =
      namespace.program.statements[changedAt] ??
      (changers.length > 0 ? runsWithin(namespace, changers, stretch)[0] : undefined);
    if (!change) return [];
    const at = site.definition.freeNames.find((read) => names.includes(read.name))?.at ?? site.definition.at;
    return [obstacleAt(owner, 'changed-in-place', [names[0]], at, [change.at])];
  });
}

/** By name, the places of the statements outside definitions that change what it holds as they run. */
const changesOf = remembered(({ program }: Namespace) => {
  const orders = new Map<string, number[]>();
  program.statements.forEach((statement, order) => {
    if (definitionsIn(statement).length > 0) return;
    for (const name of namesChanged(statement.mutations, 'definition')) addTo(orders, name, order);
  });
  return orders;
});

/** By name, the names of the definitions that change what it holds when they are called. */
const changersOf = remembered(({ definitions }: Namespace) => {
  const changers = new Map<string, string[]>();
  for (const { definition } of definitions) {
    for (const name of namesChanged(definition.mutations, 'call'))
      for (const changer of definition.names) addTo(changers, name, changer);
  }
  return changers;
});

function namesChanged(mutations: readonly Mutation[], when: Mutation['when']): ReadonlySet<string> {
  return new Set(mutations.filter((each) => each.when === when).map(({ name }) => name));
}

function valuesOf<Value>(
  groups: ReadonlyMap<string, readonly Value[]>,
  names: readonly string[],
): readonly Value[] {
  return names.flatMap((name) => groups.get(name) ?? []);
}
