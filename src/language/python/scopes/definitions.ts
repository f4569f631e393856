import type { SyntaxNode } from '../parser/node.ts';
import { childByField, namedChildren } from '../parser/index.ts';
import { visitForwardReferences } from './forward-references.ts';
import { normalizeIdentifier } from '../names/index.ts';
import { openScope, type Scope } from './scope.ts';
import { visitTarget } from './targets.ts';
import { bind, visitBody, type Place, type Walk } from './walk.ts';

/** `def`: defaults and annotations belong to the scope around, the body to its own. */
export function visitFunction(walk: Walk, node: SyntaxNode, place: Place): void {
  const name = childByField(node, 'name');
  const parameters = childByField(node, 'parameters');
  const body = childByField(node, 'body');
  const returns = childByField(node, 'return_type');
  const inner = openTypeParameters(walk, node, place);
  const scope = openScope('function', node, inner.scope);
  const own: Place = { ...place, scope, time: 'call', conditional: false, argument: false };
  if (parameters !== null) visitParameters(walk, parameters, { outer: place, annotations: inner, own });
  if (returns !== null) visitAnnotation(walk, returns, inner);
  if (name !== null) bind(walk, name, place, 'definition');
  if (body !== null) visitBody(walk, body, place, own);
}

/** `class`: bases belong to the scope around, the body to its own, at once. */
export function visitClass(walk: Walk, node: SyntaxNode, place: Place): void {
  const name = childByField(node, 'name');
  const bases = childByField(node, 'superclasses');
  const body = childByField(node, 'body');
  const className = name === null ? '' : normalizeIdentifier(walk.text.slice(name.start, name.end));
  const inner = openTypeParameters(walk, node, place, className);
  if (bases !== null) walk.visit(bases, inner);
  const scope = openScope('class', node, inner.scope, className);
  if (body !== null) walk.visit(body, { ...place, scope, conditional: false, argument: false });
  if (name !== null) bind(walk, name, place, 'definition');
}

/** `lambda`: runs later, unless it is handed to a call, which may run it at once. */
export function visitLambda(walk: Walk, node: SyntaxNode, place: Place): void {
  const parameters = childByField(node, 'parameters');
  const body = childByField(node, 'body');
  const time = place.argument || place.time !== 'definition' ? place.time : 'call';
  const own: Place = { ...place, scope: openScope('lambda', node, place.scope), time };
  if (parameters !== null) visitParameters(walk, parameters, { outer: place, annotations: place, own });
  if (body !== null) visitBody(walk, body, place, own);
}

interface ParameterPlaces {
  readonly outer: Place;
  readonly annotations: Place;
  readonly own: Place;
}

function visitParameters(walk: Walk, node: SyntaxNode, places: ParameterPlaces): void {
  for (const child of namedChildren(node)) {
    switch (child.type) {
      case 'default_parameter':
      case 'typed_default_parameter':
      case 'typed_parameter':
        for (const part of namedChildren(child)) {
          if (part.field === 'value') walk.visit(part, places.outer);
          else if (part.field === 'type') visitAnnotation(walk, part, places.annotations);
          else visitTarget(walk, part, places.own, 'assignment');
        }
        break;
      default:
        visitTarget(walk, child, places.own, 'assignment');
    }
  }
}

/** An annotation: not evaluated for locals of a function, nor under `from __future__ import annotations`. */
export function visitAnnotation(walk: Walk, node: SyntaxNode, place: Place): void {
  walk.visit(node, { ...place, time: walk.postponed ? 'unevaluated' : place.time });
  visitForwardReferences(walk, node, place);
}

/** Comprehensions: the first iterable belongs to the scope around, everything else to its own. */
export function visitComprehension(walk: Walk, node: SyntaxNode, place: Place): void {
  const own: Place = { ...place, scope: openScope('comprehension', node, place.scope) };
  let iterablePlace = place;
  for (const child of namedChildren(node)) {
    if (child.field === 'body') continue;
    if (child.type !== 'for_in_clause') {
      walk.visit(child, own);
      continue;
    }
    for (const part of namedChildren(child)) if (part.field === 'right') walk.visit(part, iterablePlace);
    for (const part of namedChildren(child)) if (part.field === 'left') visitTarget(walk, part, own, 'loop');
    iterablePlace = own;
  }
  const body = childByField(node, 'body');
  if (body !== null) walk.visit(body, own);
}

/** `type X[T] = …`, whose value is evaluated when it is asked for. */
export function visitTypeAlias(walk: Walk, node: SyntaxNode, place: Place): void {
  const left = childByField(node, 'left');
  const right = childByField(node, 'right');
  const target = left === null ? undefined : namedChildren(left)[0];
  if (target === undefined) return;
  const inner = openTypeParameters(walk, target, place);
  if (right !== null) {
    visitBody(walk, right, place, { ...inner, scope: valueScope(node, inner.scope), time: 'call' });
  }
  const name = target.type === 'identifier' ? target : namedChildren(target)[0];
  if (name !== undefined) bind(walk, name, place, 'assignment');
}

/** The value of an alias is a function of its own to the compiler, so that it can be evaluated late. */
function valueScope(node: SyntaxNode, parent: Scope): Scope {
  return openScope('type-parameters', node, parent);
}

/** The scope of `[T: bound, *Ts]`, or the place itself where there is none. Bounds are evaluated late. */
function openTypeParameters(walk: Walk, node: SyntaxNode, place: Place, className?: string): Place {
  const list = node.children.find((child) => child.type === 'type_parameter');
  if (list === undefined) return place;
  const inner: Place = { ...place, scope: openScope('type-parameters', node, place.scope, className) };
  for (const parameter of namedChildren(list)) {
    const content = namedChildren(parameter)[0] ?? parameter;
    const [name, ...bounds] = content.type === 'identifier' ? [content] : namedChildren(content);
    if (name !== undefined) visitTarget(walk, name, inner, 'assignment');
    for (const bound of bounds) walk.visit(bound, { ...inner, time: 'call' });
  }
  return inner;
}
