import ts from 'typescript';
import type { Parameter } from '../../../program/program.ts';
import { sourceOf } from '../cells/index.ts';
import type { ParsedCell } from '../cells/cell.ts';

/** The parameters of a function; `this`, which is none when it runs, left out. */
export function parametersOf(cell: ParsedCell, node: ts.SignatureDeclaration): readonly Parameter[] {
  return node.parameters
    .filter(({ name }) => !(ts.isIdentifier(name) && name.text === 'this'))
    .map(({ name, type, initializer, dotDotDotToken, questionToken }) => ({
      name: sourceOf(cell, name),
      kind: dotDotDotToken === undefined ? 'positional-only' : 'variadic',
      hasDefault: initializer !== undefined || questionToken !== undefined,
      annotation: type === undefined ? null : sourceOf(cell, type),
      default: initializer === undefined ? null : sourceOf(cell, initializer),
    }));
}
