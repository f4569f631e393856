import type { CellSpan } from '../../notebook/notebook.ts';
import type { FreeName } from '../../program/program.ts';
import type { DefinitionSite, Namespace } from '../namespace.ts';
import type { PrototypeNotebook } from '../prototype.ts';
import { replacedBy } from '../redefinition.ts';
import type { RunOrder } from '../run-order.ts';
import { runsWithin } from '../runs.ts';
import { firstSetting } from '../settings.ts';
import type { Obstacle } from '../obstacle.ts';
import { obstacleAt } from './place.ts';
import type { Reads } from './reads.ts';

/** Something that a definition needs, with its place among the statements. */
interface Need {
  readonly names: readonly string[];
  readonly order: number;
  readonly isImport: boolean;
}

/**
 * Obstacles of a definition that stands before something it needs. In the module, what it needs is there from
 * the start; so nothing may run in between that would have found it missing, or another thing of its name; and no
 * setting may stand between the definition, which loads the module, and an import that the module brings forward.
 */
export function orderObstacles(
  owner: PrototypeNotebook,
  namespace: Namespace,
  site: DefinitionSite,
  reads: Reads,
): readonly Obstacle[] {
  const evaluated = firstReads(site.definition.freeNames.filter(isEvaluated));
  const early = firstReads(site.definition.freeNames.filter(({ readAt }) => readAt === 'definition'));
  const needs = [
    ...reads.sites.map((each): Need => ({
      names: each.definition.names,
      order: each.order,
      isImport: false,
    })),
    ...reads.imports.map((each): Need => ({ names: [each.name], order: each.order, isImport: true })),
  ].filter((need) => need.isImport || need.names.some((name) => evaluated.has(name)));
  return needs.flatMap((need) => {
    const [atDefinition] = need.names.flatMap((name) => early.get(name) ?? []).sort(byStart);
    const found = tooEarly(owner, namespace, site, { ...need, atDefinition });
    if (found) return [found];
    if (!need.isImport || need.order <= site.order) return [];
    const setting = firstSetting(namespace, site.order, need.order);
    return setting
      ? [obstacleAt(owner, 'import-after-setting', need.names, setting.at, placesOf(namespace, need))]
      : [];
  });
}

/** What reads or calls a definition before what it needs is bound, or while its name stands for something else. */
function tooEarly(
  owner: PrototypeNotebook,
  namespace: Namespace,
  site: DefinitionSite,
  need: Need & { readonly atDefinition: FreeName | undefined },
): Obstacle | null {
  const replaced = replacedBy(namespace, need.names, need.order);
  const hangsOnOrder = replaced.length > 0 || need.order > site.order;
  const { atDefinition } = need;
  const found = (hangsOnOrder ? namespace.runOrders : [])
    .filter((ranks) => rankOf(ranks, site) < rankOf(ranks, need))
    .flatMap((ranks) => {
      if (atDefinition) return [{ names: [atDefinition.name], at: atDefinition.at }];
      const stretch = { ranks, after: site.order, until: need.order };
      const [caller] = runsWithin(namespace, site.definition.names, stretch);
      return caller ? [{ names: need.names, at: caller.at }] : [];
    })[0];
  if (!found) return null;
  const places = [...replaced.map(({ binding }) => binding.at), ...placesOf(namespace, need)];
  const code = replaced.length > 0 ? 'rebound-name' : 'read-before-bound';
  return obstacleAt(owner, code, found.names, found.at, places);
}

function rankOf(ranks: RunOrder, { order }: { readonly order: number }): number {
  return ranks[order] ?? 0;
}

/** The first of the reads of each name. */
function firstReads(reads: readonly FreeName[]): ReadonlyMap<string, FreeName> {
  return new Map(reads.toReversed().map((read) => [read.name, read]));
}

/** Whether a read is other than in annotations that are never evaluated. */
function isEvaluated(read: FreeName): boolean {
  return read.readAt !== 'unevaluated';
}

function byStart(a: FreeName, b: FreeName): number {
  return a.at.start - b.at.start;
}

function placesOf({ program }: Namespace, { order }: Need): readonly CellSpan[] {
  const statement = program.statements[order];
  return statement ? [statement.at] : [];
}
