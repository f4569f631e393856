import { childByField, namedChildren } from '../parser/index.ts';
import type { SyntaxNode } from '../parser/node.ts';
import type { ParsedCell } from './cell.ts';

/** A value that a name may hold. */
export interface HeldValue {
  readonly cell: ParsedCell;
  readonly value: SyntaxNode;
  /** whole: the name holds it; element: it holds an element of it, as in a loop; member: it holds it among others. */
  readonly part: 'whole' | 'element' | 'member';
}

/** A `def` or `class`, its decorators in `node`. */
export interface DefinedCode {
  readonly cell: ParsedCell;
  readonly node: SyntaxNode;
  /** Without decorators. */
  readonly core: SyntaxNode;
}

/** What code assigns and defines, by name. */
export interface AssignedNames {
  readonly values: Map<string, HeldValue[]>;
  readonly definitions: Map<string, DefinedCode[]>;
}

const ADDERS: ReadonlySet<string> = new Set([
  'append',
  'add',
  'insert',
  'extend',
  'appendleft',
  'setdefault',
]);

/** Gathers what the code under a node assigns and defines in its own scope: whatever it may, in any order. */
export function gatherAssigned(cell: ParsedCell, root: SyntaxNode, found: AssignedNames): void {
  const pending = [...root.children].reverse();
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (!node.named || node.type === 'lambda') continue;
    const core = node.type === 'decorated_definition' ? childByField(node, 'definition') : node;
    if (core?.type === 'function_definition' || core?.type === 'class_definition') {
      const name = childByField(core, 'name');
      if (name !== null) add(found.definitions, nameAt(cell, name), { cell, node, core });
      continue;
    }
    gatherFrom(cell, node, found);
    for (const child of namedChildren(node).toReversed()) pending.push(child);
  }
}

/** What the body of a function assigns and defines in its own scope; gathered once for each function. */
export function assignedIn(cell: ParsedCell, definition: SyntaxNode): AssignedNames {
  const known = inFunctions.get(definition);
  if (known !== undefined) return known;
  const found: AssignedNames = { values: new Map(), definitions: new Map() };
  const body = childByField(definition, 'body');
  if (body !== null) gatherAssigned(cell, body, found);
  inFunctions.set(definition, found);
  return found;
}

const inFunctions = new WeakMap<SyntaxNode, AssignedNames>();

function gatherFrom(cell: ParsedCell, node: SyntaxNode, found: AssignedNames): void {
  const hold = (target: SyntaxNode, value: SyntaxNode, part: HeldValue['part']): void => {
    if (target.type === 'identifier') add(found.values, nameAt(cell, target), { cell, value, part });
  };
  const [left, right] = [childByField(node, 'left'), childByField(node, 'right')];
  switch (node.type) {
    case 'assignment':
      if (left !== null && right !== null) assigned(left, lastRight(right), hold);
      return;
    case 'augmented_assignment':
      if (left !== null && right !== null) hold(left, right, 'whole');
      return;
    case 'for_statement':
      if (left !== null && right !== null) hold(left, right, 'element');
      return;
    case 'named_expression': {
      const [name, value] = namedChildren(node);
      if (name !== undefined && value !== undefined) hold(name, value, 'whole');
      return;
    }
    case 'with_item': {
      const item = childByField(node, 'value');
      const value = item?.type === 'as_pattern' ? namedChildren(item)[0] : undefined;
      const alias = item === null ? null : childByField(item, 'alias');
      const target = alias === null ? undefined : namedChildren(alias)[0];
      if (value !== undefined && target !== undefined) hold(target, value, 'whole');
      return;
    }
    case 'call':
      added(cell, node, hold);
  }
}

type Hold = (target: SyntaxNode, value: SyntaxNode, part: HeldValue['part']) => void;

/** `a = b = value`: the value. */
function lastRight(node: SyntaxNode): SyntaxNode {
  const right = node.type === 'assignment' ? childByField(node, 'right') : null;
  return right === null ? node : lastRight(right);
}

function assigned(left: SyntaxNode, right: SyntaxNode, hold: Hold): void {
  if (left.type === 'subscript') {
    const target = childByField(left, 'value');
    if (target !== null) hold(target, right, 'member');
    return;
  }
  hold(left, right, 'whole');
  const [targets, values] = [namedChildren(left), namedChildren(right)];
  if (!/^(pattern_list|tuple_pattern|list_pattern)$/.test(left.type)) return;
  if (!/^(expression_list|tuple|list)$/.test(right.type) || targets.length !== values.length) return;
  targets.forEach((target, index) => {
    const value = values[index];
    if (value !== undefined) assigned(target, value, hold);
  });
}

/** `boxes.append(value)`. */
function added(cell: ParsedCell, call: SyntaxNode, hold: Hold): void {
  const callee = childByField(call, 'function');
  const list = childByField(call, 'arguments');
  if (callee?.type !== 'attribute' || list === null) return;
  const [object, method] = [childByField(callee, 'object'), childByField(callee, 'attribute')];
  if (object === null || method === null || !ADDERS.has(nameAt(cell, method))) return;
  const part = nameAt(cell, method) === 'extend' ? 'whole' : 'member';
  for (const value of namedChildren(list)) hold(object, value, part);
}

function nameAt(cell: ParsedCell, { start, end }: SyntaxNode): string {
  return cell.text.slice(start, end).normalize('NFKC');
}

function add<T>(map: Map<string, T[]>, name: string, value: T): void {
  const known = map.get(name);
  if (known === undefined) map.set(name, [value]);
  else known.push(value);
}
