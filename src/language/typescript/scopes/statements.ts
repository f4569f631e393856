import ts from 'typescript';
import type { BindingForm } from '../../../program/program.ts';
import { visitHeritage } from './classes.ts';
import { boundIn, declareLexical, declareList, isAmbient, spacesOf } from './declarations.ts';
import { visitTarget } from './expressions.ts';
import { visitImport, visitImportEquals } from './imports.ts';
import { bindNames } from './patterns.ts';
import { ANY_SPACE, declare, openScope, TYPE, VALUE } from './scope.ts';
import { visitAll, visitChildren, type Place, type Walk } from './walk.ts';

/** Visits statements, declarations and whatever else has no rule of its own. */
export function visitStatement(walk: Walk, node: ts.Node, place: Place): void {
  if (visitControl(walk, node, place)) return;
  if (ts.isVariableStatement(node)) {
    const time = isAmbient(node) ? 'unevaluated' : place.time;
    walk.visit(node.declarationList, { ...place, time });
  } else if (ts.isVariableDeclarationList(node)) visitList(walk, node, place, formOf(node));
  else if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) {
    visitTypeDeclaration(walk, node, place);
  } else if (ts.isTypeParameterDeclaration(node)) {
    visitAll(walk, [node.constraint, node.default], { ...place, time: 'unevaluated' });
  } else if (ts.isImportDeclaration(node)) visitImport(walk, node, place);
  else if (ts.isImportEqualsDeclaration(node)) visitImportEquals(walk, node, place);
  else if (ts.isExportDeclaration(node)) visitExport(walk, node, place);
  else if (ts.isPropertySignature(node)) {
    if (ts.isComputedPropertyName(node.name)) walk.visit(node.name, place);
    if (node.type !== undefined) walk.visit(node.type, place);
  } else if (ts.isLabeledStatement(node)) walk.visit(node.statement, place);
  else if (!ts.isBreakOrContinueStatement(node)) visitChildren(walk, node, place);
}

/** Statements that open a scope or may skip what is in them; tells whether the node was one. */
function visitControl(walk: Walk, node: ts.Node, place: Place): boolean {
  const inside: Place = { ...place, conditional: true };
  if (ts.isBlock(node)) {
    const scope = openScope('block', node, place.scope);
    declareLexical(node.statements, scope);
    visitAll(walk, node.statements, { ...place, scope });
  } else if (ts.isIfStatement(node)) {
    walk.visit(node.expression, place);
    visitAll(walk, [node.thenStatement, node.elseStatement], inside);
  } else if (ts.isWhileStatement(node)) {
    walk.visit(node.expression, place);
    walk.visit(node.statement, inside);
  } else if (ts.isForStatement(node)) visitFor(walk, node, place);
  else if (ts.isForInStatement(node) || ts.isForOfStatement(node)) visitForEach(walk, node, place);
  else if (ts.isTryStatement(node)) {
    visitAll(walk, [node.tryBlock, node.catchClause], inside);
    if (node.finallyBlock !== undefined) walk.visit(node.finallyBlock, place);
  } else if (ts.isCatchClause(node)) visitCatch(walk, node, place);
  else if (ts.isSwitchStatement(node)) {
    walk.visit(node.expression, place);
    const scope = openScope('block', node, place.scope);
    for (const { statements } of node.caseBlock.clauses) declareLexical(statements, scope);
    visitAll(walk, node.caseBlock.clauses, { ...inside, scope });
  } else return false;
  return true;
}

function visitFor(walk: Walk, node: ts.ForStatement, place: Place): void {
  const scope = openScope('block', node, place.scope);
  const { initializer } = node;
  if (initializer !== undefined && ts.isVariableDeclarationList(initializer)) declareList(initializer, scope);
  visitAll(walk, [initializer, node.condition], { ...place, scope });
  visitAll(walk, [node.statement, node.incrementor], { ...place, scope, conditional: true });
}

function visitForEach(walk: Walk, node: ts.ForInOrOfStatement, place: Place): void {
  const scope = openScope('block', node, place.scope);
  const own: Place = { ...place, scope };
  const { initializer } = node;
  if (ts.isVariableDeclarationList(initializer)) {
    declareList(initializer, scope);
    walk.visit(node.expression, own);
    visitList(walk, initializer, { ...own, conditional: true }, 'loop');
  } else {
    walk.visit(node.expression, own);
    visitTarget(walk, initializer, { ...own, conditional: true }, 'loop');
  }
  walk.visit(node.statement, { ...own, conditional: true });
}

function visitCatch(walk: Walk, node: ts.CatchClause, place: Place): void {
  const scope = openScope('block', node, place.scope);
  const { variableDeclaration: caught } = node;
  if (caught !== undefined) {
    for (const { text } of boundIn(caught.name)) declare(scope, text, VALUE);
    bindNames(walk, caught.name, { ...place, scope }, 'except');
    if (caught.type !== undefined) walk.visit(caught.type, { ...place, scope });
  }
  walk.visit(node.block, { ...place, scope });
}

function formOf({ flags }: ts.VariableDeclarationList): BindingForm {
  return (flags & ts.NodeFlags.Using) === 0 ? 'assignment' : 'with';
}

function visitList(walk: Walk, list: ts.VariableDeclarationList, place: Place, form: BindingForm): void {
  for (const { name, type, initializer } of list.declarations) {
    if (type !== undefined) walk.visit(type, place);
    bindNames(walk, name, place, form);
    if (initializer !== undefined) walk.visit(initializer, place);
  }
}

function visitTypeDeclaration(
  walk: Walk,
  node: ts.InterfaceDeclaration | ts.TypeAliasDeclaration,
  place: Place,
): void {
  walk.add(node.name, place, { use: 'bind', space: spacesOf(node) });
  const scope = openScope('type', node, place.scope);
  for (const { name } of node.typeParameters ?? []) declare(scope, name.text, TYPE);
  const inside: Place = { ...place, scope, time: 'unevaluated' };
  visitAll(walk, node.typeParameters, inside);
  if (ts.isTypeAliasDeclaration(node)) {
    walk.visit(node.type, inside);
    return;
  }
  for (const { types } of node.heritageClauses ?? []) {
    for (const type of types) {
      visitHeritage(walk, type, inside);
      visitAll(walk, type.typeArguments, inside);
    }
  }
  visitAll(walk, node.members, inside);
}

/** `export { a, b as c }` reads what the cell has; from another module it reads nothing of it. */
function visitExport(walk: Walk, node: ts.ExportDeclaration, place: Place): void {
  if (node.moduleSpecifier !== undefined || node.exportClause === undefined) return;
  if (!ts.isNamedExports(node.exportClause)) return;
  for (const { propertyName, name } of node.exportClause.elements) {
    const read = propertyName ?? name;
    if (ts.isIdentifier(read)) walk.add(read, place, { use: 'read', space: ANY_SPACE });
  }
}
