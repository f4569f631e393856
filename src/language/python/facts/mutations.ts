import type { Mutation } from '../../../program/program.ts';
import { childByField, namedChildren } from '../parser/index.ts';
import type { SyntaxNode } from '../parser/node.ts';
import { qualify, valueType } from './callee.ts';
import { spanIn, timeAt } from './cell.ts';
import { dynamicTarget } from './dynamic.ts';
import { CONTAINER_TYPES, effectOf } from './effects.ts';
import type { Gathering } from './gathering.ts';

/** Records writes into objects that names of the notebook hold: `a.b = 1`, `a[0] = 1`, `del a[0]`, `a += [1]`. */
export function mutationFacts(gathering: Gathering, node: SyntaxNode): void {
  if (node.type === 'delete_statement') {
    for (const child of namedChildren(node)) targetFacts(gathering, child, node);
    return;
  }
  const left = childByField(node, node.type === 'as_pattern' ? 'alias' : 'left');
  if (left === null) return;
  if (node.type === 'augmented_assignment' && left.type === 'identifier') extension(gathering, node, left);
  else targetFacts(gathering, left, node);
}

function targetFacts(gathering: Gathering, target: SyntaxNode, statement: SyntaxNode): void {
  switch (target.type) {
    case 'attribute':
      dynamicTarget(gathering, target);
      written(gathering, target, statement, 'attribute');
      return;
    case 'subscript':
      dynamicTarget(gathering, target);
      written(gathering, target, statement, 'item');
      return;
    case 'identifier':
    case 'call':
      return;
    default:
      for (const child of namedChildren(target)) targetFacts(gathering, child, statement);
  }
}

function written(
  gathering: Gathering,
  target: SyntaxNode,
  statement: SyntaxNode,
  how: 'attribute' | 'item',
): void {
  const { cell, table } = gathering;
  const head = headOf(target);
  const resolved = head === null ? undefined : cell.names.byStart.get(head.start);
  const at = spanIn(cell, statement);
  const when = timeAt(cell, target.start);
  if (resolved?.holder.kind === 'module' && !table.isBuiltin(resolved.name)) {
    gathering.mutations.push({ name: resolved.name, at, how, when });
  }
  const object = childByField(target, how === 'item' ? 'value' : 'object');
  const qualified = object === null ? null : qualify(cell, object, table);
  if (qualified === null) return;
  const effect = effectOf(`${qualified.name}.__setitem__`);
  // os.environ['X'] = 'y' and the like are no calls, but set what calls would set.
  if (effect === 'setting')
    gathering.calls.push({ callee: qualified.name, head: qualified.head, at, effect, when });
}

/** The name at the start of a chain of attributes, subscripts and calls. */
function headOf(node: SyntaxNode): SyntaxNode | null {
  let current: SyntaxNode | null = node;
  while (current !== null && current.type !== 'identifier') {
    current =
      current.type === 'attribute'
        ? childByField(current, 'object')
        : current.type === 'subscript'
          ? childByField(current, 'value')
          : null;
  }
  return current;
}

function extension(gathering: Gathering, node: SyntaxNode, left: SyntaxNode): void {
  const { cell, table } = gathering;
  const resolved = cell.names.byStart.get(left.start);
  if (resolved?.holder.kind !== 'module') return;
  const first = table.assigned(resolved.name);
  const type = first === null ? null : valueType(first.cell, first.value, table);
  if (type === null || !CONTAINER_TYPES.has(type)) return;
  const mutation: Mutation = {
    name: resolved.name,
    at: spanIn(cell, node),
    how: 'extend',
    when: timeAt(cell, left.start),
  };
  gathering.mutations.push(mutation);
}
