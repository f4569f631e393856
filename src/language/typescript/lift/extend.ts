import ts from 'typescript';
import type { TextEdit } from '../../../text/span.ts';
import { givenParameters, type LiftedFunction } from './find.ts';

/** The object of names that an earlier lift made a parameter, and its counterparts in the calls. */
export interface PassedObject {
  readonly pattern: ts.ObjectBindingPattern;
  /** By call, in their order. */
  readonly literals: readonly ts.ObjectLiteralExpression[];
}

/** Finds it, last or first; null where there is none. */
export function passedObject(node: LiftedFunction, calls: readonly ts.CallExpression[]): PassedObject | null {
  const given = givenParameters(node);
  return (
    objectAmong(
      given.at(-1),
      calls.map((call) => call.arguments.at(-1)),
    ) ??
    objectAmong(
      given[0],
      calls.map((call) => call.arguments[0]),
    )
  );
}

function objectAmong(
  parameter: ts.ParameterDeclaration | undefined,
  passed: readonly (ts.Expression | undefined)[],
): PassedObject | null {
  const pattern = parameter?.name;
  if (pattern === undefined || !ts.isObjectBindingPattern(pattern) || parameter?.initializer !== undefined)
    return null;
  const isPlain = pattern.elements.every(
    (each) => ts.isIdentifier(each.name) && !each.propertyName && !each.initializer && !each.dotDotDotToken,
  );
  const names = pattern.elements.map(({ name }) => name.getText()).join();
  const literals = passed.flatMap((each) => {
    if (each === undefined || !ts.isObjectLiteralExpression(each)) return [];
    return each.properties.map((property) => property.name?.getText()).join() === names ? [each] : [];
  });
  return isPlain && literals.length === passed.length ? { pattern, literals } : null;
}

/** Adds to the end of an object of names. */
export function extended(
  object: ts.ObjectBindingPattern | ts.ObjectLiteralExpression,
  names: readonly string[],
): TextEdit {
  const entries = ts.isObjectLiteralExpression(object) ? object.properties : object.elements;
  const at = entries.at(-1)?.end ?? object.getStart() + 1;
  return { start: at, end: at, text: `, ${names.join(', ')}` };
}
