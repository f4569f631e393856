import ts from 'typescript';
import {
  declareLexical,
  declareVars,
  hasModifier,
  isAmbient,
  isInstantiated,
  spacesOf,
} from './declarations.ts';
import { ANY_SPACE, declare, openScope, TYPE, VALUE, type Scope } from './scope.ts';
import { later, visitAll, type Place, type Walk } from './walk.ts';

/**
 * A class. What it extends, its decorators, computed names, static properties and static blocks run with the definition;
 * the other properties with each construction.
 */
export function visitClass(walk: Walk, node: ts.ClassLikeDeclaration, outer: Place): void {
  const place: Place = isAmbient(node) ? { ...outer, time: 'unevaluated' } : outer;
  visitAll(walk, ts.getDecorators(node), place);
  const scope = openScope('class', node, place.scope);
  if (node.name !== undefined) {
    if (ts.isClassDeclaration(node)) {
      walk.add(node.name, place, { use: isAmbient(node) ? 'declare' : 'bind', space: spacesOf(node) });
    } else declare(scope, node.name.text, VALUE | TYPE);
  }
  for (const { name } of node.typeParameters ?? []) declare(scope, name.text, TYPE);
  const inside: Place = { ...place, scope };
  visitAll(walk, node.typeParameters, { ...inside, time: 'unevaluated' });
  for (const { token, types } of node.heritageClauses ?? []) {
    for (const type of types) {
      const time = token === ts.SyntaxKind.ImplementsKeyword ? 'unevaluated' : place.time;
      visitBase(walk, type, { ...inside, time });
    }
  }
  for (const member of node.members) visitMember(walk, member, inside);
}

/** A class or interface that another is made from, with its type arguments. */
function visitBase(walk: Walk, node: ts.ExpressionWithTypeArguments, place: Place): void {
  if (place.time === 'unevaluated') visitHeritage(walk, node, place);
  else walk.visit(node.expression, place);
  visitAll(walk, node.typeArguments, { ...place, time: 'unevaluated' });
}

/** What an interface extends or a class implements: a type, though it is written as an expression. */
export function visitHeritage(walk: Walk, node: ts.ExpressionWithTypeArguments, place: Place): void {
  let head: ts.Expression = node.expression;
  while (ts.isPropertyAccessExpression(head)) head = head.expression;
  if (!ts.isIdentifier(head)) walk.visit(head, place);
  else walk.add(head, place, { use: 'read', space: head === node.expression ? TYPE : ANY_SPACE });
}

function visitMember(walk: Walk, node: ts.ClassElement, place: Place): void {
  if (ts.isPropertyDeclaration(node)) {
    visitAll(walk, ts.getDecorators(node), place);
    if (ts.isComputedPropertyName(node.name)) walk.visit(node.name, place);
    if (node.type !== undefined) walk.visit(node.type, { ...place, time: 'unevaluated' });
    if (node.initializer === undefined) return;
    const isStatic = hasModifier(node, ts.SyntaxKind.StaticKeyword);
    const scope = openScope('function', node, place.scope);
    const own: Place = { ...place, scope, conditional: true };
    const at = { pos: node.initializer.getStart(walk.file), end: node.initializer.end };
    walk.visit(node.initializer, isStatic ? own : later(walk, at, own));
    return;
  }
  if (ts.isClassStaticBlockDeclaration(node)) {
    const scope = openScope('function', node, place.scope);
    declareLexical(node.body.statements, scope);
    declareVars(node.body, scope);
    visitAll(walk, node.body.statements, { ...place, scope });
    return;
  }
  walk.visit(node, place);
}

/** An enum: its members see one another by name. */
export function visitEnum(walk: Walk, node: ts.EnumDeclaration, outer: Place): void {
  const place: Place = isAmbient(node) ? { ...outer, time: 'unevaluated' } : outer;
  walk.add(node.name, place, { use: isAmbient(node) ? 'declare' : 'bind', space: ANY_SPACE });
  const scope = openScope('enum', node, place.scope);
  for (const { name } of node.members) {
    if (!ts.isComputedPropertyName(name)) declare(scope, name.text, VALUE | TYPE);
  }
  for (const { initializer } of node.members) {
    if (initializer !== undefined) walk.visit(initializer, { ...place, scope });
  }
}

/** A namespace runs its body as it is defined; `declare module`, `declare global` and one of types alone run nothing. */
export function visitNamespace(walk: Walk, node: ts.ModuleDeclaration, outer: Place): void {
  const runs = !isAmbient(node) && isInstantiated(node);
  const place: Place = runs ? outer : { ...outer, time: 'unevaluated' };
  if (ts.isIdentifier(node.name) && !(node.flags & ts.NodeFlags.GlobalAugmentation)) {
    walk.add(node.name, place, { use: isAmbient(node) ? 'declare' : 'bind', space: spacesOf(node) });
  }
  visitNamespaceBody(walk, node.body, place);
}

function visitNamespaceBody(walk: Walk, body: ts.ModuleDeclaration['body'], place: Place): void {
  if (body === undefined || ts.isIdentifier(body)) return;
  const scope: Scope = openScope('namespace', body, place.scope);
  if (ts.isModuleDeclaration(body)) {
    // `namespace A.B { … }`: B is a member of A.
    if (ts.isIdentifier(body.name)) declare(scope, body.name.text, spacesOf(body));
    visitNamespaceBody(walk, body.body, { ...place, scope });
    return;
  }
  declareLexical(body.statements, scope);
  declareVars(body, scope);
  visitAll(walk, body.statements, { ...place, scope });
}
