import type { Binding, BindingForm, Statement } from '../../program/program.ts';
import type { CellSpan } from '../../notebook/notebook.ts';
import { definitionsIn, isStarImport, type BindingSite, type Namespace } from '../namespace.ts';
import type { LiftContext } from './context.ts';

/** Forms that bind a name once the statement has run, whatever it meets on the way. */
const SURE: ReadonlySet<BindingForm> = new Set(['definition', 'import', 'assignment', 'with', 'magic']);

/** Where a name is bound for certain, as its statement runs; null where that can't be known. */
export function sureBinding({ namespace, owner }: LiftContext, name: string): BindingSite | null {
  const sites = namespace.sites.get(name) ?? [];
  if (sites.some(mayUnbind)) return null;
  return (
    sites.find(({ binding, statement }) => {
      const outputs = owner.notebook.cells[statement.at.cell]?.outputs ?? [];
      const failed = outputs.some((output) => output.kind === 'error');
      return isSure(binding, statement) && !failed;
    }) ?? null
  );
}

function isSure(binding: Binding, statement: Statement): boolean {
  return SURE.has(binding.form) && !binding.conditional && !isStarImport(statement);
}

function mayUnbind({ binding, statement }: BindingSite): boolean {
  return (
    binding.form === 'deletion' ||
    binding.form === 'except' ||
    (binding.form === 'opaque' && statement.kind === 'magic')
  );
}

/** Whether a name is bound once and for all: then it stands for the same whenever it is read. */
export function isSettled(namespace: Namespace, name: string): boolean {
  const sites = namespace.sites.get(name) ?? [];
  const [only] = sites;
  return (
    only !== undefined &&
    sites.length === 1 &&
    isSure(only.binding, only.statement) &&
    namespace.unknownBinders.length === 0
  );
}

/** A place in a notebook's code. */
export interface CodePlace {
  readonly order: number;
  readonly at: CellSpan;
  /** Runs with its statement; otherwise it stands in a function. */
  readonly isAtOnce: boolean;
}

/**
 * Whether what a statement binds is bound whenever a place is reached: the statement comes before, or it comes before
 * every call of the function that the place stands in.
 */
export function isBoundAt(
  context: LiftContext,
  bound: BindingSite,
  place: CodePlace,
  visited: ReadonlySet<string> = new Set(),
): boolean {
  if (bound.order < place.order) return true;
  if (place.isAtOnce) return false;
  const statement = context.namespace.program.statements[place.order];
  const around = statement
    ? definitionsIn(statement).find(
        ({ kind, at }) => kind === 'function' && at.start <= place.at.start && place.at.end <= at.end,
      )
    : undefined;
  if (around === undefined || context.escaped.has(around.name)) return false;
  // A function that calls itself was called by another before.
  if (visited.has(around.name)) return true;
  const seen = new Set([...visited, around.name]);
  return (context.uses.get(around.name) ?? []).every(({ call, order, read }) =>
    call === null
      ? false
      : isBoundAt(context, bound, { order, at: call, isAtOnce: read.readAt === 'definition' }, seen),
  );
}
