import type { DefinitionSite, Namespace } from '../namespace.ts';
import type { PrototypeNotebook } from '../prototype.ts';
import { bindingsThatCount, isFirstValue, lastOf } from '../redefinition.ts';
import type { Obstacle } from '../obstacle.ts';
import { obstacleAt } from './place.ts';

/** Obstacles of the names that a definition binds: whoever reads them after it must find nothing else. */
export function ownNameObstacles(
  owner: PrototypeNotebook,
  namespace: Namespace,
  site: DefinitionSite,
): readonly Obstacle[] {
  const { definition, statement, order } = site;
  const found: Obstacle[] = [];
  for (const name of definition.names) {
    if (lastOf(namespace, name)?.some((site) => site.order === order)) continue;
    if (isFirstValue(namespace, name, site)) continue;
    const others = bindingsThatCount(namespace, name).filter((site) => site.order !== order);
    const code = others.some((site) => site.binding.form === 'deletion') ? 'deleted' : 'redefined';
    const spans = others.map((site) => site.binding.at);
    found.push(obstacleAt(owner, code, [name], definition.at, spans));
  }
  const special = definition.names.filter((name) => /^__.*__$/.test(name));
  if (special.length > 0) found.push(obstacleAt(owner, 'name-taken', special, definition.at));
  if (definition.conditional !== null) {
    found.push(obstacleAt(owner, 'defined-conditionally', definition.names, definition.at));
  } else if (statement.sharesLine) {
    found.push(obstacleAt(owner, 'shares-line', definition.names, definition.at));
  }
  return found;
}
