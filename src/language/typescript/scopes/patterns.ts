import ts from 'typescript';
import type { BindingForm } from '../../../program/program.ts';
import type { Place, Walk } from './walk.ts';

/** A name or a pattern of names that are bound; in a declaration for the compiler alone they aren't. */
export function bindNames(walk: Walk, name: ts.BindingName, place: Place, form: BindingForm): void {
  if (ts.isIdentifier(name)) {
    walk.add(name, place, { use: place.time === 'unevaluated' ? 'declare' : 'bind', form });
    return;
  }
  for (const element of name.elements) {
    if (!ts.isOmittedExpression(element)) visitBindingElement(walk, element, place, form);
  }
}

function visitBindingElement(walk: Walk, node: ts.BindingElement, place: Place, form: BindingForm): void {
  if (node.propertyName !== undefined && ts.isComputedPropertyName(node.propertyName)) {
    walk.visit(node.propertyName, place);
  }
  bindNames(walk, node.name, place, form);
  if (node.initializer !== undefined) walk.visit(node.initializer, { ...place, conditional: true });
}
