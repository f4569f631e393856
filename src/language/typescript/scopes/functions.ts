import ts from 'typescript';
import { boundIn, declareLexical, declareVars } from './declarations.ts';
import { bindNames } from './patterns.ts';
import { declare, openScope, TYPE, VALUE, type Scope } from './scope.ts';
import { later, visitAll, type Place, type Walk } from './walk.ts';

/**
 * A function of any kind, or a signature. Its parameters are a scope around that of its body: a default doesn't see what
 * the body declares. Defaults run with each call, decorators and computed names with the definition.
 */
export function visitFunction(walk: Walk, node: ts.SignatureDeclaration, place: Place): void {
  declareFunction(walk, node, place);
  if (ts.canHaveDecorators(node)) visitAll(walk, ts.getDecorators(node), place);
  const parameters = openParameters(node, ownNameScope(node, place.scope));
  if (node.name !== undefined && ts.isComputedPropertyName(node.name)) walk.visit(node.name, place);
  const inTypes: Place = { ...place, scope: parameters, time: 'unevaluated' };
  visitAll(walk, node.typeParameters, inTypes);
  for (const parameter of node.parameters) visitParameter(walk, parameter, place, parameters);
  if (node.type !== undefined) walk.visit(node.type, inTypes);
  const body = 'body' in node ? node.body : undefined;
  if (body !== undefined) visitBody(walk, body, whenCalled(walk, body, { ...place, scope: parameters }));
}

function declareFunction(walk: Walk, node: ts.SignatureDeclaration, place: Place): void {
  if (ts.isFunctionDeclaration(node) && node.name !== undefined) {
    walk.add(node.name, place, { use: node.body === undefined ? 'declare' : 'bind' });
  }
}

/** A function expression sees its own name, and nobody else does. */
function ownNameScope(node: ts.SignatureDeclaration, parent: Scope): Scope {
  if (!ts.isFunctionExpression(node) || node.name === undefined) return parent;
  const own = openScope('own-name', node, parent);
  declare(own, node.name.text, VALUE);
  return own;
}

function openParameters(node: ts.SignatureDeclaration, parent: Scope): Scope {
  const scope = openScope('parameters', node, parent);
  for (const { name } of node.typeParameters ?? []) declare(scope, name.text, TYPE);
  for (const { name } of node.parameters) {
    for (const { text } of boundIn(name)) if (text !== 'this') declare(scope, text, VALUE);
  }
  if (!ts.isArrowFunction(node) && 'body' in node) declare(scope, 'arguments', VALUE);
  return scope;
}

function visitParameter(walk: Walk, node: ts.ParameterDeclaration, outer: Place, scope: Scope): void {
  visitAll(walk, ts.getDecorators(node), outer);
  if (node.type !== undefined) walk.visit(node.type, { ...outer, scope, time: 'unevaluated' });
  if (ts.isIdentifier(node.name) && node.name.text === 'this') return;
  const code = { pos: node.name.getStart(walk.file), end: node.end };
  const place = whenCalled(walk, code, { ...outer, scope });
  bindNames(walk, node.name, place, 'assignment');
  if (node.initializer !== undefined) walk.visit(node.initializer, { ...place, conditional: true });
}

/** The body of a function that is an argument, or is called where it stands, may run at once. */
function whenCalled(walk: Walk, code: ts.TextRange, place: Place): Place {
  if (place.argument) return { ...place, argument: false, conditional: true };
  return { ...later(walk, code, place), conditional: true };
}

function visitBody(walk: Walk, body: ts.Node, place: Place): void {
  if (!ts.isBlock(body)) {
    walk.visit(body, place);
    return;
  }
  const scope = openScope('function', body, place.scope);
  declareLexical(body.statements, scope);
  declareVars(body, scope);
  visitAll(walk, body.statements, { ...place, scope });
}
