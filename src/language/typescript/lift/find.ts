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

/** A function's parameters that calls give, without `this`. */
export function givenParameters({ parameters }: LiftedFunction): readonly ts.ParameterDeclaration[] {
  return parameters.filter(({ name }) => !(ts.isIdentifier(name) && name.text === 'this'));
}
