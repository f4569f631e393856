import ts from 'typescript';
import { bare } from '../parser/index.ts';
import { isLiteral } from './literals.ts';

/** What a call with literal arguments is said to give, both as source. */
export interface Expectation {
  readonly name: string;
  readonly call: string;
  readonly expected: string;
}

/** An expectation and where it stands. */
export interface PlacedExpectation extends Expectation {
  readonly at: ts.Node;
}

/** Functions that compare two values, by what they are called in any library. */
const COMPARES =
  /^(?:assert(?:Equals|StrictEquals)|(?:assert|strict|t)\.(?:equal|strictEqual|deepEqual|deepStrictEqual|equals))$/;

/** Functions that want a condition to hold. */
const HOLDS = /^(?:assert|assert\.ok|console\.assert|strict\.ok)$/;

/** What an expression asserts of calls with literal arguments. */
export function assertedIn(expression: ts.Expression): readonly PlacedExpectation[] {
  const call = bare(expression);
  if (!ts.isCallExpression(call)) return [];
  const callee = call.expression.getText().replace(/\s+/g, '');
  const [first, second] = call.arguments;
  if (first !== undefined && HOLDS.test(callee)) return conjuncts(first).flatMap(held);
  const [left, right] = COMPARES.test(callee) ? [first, second] : [expected(call), first];
  if (left === undefined || right === undefined) return [];
  const found = given(left, right) ?? given(right, left);
  return found === null ? [] : [{ ...found, at: call }];
}

/** What `expect` is handed in `expect(f(1)).toBe(2)`, `expect(f(1)).to.deep.equal(2)`. */
function expected(call: ts.CallExpression): ts.Expression | undefined {
  const names: string[] = [];
  let node: ts.Expression = call.expression;
  while (ts.isPropertyAccessExpression(node)) {
    names.unshift(node.name.text);
    node = node.expression;
  }
  if (!ts.isCallExpression(node) || node.expression.getText() !== 'expect') return undefined;
  const matcher = names.filter((name) => name !== 'to' && name !== 'be').join('.');
  return /^(toBe|toEqual|toStrictEqual|equal|eql|deep\.equal)$/.test(matcher) ? node.arguments[0] : undefined;
}

function conjuncts(expression: ts.Expression): readonly ts.Expression[] {
  const node = bare(expression);
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.AmpersandAmpersandToken)
    return [node];
  return [...conjuncts(node.left), ...conjuncts(node.right)];
}

/** `f(2) === 4`, `f(2)`, `!f(2)`. Truth alone is asserted of `Boolean(f(2))`. */
function held(expression: ts.Expression): readonly PlacedExpectation[] {
  const compared = comparison(expression);
  if (compared !== null) return [{ ...compared, at: expression }];
  const node = bare(expression);
  const isNegated = ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken;
  const call = literalCall(isNegated ? node.operand : node);
  if (call === null) return [];
  return [{ name: call.name, call: `Boolean(${call.text})`, expected: String(!isNegated), at: expression }];
}

/** `f(2) === 4` in either order, with a literal that is compared by its value. */
export function comparison(expression: ts.Expression): Expectation | null {
  const node = bare(expression);
  if (!ts.isBinaryExpression(node)) return null;
  const { kind } = node.operatorToken;
  if (kind !== ts.SyntaxKind.EqualsEqualsEqualsToken && kind !== ts.SyntaxKind.EqualsEqualsToken) return null;
  const found = given(node.left, node.right) ?? given(node.right, node.left);
  // `==` takes '4' for 4.
  return found !== null && kind === ts.SyntaxKind.EqualsEqualsToken
    ? { ...found, call: `${found.call} == ${found.expected}`, expected: 'true' }
    : found;
}

function given(called: ts.Expression, result: ts.Expression): Expectation | null {
  const call = literalCall(called);
  if (call === null || !isLiteral(result)) return null;
  return { name: call.name, call: call.text, expected: bare(result).getText() };
}

/** A call of a plain name with literal arguments only. */
export interface LiteralCall {
  readonly name: string;
  readonly callee: ts.Identifier;
  readonly text: string;
}

/** The call that an expression is, where it is one of a plain name with literal arguments only. */
export function literalCall(expression: ts.Expression): LiteralCall | null {
  const node = bare(expression);
  if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression)) return null;
  if (!node.arguments.every(isLiteral)) return null;
  return { name: node.expression.text, callee: node.expression, text: node.getText() };
}
