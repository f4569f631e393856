import ts from 'typescript';
import type { ParsedCell } from '../cells/cell.ts';
import type { NameTable } from '../cells/name-table.ts';
import { bare, isAssignmentOperator } from '../parser/index.ts';
import { memberOf, qualify } from './callee.ts';
import { changesArgument, isMutator } from './known-calls.ts';
import { thisOwner } from './functions.ts';
import { isMutable } from './made-values.ts';

/** Code with what its names stand for. */
interface Code {
  readonly cell: ParsedCell;
  readonly table: NameTable;
}

/**
 * Whether an expression gives an object that the code around it may hold of others: what it was handed, or an alias. False for
 * what it has just made, for a class in its own making, and for names of the notebook, of which every change is told as such.
 */
export function mayBeOthers(code: Code, expression: ts.Expression): boolean {
  const node = bare(expression);
  if (ts.isIdentifier(node)) {
    const resolved = code.cell.names.of(node);
    return resolved === null || (resolved.holder.kind !== 'module' && !isOwnLocal(code, node));
  }
  if (node.kind === ts.SyntaxKind.ThisKeyword) {
    const made = madeClass(node);
    // One that extends another may have its setters.
    return made === null || made.heritageClauses !== undefined;
  }
  if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) {
    const object = bare(node.expression);
    if (object.kind === ts.SyntaxKind.ThisKeyword) return !isOwnStatic(code, node);
    return !isNotebooks(code, rootOf(node));
  }
  return !isJustMade(code, node);
}

/**
 * Whether code somewhere in a node changes an object that it may have been handed. What belongs to `this` is taken for a
 * constructor's or method's own.
 */
export function changesHanded({ cell, table }: Code, node: ts.Node): boolean {
  const pending: ts.Node[] = [node];
  for (let each = pending.pop(); each !== undefined; each = pending.pop()) {
    if (ts.isTypeNode(each)) continue;
    const changed = changedObject(each);
    if (
      changed !== null &&
      rootOf(changed).kind !== ts.SyntaxKind.ThisKeyword &&
      mayBeOthers({ cell, table }, changed)
    )
      return true;
    ts.forEachChild(each, (child) => {
      pending.push(child);
    });
  }
  return false;
}

/** What an assignment or a mutating call changes a member of: `row` of `row.total = 1`, of `row.push(1)`. */
function changedObject(node: ts.Node): ts.Expression | null {
  if (ts.isCallExpression(node)) {
    const member = memberOf(node.expression);
    return member !== null && isMutator(member.name) ? member.object : null;
  }
  const target = writtenTarget(node);
  return target !== null && (ts.isPropertyAccessExpression(target) || ts.isElementAccessExpression(target))
    ? target.expression
    : null;
}

/** Whether what is written is a member of a class that is just being made: `Registry.count = 1` in its static block. */
export function isOfMadeClass(target: ts.Expression): boolean {
  const node = bare(target);
  if (!ts.isPropertyAccessExpression(node)) return false;
  const object = bare(node.expression);
  const made = madeClass(node);
  return ts.isIdentifier(object) && made?.name?.text === object.text && isDeclaredStatic(made, node.name);
}

/** The class whose static block, or static member, an expression stands in. */
function madeClass(node: ts.Node): ts.ClassLikeDeclaration | null {
  const owner = thisOwner(node);
  if (owner === null || ts.isFunctionLike(owner)) return null;
  return ts.isClassLike(owner.parent) ? owner.parent : null;
}

/** A static member that the class itself declares with a value that is its own. */
function isOwnStatic(code: Code, node: ts.PropertyAccessExpression | ts.ElementAccessExpression): boolean {
  const made = madeClass(node);
  if (made === null || !ts.isPropertyAccessExpression(node)) return false;
  const declared = staticNamed(made, node.name);
  return declared?.initializer !== undefined && isJustMade(code, bare(declared.initializer));
}

function isDeclaredStatic(made: ts.ClassLikeDeclaration, name: ts.MemberName): boolean {
  return staticNamed(made, name) !== undefined;
}

function staticNamed(
  { members }: ts.ClassLikeDeclaration,
  { text }: ts.MemberName,
): ts.PropertyDeclaration | undefined {
  return members.find((each): each is ts.PropertyDeclaration => {
    if (!ts.isPropertyDeclaration(each)) return false;
    const isStatic = each.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword) === true;
    return isStatic && !ts.isComputedPropertyName(each.name) && each.name.text === text;
  });
}

/** A local that is bound once, to what is made there; or the accumulator of a `reduce` that begins with such a value. */
function isOwnLocal(code: Code, node: ts.Identifier): boolean {
  const resolved = code.cell.names.of(node);
  if (resolved === null) return false;
  const { holder, name } = resolved;
  const span = { start: holder.node.getStart(code.cell.file), end: holder.node.end };
  const bound = code.cell.names
    .startingIn(span)
    .filter((each) => each.holder === holder && each.name === name && each.use !== 'read');
  const [only] = bound;
  const declared = only?.node?.parent;
  if (bound.length !== 1 || declared === undefined) return false;
  if (ts.isVariableDeclaration(declared))
    return declared.initializer !== undefined && isJustMade(code, bare(declared.initializer));
  return ts.isParameter(declared) && isAccumulator(code, declared);
}

function isAccumulator(code: Code, parameter: ts.ParameterDeclaration): boolean {
  const { parent } = parameter;
  if (!ts.isArrowFunction(parent) && !ts.isFunctionExpression(parent)) return false;
  let outer: ts.Expression = parent;
  while (ts.isParenthesizedExpression(outer.parent)) outer = outer.parent;
  const call = outer.parent;
  if (parent.parameters[0] !== parameter || !ts.isCallExpression(call) || call.arguments[0] !== outer)
    return false;
  const [, first] = call.arguments;
  const isReduce = /^reduce(Right)?$/.test(memberOf(call.expression)?.name ?? '');
  return isReduce && first !== undefined && isJustMade(code, bare(first));
}

/** A literal, what `new` makes, or what a call is known to make. */
function isJustMade(code: Code, node: ts.Expression): boolean {
  if (ts.isConditionalExpression(node) || ts.isBinaryExpression(node)) return false;
  if (ts.isCallExpression(node)) {
    const member = memberOf(node.expression);
    // `[…].sort()` gives what it is called on.
    if (member !== null && isMutator(member.name)) return isJustMade(code, bare(member.object));
    const name = qualify(code.cell, node.expression, code.table)?.name ?? '';
    const [first] = node.arguments;
    if (changesArgument(name)) return first !== undefined && isJustMade(code, bare(first));
  }
  return isMutable(code.cell, node, code.table);
}

function rootOf(expression: ts.Expression): ts.Expression {
  let node = bare(expression);
  while (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node))
    node = bare(node.expression);
  return node;
}

function isNotebooks({ cell }: Code, node: ts.Expression): boolean {
  return ts.isIdentifier(node) && cell.names.of(node)?.holder.kind === 'module';
}

/** What a node gives another value: `x = 1`, `x += 1`, `x++`. Writes into members are told as mutations. */
export function writtenTarget(node: ts.Node): ts.Expression | null {
  if (ts.isBinaryExpression(node)) {
    return isAssignmentOperator(node.operatorToken.kind) ? bare(node.left) : null;
  }
  if (ts.isPostfixUnaryExpression(node)) return bare(node.operand);
  if (!ts.isPrefixUnaryExpression(node)) return null;
  const { operator } = node;
  const changes = operator === ts.SyntaxKind.PlusPlusToken || operator === ts.SyntaxKind.MinusMinusToken;
  return changes ? bare(node.operand) : null;
}
