import ts from 'typescript';
import type { BindingForm } from '../../../program/program.ts';
import { bare, isAssignmentOperator } from '../parser/index.ts';
import { visitAll, visitChildren, type Place, type Walk } from './walk.ts';

/** Visits an expression in which some identifiers aren't read; tells whether the node was one. */
export function visitExpression(walk: Walk, node: ts.Node, place: Place): boolean {
  if (ts.isPropertyAccessExpression(node)) walk.visit(node.expression, place);
  else if (ts.isCallExpression(node) || ts.isNewExpression(node)) visitCall(walk, node, place);
  else if (ts.isTaggedTemplateExpression(node)) {
    walk.visit(node.tag, place);
    visitAll(walk, node.typeArguments, place);
    walk.visit(node.template, { ...place, argument: true });
  } else if (ts.isBinaryExpression(node)) visitBinary(walk, node, place);
  else if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node))
    visitUnary(walk, node, place);
  else if (ts.isConditionalExpression(node)) {
    walk.visit(node.condition, place);
    visitAll(walk, [node.whenTrue, node.whenFalse], { ...place, conditional: true });
  } else if (ts.isPropertyAssignment(node)) {
    if (ts.isComputedPropertyName(node.name)) walk.visit(node.name, place);
    walk.visit(node.initializer, place);
  } else if (ts.isShorthandPropertyAssignment(node)) {
    walk.add(node.name, place, { use: 'read' });
    if (node.objectAssignmentInitializer !== undefined) walk.visit(node.objectAssignmentInitializer, place);
  } else if (ts.isMetaProperty(node)) return true;
  else return false;
  return true;
}

/** A function that is called where it stands, or given to what is called, may run at once. */
function visitCall(walk: Walk, node: ts.CallExpression | ts.NewExpression, place: Place): void {
  const callee = bare(node.expression);
  const isFunction = ts.isFunctionExpression(callee) || ts.isArrowFunction(callee);
  walk.visit(node.expression, isFunction ? { ...place, argument: true } : place);
  visitAll(walk, node.typeArguments, place);
  visitAll(walk, node.arguments, { ...place, argument: true });
}

function visitBinary(walk: Walk, node: ts.BinaryExpression, place: Place): void {
  const { kind } = node.operatorToken;
  if (kind === ts.SyntaxKind.EqualsToken) {
    visitTarget(walk, node.left, place, 'assignment');
    walk.visit(node.right, place);
  } else if (isAssignmentOperator(kind)) {
    visitUpdate(walk, node.left, place);
    walk.visit(node.right, place);
  } else {
    walk.visit(node.left, place);
    walk.visit(node.right, MAY_SKIP.has(kind) ? { ...place, conditional: true } : place);
  }
}

const MAY_SKIP: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.QuestionQuestionToken,
]);

function visitUnary(
  walk: Walk,
  node: ts.PrefixUnaryExpression | ts.PostfixUnaryExpression,
  place: Place,
): void {
  const changes =
    node.operator === ts.SyntaxKind.PlusPlusToken || node.operator === ts.SyntaxKind.MinusMinusToken;
  if (changes) visitUpdate(walk, node.operand, place);
  else walk.visit(node.operand, place);
}

function visitUpdate(walk: Walk, node: ts.Expression, place: Place): void {
  const target = withoutTypes(walk, node, place);
  if (ts.isIdentifier(target)) walk.add(target, place, { use: 'update', form: 'augmented' });
  else walk.visit(target, place);
}

/** What an assignment gives a value to: names, and patterns of them. */
export function visitTarget(walk: Walk, node: ts.Expression, place: Place, form: BindingForm): void {
  const target = withoutTypes(walk, node, place);
  if (ts.isIdentifier(target)) walk.add(target, place, { use: 'bind', form });
  else if (ts.isArrayLiteralExpression(target)) {
    for (const element of target.elements) visitTarget(walk, element, place, form);
  } else if (ts.isObjectLiteralExpression(target)) {
    for (const property of target.properties) visitTargetProperty(walk, property, place, form);
  } else if (ts.isSpreadElement(target)) visitTarget(walk, target.expression, place, form);
  else if (ts.isBinaryExpression(target) && target.operatorToken.kind === ts.SyntaxKind.EqualsToken) {
    visitTarget(walk, target.left, place, form);
    walk.visit(target.right, { ...place, conditional: true });
  } else walk.visit(target, place);
}

function visitTargetProperty(
  walk: Walk,
  node: ts.ObjectLiteralElementLike,
  place: Place,
  form: BindingForm,
): void {
  if (ts.isShorthandPropertyAssignment(node)) {
    walk.add(node.name, place, { use: 'bind', form });
    if (node.objectAssignmentInitializer !== undefined) walk.visit(node.objectAssignmentInitializer, place);
  } else if (ts.isPropertyAssignment(node)) {
    if (ts.isComputedPropertyName(node.name)) walk.visit(node.name, place);
    visitTarget(walk, node.initializer, place, form);
  } else if (ts.isSpreadAssignment(node)) visitTarget(walk, node.expression, place, form);
  else visitChildren(walk, node, place);
}

/** The target in `(x as T)`; its types are visited. */
function withoutTypes(walk: Walk, node: ts.Expression, place: Place): ts.Expression {
  const target = bare(node);
  for (let outer: ts.Node = target; outer !== node;) {
    outer = outer.parent;
    if (ts.isAsExpression(outer) || ts.isTypeAssertionExpression(outer) || ts.isSatisfiesExpression(outer)) {
      walk.visit(outer.type, place);
    }
  }
  return target;
}
