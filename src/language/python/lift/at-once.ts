import type { ParsedCell } from '../facts/cell.ts';
import { childByField, namedChildren } from '../parser/index.ts';
import type { SyntaxNode } from '../parser/node.ts';
import type { Scope } from '../scopes/scope.ts';
import { pathTo } from './find.ts';

/** Builtins that are done with their arguments, and with functions given to them, when they return. */
const CONSUMERS: ReadonlySet<string> = new Set([
  'all', 'any', 'bytes', 'bytearray', 'dict', 'frozenset', 'list', 'max', 'min', 'set', 'sorted', 'sum', 'tuple',
]); // prettier-ignore

/** The same of the standard library, by the name that an import gives. */
const IMPORTED_CONSUMERS: ReadonlySet<string> = new Set([
  'collections.Counter', 'collections.OrderedDict', 'collections.deque', 'typing.Counter', 'typing.Deque', 'typing.OrderedDict',
  'functools.reduce', 'math.fsum', 'math.prod', 'statistics.fmean', 'statistics.mean', 'statistics.median', 'statistics.stdev',
]); // prettier-ignore

/** What the notebook binds, over all cells: the qualified name for an import, null for all else. */
export type BoundNames = ReadonlyMap<string, string | null>;

/** Gathers what the cells bind. */
export function boundNames(cells: Iterable<ParsedCell>): BoundNames {
  const bound = new Map<string, string | null>();
  for (const { names } of cells) {
    for (const { name, use, holder, identity } of names.names) {
      if (use === 'read' || holder.kind !== 'module') continue;
      bound.set(name, bound.has(name) && bound.get(name) !== identity ? null : identity);
    }
  }
  return bound;
}

/** Whether what stands in a scope runs only while the code around it does. */
export function runsAtOnce(cell: ParsedCell, { kind, node }: Scope, bound: BoundNames): boolean {
  switch (kind) {
    case 'comprehension':
      return node.type !== 'generator_expression' || isConsumed(cell, node, bound);
    case 'lambda':
      return isConsumed(cell, node, bound);
    case 'class':
      return true;
    case 'module':
    case 'function':
    case 'type-parameters':
      return false;
  }
}

/** Whether an expression is handed to a call that is done with it when it returns. */
function isConsumed(cell: ParsedCell, node: SyntaxNode, bound: BoundNames): boolean {
  const around = pathTo(cell.root, node.start).filter(
    (each) => each.start <= node.start && each.end >= node.end && each !== node,
  );
  const call = around.findLast(({ type }) => type === 'call');
  if (call === undefined) return false;
  const list = childByField(call, 'arguments');
  const handed =
    list === node ||
    (list !== null &&
      namedChildren(list).some(
        (each) => each === node || (each.type === 'keyword_argument' && childByField(each, 'value') === node),
      ));
  return handed && isConsumer(cell, childByField(call, 'function'), bound);
}

function isConsumer(cell: ParsedCell, callee: SyntaxNode | null, bound: BoundNames): boolean {
  if (callee === null) return false;
  const text = cell.text.slice(callee.start, callee.end);
  // `', '.join(…)`
  if (/^[bBrRuU]*(['"])[^'"]*\1\.join$/.test(text)) return true;
  const head = text.split('.')[0] ?? '';
  if (cell.names.byStart.get(callee.start)?.holder.kind !== 'module') return false;
  const identity = bound.get(head);
  if (identity === undefined) return CONSUMERS.has(text);
  return identity !== null && IMPORTED_CONSUMERS.has(identity + text.slice(head.length));
}
