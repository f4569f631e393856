import ts from 'typescript';
import type { LiftRequest } from '../../../program/lifting.ts';
import type { ParsedCell } from '../cells/cell.ts';
import { isAssignmentOperator } from '../parser/index.ts';
import { givenParameters, type LiftedFunction } from './find.ts';

/**
 * Where the new parameter stands. last: as options do, where every call gives all that stands before it; first: where some
 * call leaves parameters out, gives more or spreads a list, or where a default reads what is passed.
 */
export type ParameterPlace = 'last' | 'first';

/** Decides where the object of passed names stands in a function's list of parameters, and so in every call. */
export function parameterPlace(
  home: ParsedCell,
  node: LiftedFunction,
  calls: readonly ts.CallExpression[],
  { parameters }: LiftRequest,
): ParameterPlace {
  const given = givenParameters(node);
  const isOpen = given.some((each) => each.dotDotDotToken !== undefined || each.questionToken !== undefined);
  const isExact = calls.every(
    (call) => call.arguments.length === given.length && !call.arguments.some(ts.isSpreadElement),
  );
  const readsEarly = given.some((each) => {
    const span = { start: each.getStart(home.file), end: each.end };
    return home.names
      .startingIn(span)
      .some(({ use, name, time }) => use === 'read' && time !== 'unevaluated' && parameters.includes(name));
  });
  return !isOpen && isExact && !readsEarly ? 'last' : 'first';
}

/** Whether computing the arguments of a call runs no code that could be anywhere else, and assigns nothing. */
export function givesPlainArguments(call: ts.CallExpression): boolean {
  const pending: ts.Node[] = [...call.arguments];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) continue;
    if (ts.isCallExpression(node) || ts.isNewExpression(node) || ts.isTaggedTemplateExpression(node))
      return false;
    if (ts.isAwaitExpression(node) || ts.isYieldExpression(node)) return false;
    if (ts.isBinaryExpression(node) && isAssignmentOperator(node.operatorToken.kind)) return false;
    if (ts.isPostfixUnaryExpression(node) || (ts.isPrefixUnaryExpression(node) && isStep(node))) return false;
    ts.forEachChild(node, (child) => {
      pending.push(child);
    });
  }
  return true;
}

function isStep({ operator }: ts.PrefixUnaryExpression): boolean {
  return operator === ts.SyntaxKind.PlusPlusToken || operator === ts.SyntaxKind.MinusMinusToken;
}
