import ts from 'typescript';
import type { Mutation } from '../../../program/program.ts';
import { spanOf } from '../cells/index.ts';
import { bare, isAssignmentOperator } from '../parser/index.ts';
import { headOf, memberOf, moduleName, qualify } from './callee.ts';
import { argumentsOf, calleeOf, type CallNode } from './calls.ts';
import type { Gathering } from './gathering.ts';
import { isOfMadeClass } from './own-values.ts';
import { changesArgument, effectOf, isMutator } from './known-calls.ts';

/** Records writes into objects that names hold: `a.b = 1`, `a[0]++`, `delete a.b`, `[a.b] = …`, `for (a.b of …)`. */
export function writeFacts(gathering: Gathering, node: ts.Node): void {
  if (ts.isBinaryExpression(node) && isAssignmentOperator(node.operatorToken.kind)) {
    targetFacts(gathering, node.left, node);
  } else if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) {
    const changes =
      node.operator === ts.SyntaxKind.PlusPlusToken || node.operator === ts.SyntaxKind.MinusMinusToken;
    if (changes) targetFacts(gathering, node.operand, node);
  } else if (ts.isDeleteExpression(node)) {
    targetFacts(gathering, node.expression, node);
  } else if (ts.isForInStatement(node) || ts.isForOfStatement(node)) {
    if (!ts.isVariableDeclarationList(node.initializer))
      targetFacts(gathering, node.initializer, node.initializer);
  }
}

function targetFacts(gathering: Gathering, expression: ts.Expression, whole: ts.Node): void {
  const target = bare(expression);
  if (ts.isPropertyAccessExpression(target)) written(gathering, target, whole, 'attribute');
  else if (ts.isElementAccessExpression(target)) written(gathering, target, whole, 'item');
  else if (ts.isArrayLiteralExpression(target)) {
    for (const each of target.elements) targetFacts(gathering, each, whole);
  } else if (ts.isObjectLiteralExpression(target)) {
    for (const each of target.properties) {
      if (ts.isPropertyAssignment(each)) targetFacts(gathering, each.initializer, whole);
      else if (ts.isSpreadAssignment(each)) targetFacts(gathering, each.expression, whole);
    }
  } else if (ts.isSpreadElement(target)) targetFacts(gathering, target.expression, whole);
  else if (ts.isBinaryExpression(target)) targetFacts(gathering, target.left, whole);
}

function written(
  gathering: Gathering,
  target: ts.PropertyAccessExpression | ts.ElementAccessExpression,
  whole: ts.Node,
  how: 'attribute' | 'item',
): void {
  const { cell, table } = gathering;
  if (isOfMadeClass(target)) return;
  const head = headOf(target);
  const name = head === null ? null : moduleName(cell, head);
  if (name === null) return;
  const at = spanOf(cell, whole);
  const when = cell.names.timeAt(at.start);
  if (table.isBound(name)) {
    gathering.mutations.push({ name, at, how, when });
    return;
  }
  // `Array.prototype.last = …`, `process.env.TZ = …`, `Math.random = …`: seen by all code.
  const object = qualify(cell, target.expression, table);
  gathering.calls.push({ callee: `${object?.name ?? name} =`, head: null, at, effect: 'setting', when });
}

/** Records what a call changes: the object whose method it is, or the one that it is handed first. */
export function changeFacts(gathering: Gathering, node: CallNode): void {
  const { cell, table } = gathering;
  const callee = calleeOf(node);
  const qualified = qualify(cell, callee, table);
  const member = memberOf(callee);
  const at = spanOf(cell, node);
  const when = cell.names.timeAt(at.start);
  const changed = (target: ts.Expression, how: Mutation['how']): void => {
    const head = headOf(target);
    const name = head === null ? null : moduleName(cell, head);
    if (name === null) return;
    if (table.isBound(name)) gathering.mutations.push({ name, at, how, when });
    else if (how === 'attribute')
      gathering.calls.push({ callee: `${name} =`, head: null, at, effect: 'setting', when });
  };
  const [first] = argumentsOf(node);
  if (qualified?.certain === true && changesArgument(qualified.name)) {
    if (first !== undefined) changed(first, 'attribute');
    return;
  }
  if (member === null || !isMutator(member.name)) return;
  const head = headOf(member.object);
  const name = head === null ? null : moduleName(cell, head);
  // What a package's own function of the name does is told as its call.
  if (name === null || (head === bare(member.object) && table.imported(name) !== null)) return;
  const effect = qualified === null ? 'unknown' : effectOf(qualified.name);
  if (effect !== 'pure') changed(member.object, 'method');
}
