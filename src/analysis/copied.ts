import type { Definition } from '../program/program.ts';
import type { Candidate } from './candidates.ts';
import type { Obstacle } from './obstacle.ts';
import { obstacleAt } from './obstacles/place.ts';

/**
 * Whether there may be two of a definition, the original and a copy, and nothing can tell: a plain function that keeps
 * no state, or a value that can't be changed.
 */
export function isStateless({ kind, evaluation, decorators, calls, mutations }: Definition): boolean {
  if (evaluation.mutable || mutations.length > 0) return false;
  switch (kind) {
    case 'function':
      return decorators.length === 0;
    case 'class':
      return false;
    case 'constant':
    case 'type':
      return calls.every(({ effect, when }) => when === 'call' || (effect === 'pure' && kind === 'constant'));
  }
}

/** What keeps a definition of a file that was not given from coming along as a copy. */
export function copyObstacles({ owner, site, host }: Candidate): readonly Obstacle[] {
  const { definition } = site;
  const isPatched = [host.owner, owner].some(({ program }) =>
    program.statements.some(({ mutations }) => mutations.some(({ name }) => definition.names.includes(name))),
  );
  if (isStateless(definition) && !isPatched) return [];
  return [obstacleAt(owner, 'run-file', [definition.name, owner.notebook.path], definition.at)];
}

/**
 * What keeps a definition that needs a copy of a function: it may call it, but where it passes it on, the copy could
 * be compared with the original.
 */
export function copyReaderObstacles({ owner, site }: Candidate, copy: Candidate): readonly Obstacle[] {
  const { definition } = site;
  const copied = copy.site.definition;
  if (copied.kind !== 'function' && !copied.evaluation.makesFunctions) return [];
  const passed = definition.freeNames.find(
    (read) =>
      copied.names.includes(read.name) &&
      read.readAt !== 'unevaluated' &&
      !definition.calls.some(({ callee, at }) => callee === read.name && at.start === read.at.start),
  );
  if (!passed) return [];
  return [obstacleAt(owner, 'run-file', [passed.name, copy.owner.notebook.path], passed.at)];
}
