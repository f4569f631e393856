import type { Span } from '../../../text/span.ts';
import { visitFrameNames } from './frame-names.ts';
import { childByField, namedChildren } from '../parser/index.ts';
import type { SyntaxNode } from '../parser/node.ts';
import {
  visitAnnotation,
  visitClass,
  visitComprehension,
  visitFunction,
  visitLambda,
  visitTypeAlias,
} from './definitions.ts';
import { visitForwardReferences } from './forward-references.ts';
import { mangle, normalizeIdentifier } from '../names/index.ts';
import { holderOf } from './resolve.ts';
import { openScope, type CellNames, type ResolvedName, type Scope } from './scope.ts';
import { visitDeleted, visitImport, visitPattern, visitTarget } from './targets.ts';
import { bind, openWalk, type Place, type Walk } from './walk.ts';

/**
 * Finds every name in a cell and the scope that holds it. What the module scope holds is the notebook's:
 * all cells share it.
 */
export function resolveNames(root: SyntaxNode, text: string, options: { postponed: boolean }): CellNames {
  const module = openScope('module', root, null);
  const walk = openWalk(text, options.postponed, visitNode);
  walk.visit(root, {
    scope: module,
    time: 'definition',
    conditional: false,
    argument: false,
    form: 'assignment',
  });
  const names: ResolvedName[] = [];
  const byStart = new Map<number, ResolvedName>();
  for (const occurrence of walk.occurrences) {
    const resolved = { ...occurrence, holder: holderOf(occurrence, module) };
    names.push(resolved);
    byStart.set(resolved.start, resolved);
  }
  return { module, names, byStart, startingIn: startingAmong(names), isLate: within(walk.late) };
}

/** Looks names up by where they start; sorted once they are asked for. */
function startingAmong(names: readonly ResolvedName[]): (span: Span) => readonly ResolvedName[] {
  const sorted: { readonly name: ResolvedName; readonly order: number }[] = [];
  const firstFrom = (offset: number): number => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle]?.name.start ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return ({ start, end }) => {
    if (sorted.length === 0) {
      for (const [order, name] of names.entries()) sorted.push({ name, order });
      sorted.sort((a, b) => a.name.start - b.name.start);
    }
    return sorted
      .slice(firstFrom(start), firstFrom(end))
      .sort((a, b) => a.order - b.order)
      .map(({ name }) => name);
  };
}

/** Tells whether an offset lies in one of some disjoint spans. */
function within(spans: readonly Span[]): (offset: number) => boolean {
  const sorted = spans.toSorted((a, b) => a.start - b.start);
  return (offset) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle]?.start ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return offset < (sorted[low - 1]?.end ?? 0);
  };
}

function visitNode(walk: Walk, node: SyntaxNode, place: Place): void {
  switch (node.type) {
    case 'identifier':
      walk.add(node, place, { use: 'read' });
      return;
    case 'attribute':
      visitField(walk, node, 'object', place);
      return;
    case 'member_type':
      visitChildren(walk, { ...node, children: node.children.slice(0, 1) }, place);
      return;
    case 'keyword_argument':
      visitField(walk, node, 'value', place);
      return;
    case 'argument_list':
      visitChildren(walk, node, { ...place, argument: true });
      return;
    case 'call':
      visitCall(walk, node, place);
      return;
    case 'function_definition':
      visitFunction(walk, node, place);
      return;
    case 'class_definition':
      visitClass(walk, node, place);
      return;
    case 'lambda':
      visitLambda(walk, node, place);
      return;
    case 'list_comprehension':
    case 'set_comprehension':
    case 'dictionary_comprehension':
    case 'generator_expression':
      visitComprehension(walk, node, place);
      return;
    case 'type_alias_statement':
      visitTypeAlias(walk, node, place);
      return;
    default:
      visitStatement(walk, node, place);
  }
}

function visitStatement(walk: Walk, node: SyntaxNode, place: Place): void {
  switch (node.type) {
    case 'assignment':
      visitAssignment(walk, node, place);
      return;
    case 'augmented_assignment':
      visitAugmented(walk, node, place);
      return;
    case 'named_expression':
      visitWalrus(walk, node, place);
      return;
    case 'import_statement':
    case 'import_from_statement':
    case 'future_import_statement':
      visitImport(walk, node, place);
      return;
    case 'global_statement':
    case 'nonlocal_statement':
      declare(walk, node, place.scope);
      return;
    case 'delete_statement':
      for (const child of namedChildren(node)) visitDeleted(walk, child, place);
      return;
    case 'as_pattern':
      visitAs(walk, node, place);
      return;
    case 'if_statement':
    case 'while_statement':
    case 'try_statement':
    case 'for_statement':
    case 'with_statement':
    case 'match_statement':
      visitCompound(walk, node, place);
      return;
    case 'except_clause':
      visitChildren(walk, node, { ...place, form: 'except' });
      return;
    case 'with_clause':
      visitChildren(walk, node, { ...place, form: 'with' });
      return;
    case 'case_clause':
      for (const child of namedChildren(node)) {
        if (child.field === null) visitPattern(walk, child, place);
        else walk.visit(child, place);
      }
      return;
    default:
      visitChildren(walk, node, place);
  }
}

function visitChildren(walk: Walk, node: SyntaxNode, place: Place): void {
  for (const child of node.children) if (child.named) walk.visit(child, place);
}

function visitField(walk: Walk, node: SyntaxNode, field: string, place: Place): void {
  const child = childByField(node, field);
  if (child !== null) walk.visit(child, place);
}

/** Bodies are conditional, headers are not. A `for` target is bound by the header. */
function visitCompound(walk: Walk, node: SyntaxNode, place: Place): void {
  const body: Place = { ...place, conditional: true };
  if (node.type === 'for_statement') {
    visitField(walk, node, 'right', place);
    const left = childByField(node, 'left');
    if (left !== null) visitTarget(walk, left, place, 'loop');
  }
  for (const child of namedChildren(node)) {
    if (node.type === 'for_statement' && (child.field === 'left' || child.field === 'right')) continue;
    const header = child.field === 'condition' || child.field === 'subject' || child.type === 'with_clause';
    walk.visit(child, header ? place : body);
  }
}

/** A bare generator argument stands in the place of an argument list. */
function visitCall(walk: Walk, node: SyntaxNode, place: Place): void {
  visitField(walk, node, 'function', place);
  const list = childByField(node, 'arguments');
  if (list === null) return;
  walk.visit(list, { ...place, argument: true });
  visitFrameNames(walk, node, list, place);
}

function visitAssignment(walk: Walk, node: SyntaxNode, place: Place): void {
  const left = childByField(node, 'left');
  const right = childByField(node, 'right');
  const type = childByField(node, 'type');
  if (right !== null) walk.visit(right, place);
  if (type !== null) {
    if (place.scope.kind === 'module' || place.scope.kind === 'class') visitAnnotation(walk, type, place);
    else {
      walk.visit(type, { ...place, time: 'unevaluated' });
      visitForwardReferences(walk, type, place);
    }
  }
  if (left === null) return;
  if (right !== null) visitTarget(walk, left, place, 'assignment');
  else if (left.type === 'identifier') declareLocal(walk, left, place.scope);
  else if (left.type === 'attribute' || left.type === 'subscript') walk.visit(left, place);
}

/** `x: int` without a value binds nothing, but makes `x` a local of its function or class. */
function declareLocal(walk: Walk, node: SyntaxNode, scope: Scope): void {
  if (scope.kind === 'module') return;
  const names = scope.kind === 'class' ? scope.declared : scope.bound;
  names.add(mangle(normalizeIdentifier(walk.text.slice(node.start, node.end)), scope.className));
}

function visitAugmented(walk: Walk, node: SyntaxNode, place: Place): void {
  const left = childByField(node, 'left');
  if (left !== null) walk.visit(left, place);
  visitField(walk, node, 'right', place);
  if (left?.type === 'identifier') bind(walk, left, place, 'augmented');
}

/** `:=` binds in the nearest scope that is no comprehension (PEP 572). */
function visitWalrus(walk: Walk, node: SyntaxNode, place: Place): void {
  visitField(walk, node, 'value', place);
  const name = childByField(node, 'name');
  let scope = place.scope;
  while (scope.kind === 'comprehension' && scope.parent !== null) scope = scope.parent;
  if (name !== null) bind(walk, name, { ...place, scope }, 'walrus');
}

function visitAs(walk: Walk, node: SyntaxNode, place: Place): void {
  for (const child of namedChildren(node)) {
    if (child.field === 'alias') visitTarget(walk, child, place, place.form);
    else walk.visit(child, place);
  }
}

function declare(walk: Walk, node: SyntaxNode, scope: Scope): void {
  const declared = node.type === 'global_statement' ? scope.globals : scope.nonlocals;
  for (const child of namedChildren(node)) {
    declared.add(mangle(normalizeIdentifier(walk.text.slice(child.start, child.end)), scope.className));
  }
}
