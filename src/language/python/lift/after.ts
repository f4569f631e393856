import { moved, type TextEdit } from '../../../text/span.ts';
import type { LiftProblem, LiftRequest } from '../../../program/lifting.ts';
import type { ParsedCell } from '../facts/cell.ts';
import { childByField, namedChildren } from '../parser/index.ts';
import type { SyntaxNode } from '../parser/node.ts';
import type { Scope } from '../scopes/scope.ts';
import { boundNames, runsAtOnce, type BoundNames } from './at-once.ts';
import { callAt, functionAt, pathTo } from './find.ts';

/** The edits of each cell. */
type Edits = ReadonlyMap<number, readonly TextEdit[]>;

/**
 * What stands against a lift in the notebook as it would be: an argument that stands for another variable than the
 * notebook's, or a parameter that is read after the call.
 */
export function problemAfter(
  cells: ReadonlyMap<number, ParsedCell>,
  request: LiftRequest,
  requests: readonly LiftRequest[],
  edits: Edits,
): LiftProblem | null {
  const home = cells.get(request.definition.cell);
  const start = moved(request.definition.start, edits.get(request.definition.cell) ?? []);
  const node = home === undefined ? null : functionAt(home, { start });
  if (home === undefined || node === null) return 'not-writable';
  const bound = boundNames(cells.values());
  if (request.rebound.length > 0 && startsThreads(bound)) return 'reads-late';
  if (!readsAtOnce(home, node, request, bound)) return 'reads-late';
  if (isFoundByFrame(home, node, request)) return 'not-writable';
  const lifted = requests.flatMap((each): readonly Lifted[] => {
    const cell = cells.get(each.definition.cell);
    const at = moved(each.definition.start, edits.get(each.definition.cell) ?? []);
    const own = cell === undefined ? null : functionAt(cell, { start: at });
    return own === null ? [] : [{ node: own, parameters: each.parameters }];
  });
  for (const call of request.calls) {
    const cell = cells.get(call.cell);
    const at = moved(call.start, edits.get(call.cell) ?? []);
    const found = cell === undefined ? null : callAt(cell, { start: at });
    if (cell === undefined || found === null) return 'not-writable';
    if (!passesTheNotebooks(cell, found, request, lifted)) return 'name-clash';
  }
  return null;
}

/** With threads, what is bound more than once may be rebound while a function runs. */
function startsThreads(bound: BoundNames): boolean {
  return [...bound.values()].some(
    (identity) =>
      identity !== null && /^(_thread|threading|concurrent|multiprocessing\.(dummy|pool))\b/.test(identity),
  );
}

/**
 * A name in a string that a library looks up in the frame which calls it, `df.query('a > @limit')`: a parameter is no name
 * of the frames of functions and comprehensions within, and no closure holds it.
 */
function isFoundByFrame(cell: ParsedCell, node: SyntaxNode, { parameters }: LiftRequest): boolean {
  const names = new Set(parameters);
  return cell.names.names.some(
    ({ name, holder, scope, start }) =>
      names.has(name) &&
      holder.node === node &&
      scope.node !== node &&
      pathTo(cell.root, start).at(-1)?.type !== 'identifier',
  );
}

interface Lifted {
  readonly node: SyntaxNode;
  readonly parameters: readonly string[];
}

/** Whether every argument that a call got stands for the notebook's name, or for a parameter that was made of it. */
function passesTheNotebooks(
  cell: ParsedCell,
  call: SyntaxNode,
  { parameters, defaults }: LiftRequest,
  lifted: readonly Lifted[],
): boolean {
  const list = childByField(call, 'arguments');
  const given = (list === null ? [] : namedChildren(list)).filter(({ type }) => type === 'keyword_argument');
  const holderOf = (parameter: string, value: string): Scope | null | undefined => {
    const argument = given.find((each) => textOf(cell, childByField(each, 'name')) === parameter);
    const node = argument === undefined ? null : childByField(argument, 'value');
    // Given by the call itself.
    if (node === null || textOf(cell, node) !== value) return null;
    return cell.names.byStart.get(node.start)?.holder;
  };
  const isNotebooks = (scope: Scope | null | undefined): boolean =>
    scope === null || scope?.kind === 'module';
  return (
    parameters.every((name) => {
      const holder = holderOf(name, name);
      if (holder === null) return false;
      return (
        isNotebooks(holder) ||
        lifted.some(({ node, parameters: own }) => holder?.node === node && own.includes(name))
      );
    }) && defaults.every(({ parameter, value }) => isNotebooks(holderOf(parameter, value)))
  );
}

function textOf({ text }: ParsedCell, node: SyntaxNode | null): string {
  return node === null ? '' : text.slice(node.start, node.end).normalize('NFKC');
}

/** Whether what is rebound elsewhere is read only while the function runs, and not by something that it leaves behind. */
function readsAtOnce(
  cell: ParsedCell,
  node: SyntaxNode,
  { rebound }: LiftRequest,
  bound: BoundNames,
): boolean {
  const names = new Set(rebound);
  return cell.names.names.every(({ name, use, holder, scope }) => {
    if (use !== 'read' || !names.has(name) || holder.node !== node || holder.kind !== 'function') return true;
    for (let inner = scope; inner.node !== node;) {
      if (!runsAtOnce(cell, inner, bound) || inner.parent === null) return false;
      inner = inner.parent;
    }
    return true;
  });
}
