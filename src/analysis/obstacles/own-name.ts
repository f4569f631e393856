import type { DefinitionSite, Namespace } from '../namespace.ts';
import type { PrototypeNotebook } from '../prototype.ts';
import { bindingsThatCount } from '../resolution.ts';
import type { Obstacle } from '../obstacle.ts';
import { obstacleAt } from './place.ts';

/** Obstacles of the names that a definition binds: they must not be bound elsewhere, deleted, or be shown. */
export function ownNameObstacles(
  owner: PrototypeNotebook,
  namespace: Namespace,
  { definition, statement, order }: DefinitionSite,
): readonly Obstacle[] {
  const found: Obstacle[] = [];
  for (const name of definition.names) {
    const others = bindingsThatCount(namespace, name).filter((site) => site.order !== order);
    const here = bindingsThatCount(namespace, name).filter((site) => site.order === order);
    const spans = others.map((site) => site.binding.at);
    if (others.some((site) => site.binding.form === 'deletion')) {
      found.push(obstacleAt(owner, 'deleted', [name], definition.at, spans));
    } else if (others.length > 0 || here.length > 1) {
      found.push(obstacleAt(owner, 'redefined', [name], definition.at, spans));
    }
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
