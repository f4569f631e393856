import ts from 'typescript';
import { boundIn } from './declarations.ts';
import { declare, NAMESPACE, openScope, TYPE, VALUE } from './scope.ts';
import { visitAll, visitChildren, type Place, type Walk } from './walk.ts';

/** A type: nothing in it runs, and what it names is looked for among types, but for `typeof`. */
export function visitType(walk: Walk, node: ts.TypeNode, outer: Place): void {
  const place: Place = { ...outer, time: 'unevaluated' };
  if (ts.isTypeReferenceNode(node)) {
    if (ts.isConstTypeReference(node)) return;
    visitEntity(walk, node.typeName, place, TYPE);
    visitAll(walk, node.typeArguments, place);
  } else if (ts.isTypeQueryNode(node)) {
    if (ts.isImportTypeNode(node.exprName)) walk.visit(node.exprName, place);
    else visitEntity(walk, node.exprName, place, VALUE, VALUE);
    visitAll(walk, node.typeArguments, place);
  } else if (ts.isTypePredicateNode(node)) {
    if (ts.isIdentifier(node.parameterName)) walk.add(node.parameterName, place, { use: 'read' });
    if (node.type !== undefined) walk.visit(node.type, place);
  } else if (ts.isMappedTypeNode(node)) {
    const scope = openScope('type', node, place.scope);
    declare(scope, node.typeParameter.name.text, TYPE);
    const inside = { ...place, scope };
    visitAll(walk, [node.typeParameter, node.nameType, node.type], inside);
  } else if (ts.isConditionalTypeNode(node)) {
    visitConditional(walk, node, place);
  } else if (ts.isImportTypeNode(node)) {
    visitAll(walk, node.typeArguments, place);
  } else if (ts.isNamedTupleMember(node)) {
    walk.visit(node.type, place);
  } else if (ts.isInferTypeNode(node)) {
    walk.visit(node.typeParameter, place);
  } else if (ts.isFunctionTypeNode(node) || ts.isConstructorTypeNode(node)) {
    visitSignatureType(walk, node, place);
  } else {
    visitChildren(walk, node, place);
  }
}

function visitSignatureType(
  walk: Walk,
  node: ts.FunctionTypeNode | ts.ConstructorTypeNode,
  place: Place,
): void {
  const scope = openScope('parameters', node, place.scope);
  for (const { name } of node.typeParameters ?? []) declare(scope, name.text, TYPE);
  for (const { name } of node.parameters) for (const { text } of boundIn(name)) declare(scope, text, VALUE);
  const inside = { ...place, scope };
  visitAll(walk, node.typeParameters, inside);
  for (const { type } of node.parameters) if (type !== undefined) walk.visit(type, inside);
  walk.visit(node.type, inside);
}

/** What `infer` names in the condition stands in the branch that is taken. */
function visitConditional(walk: Walk, node: ts.ConditionalTypeNode, place: Place): void {
  const scope = openScope('type', node, place.scope);
  for (const name of inferred(node.extendsType)) declare(scope, name, TYPE);
  walk.visit(node.checkType, place);
  visitAll(walk, [node.extendsType, node.trueType], { ...place, scope });
  walk.visit(node.falseType, place);
}

function inferred(node: ts.Node): readonly string[] {
  if (ts.isInferTypeNode(node)) {
    const { name, constraint } = node.typeParameter;
    return [name.text, ...(constraint === undefined ? [] : inferred(constraint))];
  }
  const names: string[] = [];
  // The condition of another conditional type has its own.
  const own = ts.isConditionalTypeNode(node) ? node.extendsType : null;
  ts.forEachChild(node, (child) => {
    if (child !== own) names.push(...inferred(child));
  });
  return names;
}

/** The head of a dotted name: `A` of `A.B`, a namespace; alone it is in the space given. */
export function visitEntity(
  walk: Walk,
  node: ts.EntityName,
  place: Place,
  space: number,
  spaceOfHead = NAMESPACE,
): void {
  if (ts.isIdentifier(node)) {
    walk.add(node, place, { use: 'read', space });
    return;
  }
  visitEntity(walk, node.left, place, spaceOfHead, spaceOfHead);
}
