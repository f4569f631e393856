import ts from 'typescript';
import type { Evaluation } from '../../../program/program.ts';
import { sourceOf, spanOf } from '../cells/index.ts';
import type { ParsedCell } from '../cells/cell.ts';
import type { NameTable } from '../cells/name-table.ts';
import { bare } from '../parser/index.ts';
import { memberOf, qualify } from './callee.ts';
import { isMutator, isWorld } from './known-calls.ts';
import { isMutable, makesFunctions } from './made-values.ts';
import { mayBeOthers, writtenTarget } from './own-values.ts';

/** Parts of what runs as something is defined that no rule covers. */
interface Examination {
  readonly cell: ParsedCell;
  readonly table: NameTable;
  readonly opaque: ts.Node[];
}

/**
 * Examines what runs as something is defined: the value of a constant, or, of a declaration, what it extends, its decorators,
 * computed names, static members and initialisers. What calls do is told by their effects.
 */
export function evaluationOf(cell: ParsedCell, node: ts.Node, table: NameTable): Evaluation {
  const examination: Examination = { cell, table, opaque: [] };
  examine(examination, node);
  const value = ts.isExpression(node) ? node : null;
  return {
    opaque: examination.opaque.map((each) => ({ text: sourceOf(cell, each), at: spanOf(cell, each) })),
    mutable: value !== null && isMutable(cell, value, table),
    makesFunctions: value !== null && makesFunctions(value),
  };
}

function examine(examination: Examination, node: ts.Node): void {
  if (ts.isTypeNode(node) && !ts.isExpressionWithTypeArguments(node)) return;
  if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return;
  if (isOpaque(examination, node)) {
    examination.opaque.push(node);
    return;
  }
  if (ts.isClassLike(node)) examineClass(examination, node);
  else if (ts.isFunctionLike(node)) {
    if (node.name !== undefined && ts.isComputedPropertyName(node.name)) examine(examination, node.name);
    if (runsAtOnce(node)) examineBody(examination, node);
  } else examineChildren(examination, node);
}

function examineChildren(examination: Examination, node: ts.Node): void {
  ts.forEachChild(node, (child) => {
    examine(examination, child);
  });
}

function isOpaque({ cell, table }: Examination, node: ts.Node): boolean {
  if (ts.isAwaitExpression(node) || ts.isYieldExpression(node) || ts.isDeleteExpression(node)) return true;
  if (ts.isCallExpression(node)) {
    const member = memberOf(node.expression);
    if (member !== null && isMutator(member.name) && mayBeOthers({ cell, table }, member.object)) return true;
    return node.expression.kind === ts.SyntaxKind.ImportKeyword;
  }
  if (ts.isIdentifier(node))
    return isOwnRead(cell, node) && (table.isPatched(node.text) || isWorldName(cell, node, table));
  if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) {
    const qualified = qualify(cell, node, table);
    if (qualified !== null) return qualified.certain && isWorld(qualified.name);
    // The getter of a class of the notebook, perhaps.
    const member = memberOf(node);
    return member !== null && table.hasMember(member.name) && ts.isNewExpression(bare(member.object));
  }
  const target = writtenTarget(node);
  if (target === null) return false;
  if (ts.isPropertyAccessExpression(target) || ts.isElementAccessExpression(target))
    return mayBeOthers({ cell, table }, target.expression);
  const name = ts.isIdentifier(target) ? cell.names.of(target) : null;
  // A function that runs at once may change what is its own.
  return name === null || name.holder.kind === 'module';
}

/** `process` itself, where it isn't asked for a member. */
function isWorldName(cell: ParsedCell, node: ts.Identifier, table: NameTable): boolean {
  const around = node.parent;
  if (ts.isPropertyAccessExpression(around) && around.expression === node) return false;
  const qualified = qualify(cell, node, table);
  return qualified?.certain === true && isWorld(qualified.name);
}

function isOwnRead(cell: ParsedCell, node: ts.Identifier): boolean {
  const resolved = cell.names.of(node);
  return resolved?.use === 'read' && resolved.holder.kind === 'module' && resolved.time !== 'unevaluated';
}

/** Whether a function is an argument, or is called where it stands: its body may run with the definition. */
function runsAtOnce(node: ts.SignatureDeclaration): boolean {
  if (!ts.isArrowFunction(node) && !ts.isFunctionExpression(node)) return false;
  let outer: ts.Expression = node;
  while (ts.isParenthesizedExpression(outer.parent)) outer = outer.parent;
  const { parent } = outer;
  return ts.isCallExpression(parent) || ts.isNewExpression(parent);
}

function examineBody(examination: Examination, node: ts.SignatureDeclaration): void {
  for (const { initializer } of node.parameters)
    if (initializer !== undefined) examine(examination, initializer);
  const body = 'body' in node ? (node.body as ts.Node | undefined) : undefined;
  if (body !== undefined) examine(examination, body);
}

function examineClass(examination: Examination, node: ts.ClassLikeDeclaration): void {
  for (const decorator of ts.getDecorators(node) ?? []) examine(examination, decorator.expression);
  for (const { token, types } of node.heritageClauses ?? []) {
    if (token !== ts.SyntaxKind.ExtendsKeyword) continue;
    for (const { expression } of types) examine(examination, expression);
  }
  for (const member of node.members) {
    if (ts.canHaveDecorators(member))
      for (const decorator of ts.getDecorators(member) ?? []) examine(examination, decorator.expression);
    if (member.name !== undefined && ts.isComputedPropertyName(member.name))
      examine(examination, member.name);
    if (ts.isClassStaticBlockDeclaration(member)) examine(examination, member.body);
    if (ts.isPropertyDeclaration(member) && member.initializer !== undefined && isStatic(member))
      examine(examination, member.initializer);
  }
}

function isStatic(node: ts.PropertyDeclaration): boolean {
  return node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword) === true;
}
