import type { Definition } from '../../program/program.ts';
import type { CellSpan } from '../../notebook/notebook.ts';
import { isQuietCall } from '../quiet.ts';
import type { DefinitionSite, Namespace } from '../namespace.ts';
import type { PrototypeNotebook } from '../prototype.ts';
import type { Obstacle } from '../obstacle.ts';
import { obstacleAt } from './place.ts';

/** Obstacles in a definition's own code, whatever the names it reads stand for. */
export function ownCodeObstacles(
  owner: PrototypeNotebook,
  namespace: Namespace,
  site: DefinitionSite,
): readonly Obstacle[] {
  const { definition } = site;
  return [
    ...writesGlobal(owner, definition),
    ...definition.ties.map((tie) => obstacleAt(owner, tie.code, [tie.found], tie.at)),
    ...effects(owner, namespace, definition),
    ...secretObstacles(owner, site.statement.block),
    ...byCell(owner, site),
  ];
}

function writesGlobal(owner: PrototypeNotebook, definition: Definition): readonly Obstacle[] {
  const [first] = definition.globalWrites;
  if (!first) return [];
  const names = [...new Set(definition.globalWrites.map((write) => write.name))].sort();
  return [obstacleAt(owner, 'writes-global', names, first.at)];
}

/** What runs as the definition is made must do nothing that could be seen, since it will run when the module loads. */
function effects(
  owner: PrototypeNotebook,
  namespace: Namespace,
  definition: Definition,
): readonly Obstacle[] {
  const opaque = definition.evaluation.opaque.map(({ text, at, isShown }) =>
    obstacleAt(owner, isShown === true ? 'shown-as-made' : 'effect-at-definition', [text], at),
  );
  const calls = definition.calls
    .filter((call) => call.when === 'definition' && !isQuietCall(namespace, call))
    .map((call) => obstacleAt(owner, 'effect-at-definition', [call.callee ?? '…'], call.at));
  const mutations = definition.mutations
    .filter((mutation) => mutation.when === 'definition')
    .map((mutation) => obstacleAt(owner, 'effect-at-definition', [mutation.name], mutation.at));
  return [...opaque, ...calls, ...mutations];
}

/** Secrets in lines that would move. */
export function secretObstacles(owner: PrototypeNotebook, block: CellSpan): readonly Obstacle[] {
  return owner.secrets
    .filter((secret) => secret.cell === block.cell && secret.start < block.end && secret.end > block.start)
    .map((secret) => obstacleAt(owner, 'holds-secret', [secret.redacted, secret.rule], secret));
}

function byCell(owner: PrototypeNotebook, { definition }: DefinitionSite): readonly Obstacle[] {
  // Among several names of a function's statement there are values.
  const isValue = definition.kind === 'constant' || definition.kind === 'type' || definition.names.length > 1;
  const tags = owner.notebook.cells[definition.at.cell]?.tags ?? [];
  if (isValue && tags.includes('parameters')) {
    return [obstacleAt(owner, 'parameters-cell', definition.names, definition.at)];
  }
  if (definition.kind === 'function' && definition.name.startsWith('test_')) {
    return [obstacleAt(owner, 'test-code', [definition.name], definition.at)];
  }
  return [];
}
