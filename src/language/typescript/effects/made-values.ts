import ts from 'typescript';
import type { ParsedCell } from '../cells/cell.ts';
import type { NameTable } from '../cells/name-table.ts';
import { bare } from '../parser/index.ts';
import { memberOf, moduleName, qualify } from './callee.ts';
import { effectOf, effectOfMethod } from './known-calls.ts';

/** Whether a value can be changed in place. */
export function isMutable(cell: ParsedCell, expression: ts.Expression, table: NameTable): boolean {
  const node = bare(expression);
  const isOne = (each: ts.Expression): boolean => isMutable(cell, each, table);
  if (ts.isObjectLiteralExpression(node) || ts.isArrayLiteralExpression(node)) return true;
  // `lastIndex` moves on.
  if (ts.isRegularExpressionLiteral(node)) return /[gy][a-z]*$/.test(node.text);
  if (ts.isConditionalExpression(node)) return isOne(node.whenTrue) || isOne(node.whenFalse);
  if (ts.isBinaryExpression(node)) return isLogical(node) && (isOne(node.left) || isOne(node.right));
  if (ts.isNewExpression(node)) return !isFixed(cell, node, table);
  if (!ts.isCallExpression(node)) return false;
  const qualified = qualify(cell, node.expression, table);
  const [first] = node.arguments;
  if (qualified?.name === 'Object.freeze' && first !== undefined)
    return holdsMutable(cell, bare(first), table);
  if (qualified?.certain === true)
    return effectOf(qualified.name) === 'builds' && !/^Symbol$|\.bind$/.test(qualified.name);
  const member = memberOf(node.expression);
  return member !== null && !table.hasMember(member.name) && effectOfMethod(member.name) === 'builds';
}

/** Objects without anything that could be set. */
function isFixed(cell: ParsedCell, node: ts.NewExpression, table: NameTable): boolean {
  const name = qualify(cell, node.expression, table)?.name ?? '';
  return name.startsWith('Intl.') || (/^(RegExp)$/.test(name) && node.arguments?.length === 1);
}

/** What a frozen object holds isn't frozen itself. */
function holdsMutable(cell: ParsedCell, node: ts.Expression, table: NameTable): boolean {
  if (ts.isArrayLiteralExpression(node)) return node.elements.some((each) => isMutable(cell, each, table));
  if (!ts.isObjectLiteralExpression(node)) return true;
  return node.properties.some((each) => {
    if (ts.isPropertyAssignment(each)) return isMutable(cell, each.initializer, table);
    return ts.isSpreadAssignment(each) && moduleName(cell, each.expression) === null;
  });
}

function isLogical({ operatorToken: { kind } }: ts.BinaryExpression): boolean {
  return (
    kind === ts.SyntaxKind.BarBarToken ||
    kind === ts.SyntaxKind.AmpersandAmpersandToken ||
    kind === ts.SyntaxKind.QuestionQuestionToken
  );
}

/** Whether a value is or holds functions made for it: a function, or a table, a list or a call's result that holds some. */
export function makesFunctions(expression: ts.Expression): boolean {
  const node = bare(expression);
  if (ts.isArrowFunction(node) || ts.isFunctionExpression(node) || ts.isClassExpression(node)) return true;
  if (ts.isArrayLiteralExpression(node)) return node.elements.some(makesFunctions);
  if (ts.isSpreadElement(node)) return makesFunctions(node.expression);
  if (ts.isConditionalExpression(node))
    return makesFunctions(node.whenTrue) || makesFunctions(node.whenFalse);
  if (ts.isBinaryExpression(node))
    return isLogical(node) && (makesFunctions(node.left) || makesFunctions(node.right));
  // A list that is mapped holds what the function gives, which isn't told.
  if (ts.isCallExpression(node)) {
    const member = memberOf(node.expression);
    if (member?.name === 'bind') return true;
    const isMethod = member !== null && effectOfMethod(member.name) !== 'unknown';
    return isMethod
      ? makesFunctions(member.object) || node.arguments.some(givesFunctions)
      : node.arguments.some(makesFunctions);
  }
  if (ts.isNewExpression(node)) return node.arguments?.some(makesFunctions) === true;
  if (!ts.isObjectLiteralExpression(node)) return false;
  return node.properties.some((each) => {
    if (ts.isPropertyAssignment(each)) return makesFunctions(each.initializer);
    return ts.isMethodDeclaration(each) || ts.isAccessor(each);
  });
}

/** Whether what a function gives is, or holds, a function. */
function givesFunctions(expression: ts.Expression): boolean {
  const node = bare(expression);
  if (!ts.isArrowFunction(node) && !ts.isFunctionExpression(node)) return false;
  if (!ts.isBlock(node.body)) return makesFunctions(node.body);
  let found = false;
  const visit = (each: ts.Node): void => {
    if (ts.isReturnStatement(each) && each.expression !== undefined)
      found ||= makesFunctions(each.expression);
    if (!ts.isFunctionLike(each)) ts.forEachChild(each, visit);
  };
  ts.forEachChild(node.body, visit);
  return found;
}
