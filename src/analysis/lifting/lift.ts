import type { LiftRequest } from '../../program/lifting.ts';
import type { Definition, Statement } from '../../program/program.ts';
import type { CellSpan } from '../../notebook/notebook.ts';
import { isStarImport, type Namespace } from '../namespace.ts';
import type { Obstacle, ObstacleCode } from '../obstacle.ts';
import { placeOf } from '../obstacles/place.ts';
import type { AnalyzedDefinition, DefinitionId, PrototypeNotebook } from '../prototype.ts';
import { remembered } from '../remembered.ts';
import { isBoundAt, isSettled, sureBinding } from './bound.ts';
import type { LiftContext } from './context.ts';
import { mayRebind } from './rebinding.ts';
import type { LiftRefusal, LiftRefusalCode } from '../lift-refusal.ts';

/** A function whose reads of notebook names can become parameters, by all that the facts say. */
export interface Lift {
  readonly id: DefinitionId;
  readonly request: LiftRequest;
}

/** Whether a function's reads of the names can become parameters. */
export type LiftProposal =
  | { readonly kind: 'lift'; readonly lift: Lift }
  | { readonly kind: 'refused'; readonly refusal: LiftRefusal };

/**
 * The names that an obstacle is about and that could be passed instead: what the notebook computes or binds more than
 * once. A definition that has to stay could too where it is a value.
 */
export function liftedNames({ namespace }: LiftContext, obstacle: Obstacle): readonly string[] {
  if (PASSABLE.has(obstacle.code)) return obstacle.names.slice(0, 1);
  if (obstacle.code !== 'needs-blocked') return [];
  return obstacle.names.filter((name) =>
    namespace.definitionsNamed(name).some(({ definition }) => definition.kind === 'constant'),
  );
}

const PASSABLE: ReadonlySet<ObstacleCode> = new Set([
  'reads-notebook-state',
  'rebound-name',
  'opaque-binding',
]);

/** Proposes to make parameters of names that a function reads. */
export function proposeLift(
  context: LiftContext,
  { id, definition }: AnalyzedDefinition,
  names: readonly string[],
): LiftProposal {
  const uses = context.uses.get(definition.name) ?? [];
  const order = ordersOf(context.namespace).get(id) ?? 0;
  const calls = uses.flatMap(({ call }) => call ?? []);
  const refusal =
    refusedFunction(context, definition, names[0] ?? definition.name) ??
    names.map((name) => refusedName(context, { definition, order }, name)).find((each) => each !== null);
  if (refusal) return { kind: 'refused', refusal };
  const read = (name: string): boolean =>
    definition.freeNames.some((each) => each.name === name && each.readAt === 'call');
  const parameters = names.filter(read).sort();
  return {
    kind: 'lift',
    lift: {
      id,
      request: {
        definition: definition.at,
        name: definition.name,
        parameters,
        defaults: definition.parameters.flatMap((each) =>
          each.default !== null && names.includes(each.default)
            ? [{ parameter: each.name, value: each.default }]
            : [],
        ),
        rebound: parameters.filter((name) => !isSettled(context.namespace, name)),
        calls,
      },
    },
  };
}

/** Places of the definitions of a notebook; of several with one id, that of the first. */
const ordersOf = remembered(({ definitions }: Namespace): ReadonlyMap<DefinitionId, number> => {
  return new Map(definitions.toReversed().map(({ id, order }) => [id, order]));
});

/** What speaks against giving a function any parameter more. */
function refusedFunction(context: LiftContext, definition: Definition, name: string): LiftRefusal | null {
  const { owner, namespace, uses, others } = context;
  const because = (code: LiftRefusalCode, at: CellSpan): LiftRefusal => ({
    code,
    name,
    place: placeOf(owner, at),
  });
  if (definition.kind !== 'function') return because('not-a-function', definition.at);
  if (definition.names.length > 1) return because('declared-with-others', definition.at);
  if (definition.decorators.length > 0) return because('decorated', definition.at);
  const value = (uses.get(definition.name) ?? []).find(({ call }) => call === null);
  if (value) return because(isSettled(namespace, name) ? 'handed-over' : 'passed-as-value', value.read.at);
  const dynamic = firstDynamic(namespace);
  if (dynamic) return because('called-unseen', dynamic.at);
  if (others.some(({ reaches, boundUnseen }) => reaches || boundUnseen.has(definition.name)))
    return because('called-unseen', definition.at);
  return toldInError(context, definition) ? because('error-shown', definition.at) : null;
}

const firstDynamic = remembered(({ program }: Namespace): Statement | undefined => {
  return program.statements.find((each) => each.readsUnknown || (each.bindsUnknown && !isStarImport(each)));
});

/** `f() takes 1 positional argument …`: what such a message says depends on the parameters. */
function toldInError({ owner }: LiftContext, { name, doc }: Definition): boolean {
  const called = `${name}()`;
  if ((doc ?? '').includes('>>>') && isExamined(owner)) return true;
  return errorsShown(owner).some((message) => message.includes(called));
}

const isExamined = remembered(({ program }: PrototypeNotebook): boolean =>
  program.statements.some(({ calls }) => calls.some(({ effect }) => effect === 'examines')),
);

const errorsShown = remembered(({ notebook }: PrototypeNotebook): readonly string[] =>
  notebook.cells.flatMap(({ outputs }) =>
    outputs.flatMap((output) => (output.kind === 'error' ? [output.message] : [])),
  ),
);

/** What speaks against passing one name. */
function refusedName(
  context: LiftContext,
  { definition, order: own }: Pick<AnalyzedDefinition, 'definition' | 'order'>,
  name: string,
): LiftRefusal | null {
  const { owner, namespace, uses } = context;
  const because = (code: LiftRefusalCode, at: CellSpan): LiftRefusal => ({
    code,
    name,
    place: placeOf(owner, at),
  });
  const reads = definition.freeNames.filter((read) => read.name === name);
  const [any] = reads;
  if (any && reads.every(({ readAt }) => readAt === 'unevaluated')) return because('named-as-type', any.at);
  const early = reads.filter(({ readAt }) => readAt === 'definition');
  const defaults = definition.parameters.filter((each) => each.default === name);
  const settled = isSettled(namespace, name);
  const bound = sureBinding(context, name);
  const [first] = early;
  if (first && (early.length !== defaults.length || !settled || (bound?.order ?? own) >= own))
    return because('read-as-made', first.at);
  if (bound === null) return because('maybe-unbound', any?.at ?? definition.at);
  for (const { call, order, read } of uses.get(definition.name) ?? []) {
    // A call in its own body comes after one from outside.
    const isOwn = definition.at.cell === read.at.cell && isWithin(read.at, definition.at);
    if (call === null || isOwn) continue;
    const place = { order, at: call, isAtOnce: read.readAt === 'definition' };
    if (!isBoundAt(context, bound, place)) return because('maybe-unbound', call);
  }
  if (settled) return null;
  const late = (uses.get(definition.name) ?? []).find(({ isLater }) => isLater);
  if (late) return because('runs-late', late.read.at);
  const outside = keepsOwn(context, definition, name);
  if (outside) return because('keeps-own', outside);
  if (definition.isGenerator || definition.isAsync) return because('runs-late', definition.at);
  return mayRebind(context, definition, name) ? because('rebound-meanwhile', any?.at ?? definition.at) : null;
}

/** A call in a cell where a name may be another than in the function's own cell, whose name the function goes on reading. */
function keepsOwn({ namespace, uses }: LiftContext, definition: Definition, name: string): CellSpan | null {
  const { cell } = definition.at;
  const isOwn = definition.freeNames.some((read) => read.name === name && read.ownCell === true);
  const sites = namespace.sites.get(name) ?? [];
  if (!isOwn || sites.every(({ binding }) => binding.at.cell === cell)) return null;
  return (uses.get(definition.name) ?? []).find(({ read }) => read.at.cell !== cell)?.read.at ?? null;
}

function isWithin(inner: CellSpan, outer: CellSpan): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}
