import { childByField, namedChildren } from '../parser/index.ts';
import type { SyntaxNode } from '../parser/node.ts';
import type { ResolvedName, Scope } from '../scopes/scope.ts';
import { argumentValues } from './arguments.ts';
import { qualify, valueType } from './callee.ts';
import { spanIn, type ParsedCell } from './cell.ts';
import { unwrapped } from './dotted.ts';
import { effectOf, mutatesContainer } from './effects.ts';
import type { Gathering } from './gathering.ts';

/** Code with what its names stand for. */
type Code = Pick<Gathering, 'cell' | 'table'>;

/** Records changes in place of what code may have been handed: what parameters, loops and aliases hold. */
export function handedFacts(gathering: Gathering, node: SyntaxNode): void {
  const { cell, handed } = gathering;
  if (changedObjects(gathering, node).some((each) => mayBeHanded(gathering, each))) {
    handed.push({ at: spanIn(cell, node) });
  }
}

/** An object that code changes: what it holds, or by giving it an attribute. */
interface Changed {
  readonly object: SyntaxNode;
  readonly how: 'content' | 'attribute';
}

/** The objects that a statement or call changes: `row` of `row["a"] = 1`, of `row.append(1)`, of `row += [1]`. */
function changedObjects(code: Code, node: SyntaxNode): readonly Changed[] {
  switch (node.type) {
    case 'assignment':
    case 'for_statement':
      return changedTargets(childByField(node, 'left'));
    case 'augmented_assignment': {
      const left = childByField(node, 'left');
      return left?.type === 'identifier' ? [{ object: left, how: 'content' }] : changedTargets(left);
    }
    case 'delete_statement':
      return namedChildren(node).flatMap(changedTargets);
    case 'call':
      return changedByCall(code, node);
    default:
      return [];
  }
}

function changedTargets(target: SyntaxNode | null): readonly Changed[] {
  if (target === null || target.type === 'identifier') return [];
  switch (target.type) {
    case 'attribute': {
      const object = childByField(target, 'object');
      return object === null ? [] : [{ object, how: 'attribute' }];
    }
    case 'subscript': {
      const object = childByField(target, 'value');
      return object === null ? [] : [{ object, how: 'content' }];
    }
    default:
      return namedChildren(target).flatMap(changedTargets);
  }
}

function changedByCall({ cell, table }: Code, call: SyntaxNode): readonly Changed[] {
  const callee = childByField(call, 'function');
  if (callee === null) return [];
  const [first] = argumentValues(call);
  const name = qualify(cell, callee, table)?.name ?? '';
  if (/^(setattr|delattr)$/.test(name))
    return first === undefined ? [] : [{ object: first, how: 'attribute' }];
  // `list.append(rows, 1)`, and what takes the next one from an iterator.
  const isOfFirst =
    name === 'next' || (/^(list|dict|set|bytearray)\.\w+$/.test(name) && name === textOf(cell, callee));
  const [object, member] = [childByField(callee, 'object'), childByField(callee, 'attribute')];
  const changes = name === 'next' || (member !== null && mutatesContainer(textOf(cell, member)));
  const changed = isOfFirst ? first : (object ?? undefined);
  return changes && changed !== undefined ? [{ object: changed, how: 'content' }] : [];
}

/**
 * Whether an expression gives an object that others may hold. Changes of what names of the notebook hold are told as such; what
 * `self` holds is taken for its own.
 */
function mayBeHanded(code: Code, { object, how }: Changed): boolean {
  const { cell } = code;
  const node = unwrapped(object);
  const root = rootOf(node);
  if (root.type !== 'identifier') return !isJustMade(code, node);
  const resolved = cell.names.byStart.get(root.start);
  if (resolved === undefined || resolved.holder.kind === 'module') return false;
  if (isReceiver(cell, resolved) || (how === 'attribute' && root === node && isHandedBack(cell, resolved)))
    return false;
  const made = madeLocals(code, resolved.holder).get(resolved.key);
  return made === undefined || (root !== node && made !== 'with-its-elements');
}

/** The name, or what else there is, at the start of a chain of attributes and subscripts. */
function rootOf(node: SyntaxNode): SyntaxNode {
  const object = { attribute: 'object', subscript: 'value' }[node.type];
  const inner = object === undefined ? null : childByField(node, object);
  return inner === null ? node : rootOf(unwrapped(inner));
}

/** The first parameter of a method. */
function isReceiver({ text }: ParsedCell, { holder, start, end }: ResolvedName): boolean {
  if (holder.kind !== 'function' || holder.parent?.kind !== 'class') return false;
  const parameters = childByField(holder.node, 'parameters');
  const first = parameters === null ? undefined : namedChildren(parameters)[0];
  return first !== undefined && text.slice(first.start, first.end) === text.slice(start, end);
}

/** A parameter that its function returns: what a decorator is handed is made just then, and marked by `function.tag = 1`. */
function isHandedBack(cell: ParsedCell, { holder, key }: ResolvedName): boolean {
  const parameters = childByField(holder.node, 'parameters');
  if (holder.kind !== 'function' || parameters === null) return false;
  const isParameter = cell.names
    .startingIn(parameters)
    .some((each) => each.holder === holder && each.key === key && each.use === 'bind');
  return (
    isParameter && returnedNames(cell, holder.node).some((each) => each.holder === holder && each.key === key)
  );
}

function returnedNames(cell: ParsedCell, node: SyntaxNode): readonly ResolvedName[] {
  if (node.type === 'return_statement') {
    const [value] = namedChildren(node);
    return value?.type === 'identifier'
      ? [cell.names.byStart.get(value.start)].filter((each) => each !== undefined)
      : [];
  }
  return namedChildren(node).flatMap((each) => returnedNames(cell, each));
}

/** How far what a local holds is made for it: the object itself, or what it makes for its keys too, as a defaultdict does. */
type Made = 'itself' | 'with-its-elements';

/** Locals that only ever hold what was just made for them, by the key of the name. Gathered once for each scope. */
function madeLocals(code: Code, scope: Scope): ReadonlyMap<string, Made> {
  const known = inScopes.get(scope);
  if (known !== undefined) return known;
  const { cell } = code;
  const bindings = new Map<string, number>();
  for (const { key, holder, use } of cell.names.startingIn(scope.node)) {
    if (holder === scope && use === 'bind') bindings.set(key, (bindings.get(key) ?? 0) + 1);
  }
  const made = new Map<string, Made[]>();
  const pending = [scope.node];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    pending.push(...namedChildren(node));
    const target = childByField(node, 'left') ?? childByField(node, 'name');
    const name = target?.type === 'identifier' ? cell.names.byStart.get(target.start) : undefined;
    if (name?.holder !== scope || name.use !== 'bind') continue;
    const how = madeBy(code, node);
    if (how !== null) made.set(name.key, [...(made.get(name.key) ?? []), how]);
  }
  const own = [...made].flatMap(([key, all]): readonly (readonly [string, Made])[] => {
    if (all.length !== bindings.get(key)) return [];
    return [[key, all.includes('itself') ? 'itself' : 'with-its-elements']];
  });
  const found = new Map(own);
  inScopes.set(scope, found);
  return found;
}

/** What a statement that binds one name makes for it; null: it may bind what others hold. */
function madeBy(code: Code, node: SyntaxNode): Made | null {
  switch (node.type) {
    case 'function_definition':
    case 'class_definition':
    case 'augmented_assignment':
      return 'with-its-elements';
    case 'assignment': {
      const right = childByField(node, 'right');
      if (right === null || !isJustMade(code, right)) return null;
      return makesElements(code, right) ? 'with-its-elements' : 'itself';
    }
    default:
      return null;
  }
}

const inScopes = new WeakMap<Scope, ReadonlyMap<string, Made>>();

const MADE: ReadonlySet<string> = new Set([
  'list',
  'dictionary',
  'set',
  'tuple',
  'list_comprehension',
  'dictionary_comprehension',
  'set_comprehension',
  'generator_expression',
  'string',
  'concatenated_string',
  'integer',
  'float',
  'true',
  'false',
  'none',
  'binary_operator',
  'comparison_operator',
  'not_operator',
  'unary_operator',
]);

/** A literal, a comprehension, arithmetic, or a call that is known to make what it gives. */
function isJustMade(code: Code, expression: SyntaxNode): boolean {
  const { cell, table } = code;
  const node = unwrapped(expression);
  if (node.type === 'assignment') {
    const right = childByField(node, 'right');
    return right !== null && isJustMade(code, right);
  }
  if (MADE.has(node.type)) return true;
  const callee = node.type === 'call' ? childByField(node, 'function') : null;
  if (callee === null) return false;
  const qualified = qualify(cell, callee, table);
  if (qualified?.certain === true && effectOf(qualified.name) === 'builds') return true;
  if (qualified?.certain === true && SCALARS.has(qualified.name)) return true;
  const type = valueType(cell, node, table);
  if (type === 'str' || type === 'list') return true;
  const member = childByField(callee, 'attribute');
  return callee.type === 'attribute' && member !== null && textOf(cell, member) === 'copy';
}

/** Builtins that give numbers, or what is made for the call. */
const SCALARS: ReadonlySet<string> = new Set([
  'abs',
  'bool',
  'copy.deepcopy',
  'enumerate',
  'float',
  'int',
  'len',
  'range',
  'round',
  'str',
  'tuple',
  'zip',
]);

function makesElements({ cell, table }: Code, value: SyntaxNode): boolean {
  const callee = value.type === 'call' ? childByField(value, 'function') : null;
  const name = callee === null ? undefined : qualify(cell, callee, table)?.name;
  return name === 'collections.defaultdict' || name === 'copy.deepcopy';
}

function textOf({ text }: ParsedCell, { start, end }: SyntaxNode): string {
  return text.slice(start, end);
}
