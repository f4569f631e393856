import type { FreeName, Statement } from '../../language/program.ts';
import { definitionsIn, type DefinitionSite, type Namespace } from '../namespace.ts';
import type { PrototypeNotebook } from '../prototype.ts';
import { isSetting } from '../settings.ts';
import type { Obstacle } from '../obstacle.ts';
import { obstacleAt } from './place.ts';
import type { Reads } from './reads.ts';

/**
 * Obstacles of a definition that stands before something it needs. In the module, what it needs is there from
 * the start; so nothing may run in between that would have found it missing, and no setting may stand between
 * the definition, which loads the module, and an import that the module brings forward.
 */
export function orderObstacles(
  owner: PrototypeNotebook,
  namespace: Namespace,
  site: DefinitionSite,
  reads: Reads,
): readonly Obstacle[] {
  const late = [
    ...reads.sites.map((each) => ({ names: each.definition.names, order: each.order, isImport: false })),
    ...reads.imports.map((each) => ({ names: [each.name], order: each.order, isImport: true })),
  ].filter((need) => need.order > site.order && (need.isImport || isEvaluated(site, need.names)));
  return late.flatMap((need) => {
    const between = namespace.program.statements.slice(site.order + 1, need.order + 1);
    const bound = namespace.program.statements[need.order]?.at;
    const places = bound ? [bound] : [];
    const atDefinition = site.definition.freeNames.find(
      (read) => read.readAt === 'definition' && need.names.includes(read.name),
    );
    if (atDefinition)
      return [obstacleAt(owner, 'read-before-bound', [atDefinition.name], atDefinition.at, places)];
    const caller = between.find((statement) => mayRun(namespace, statement, site.definition.names));
    if (caller) return [obstacleAt(owner, 'read-before-bound', need.names, caller.at, places)];
    const setting = need.isImport ? between.find((statement) => isSetting(namespace, statement)) : undefined;
    return setting ? [obstacleAt(owner, 'import-after-setting', need.names, setting.at, places)] : [];
  });
}

/** Whether a definition reads one of the names other than in annotations that are never evaluated. */
function isEvaluated({ definition }: DefinitionSite, names: readonly string[]): boolean {
  return definition.freeNames.some((read) => isRead(read) && names.includes(read.name));
}

function isRead(read: FreeName): boolean {
  return read.readAt !== 'unevaluated';
}

/** Whether running a statement may run code that reads one of the names, through any chain of the notebook's functions. */
export function mayRun(namespace: Namespace, statement: Statement, names: readonly string[]): boolean {
  const reached = new Set<string>();
  const queue = statement.reads.filter((read) => read.readAt === 'definition').map((read) => read.name);
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    if (names.includes(name)) return true;
    if (reached.has(name)) continue;
    reached.add(name);
    for (const site of namespace.sites.get(name) ?? []) {
      const bound = definitionsIn(site.statement).filter((each) => each.names.includes(name));
      queue.push(...bound.flatMap((each) => each.freeNames.filter(isRead).map((read) => read.name)));
    }
  }
  return false;
}
