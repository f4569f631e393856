import ts from 'typescript';
import type { Span } from '../../../text/span.ts';
import type { ParsedCell } from '../cells/cell.ts';
import { bare, pathTo } from '../parser/index.ts';

/** A function that parameters can be added to. */
export type LiftedFunction =
  (ts.FunctionDeclaration & { readonly body: ts.FunctionBody }) | ts.FunctionExpression | ts.ArrowFunction;

/**
 * The function that a statement defines, `function f() {}` or `const f = () => …`; null where there is none, or where a type
 * or further signatures say what its parameters are.
 */
export function functionAt(
  { file }: ParsedCell,
  at: Pick<Span, 'start'>,
  name: string,
): LiftedFunction | null {
  const statements = file.statements.filter((each) => declares(each, name));
  const [statement, ...others] = statements;
  if (statement === undefined || others.length > 0 || statement.getStart(file) !== at.start) return null;
  if (ts.isFunctionDeclaration(statement)) return hasBody(statement) ? statement : null;
  if (!ts.isVariableStatement(statement)) return null;
  const found = statement.declarationList.declarations.find((each) => isNamed(each.name, name));
  if (found?.initializer === undefined || found.type !== undefined) return null;
  let value: ts.Expression = found.initializer;
  // A type that it is said to have says how it is called.
  while (ts.isParenthesizedExpression(value)) value = value.expression;
  return ts.isFunctionExpression(value) || ts.isArrowFunction(value) ? value : null;
}

function hasBody(
  node: ts.FunctionDeclaration,
): node is ts.FunctionDeclaration & { readonly body: ts.FunctionBody } {
  return node.body !== undefined;
}

function declares(statement: ts.Statement, name: string): boolean {
  if (ts.isFunctionDeclaration(statement)) return statement.name?.text === name;
  if (!ts.isVariableStatement(statement)) return false;
  return statement.declarationList.declarations.some((each) => isNamed(each.name, name));
}

function isNamed(node: ts.BindingName, name: string): boolean {
  return ts.isIdentifier(node) && node.text === name;
}

/** The call of a plain name whose callee starts here; null for `new f()` and other forms. */
export function callAt({ file }: ParsedCell, at: Pick<Span, 'start'>): ts.CallExpression | null {
  const path = pathTo(file, at.start);
  const found = path.findLast(
    (node) =>
      ts.isCallExpression(node) &&
      ts.isIdentifier(bare(node.expression)) &&
      bare(node.expression).getStart(file) === at.start,
  );
  return found !== undefined && ts.isCallExpression(found) ? found : null;
}

/** The name of a function that starts here and is handed to a call; null where something else stands there. */
export function handedAt({ file }: ParsedCell, at: Pick<Span, 'start' | 'end'>): ts.Identifier | null {
  const node = pathTo(file, at.start).findLast((each) => ts.isIdentifier(each));
  if (node?.getStart(file) !== at.start || node.end !== at.end) return null;
  let outer: ts.Expression = node;
  while (ts.isParenthesizedExpression(outer.parent)) outer = outer.parent;
  const { parent } = outer;
  return ts.isCallExpression(parent) && parent.expression !== outer ? node : null;
}

/** A function's parameters that calls give, without `this`. */
export function givenParameters({ parameters }: LiftedFunction): readonly ts.ParameterDeclaration[] {
  return parameters.filter(({ name }) => !(ts.isIdentifier(name) && name.text === 'this'));
}

/** Whether a function reads the `this` that it is called with. */
export function readsThis(node: LiftedFunction): boolean {
  if (ts.isArrowFunction(node)) return false;
  const pending: ts.Node[] = [node.body];
  for (let each = pending.pop(); each !== undefined; each = pending.pop()) {
    if (each.kind === ts.SyntaxKind.ThisKeyword) return true;
    if (ts.isClassLike(each) || (ts.isFunctionLike(each) && !ts.isArrowFunction(each))) continue;
    ts.forEachChild(each, (child) => {
      pending.push(child);
    });
  }
  return false;
}
