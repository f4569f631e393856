import ts from 'typescript';
import type { ParsedCell } from '../cells/cell.ts';
import { shownKey } from './shown-key.ts';

/** The statement whose value a cell shows, by the rules of its kernel; null where none is. */
export function displayedIn({ file, semantics }: ParsedCell): ts.Statement | null {
  switch (semantics.shows) {
    case 'last-expression': {
      const last = file.statements.findLast((node) => !isErased(node));
      return last !== undefined && ts.isExpressionStatement(last) ? last : null;
    }
    case 'completion-value':
      return file.statements.findLast(hasValue) ?? null;
  }
}

/** Imports of types alone are gone before the cell is looked at. */
function isErased(node: ts.Statement): boolean {
  return ts.isImportDeclaration(node) && node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
}

/** Declarations have no value but for a class's computed key; all other statements have one (which may be undefined). */
function hasValue(node: ts.Statement): boolean {
  return (
    ts.isExpressionStatement(node) ||
    ts.isIfStatement(node) ||
    ts.isIterationStatement(node, true) ||
    ts.isSwitchStatement(node) ||
    ts.isTryStatement(node) ||
    ts.isBlock(node) ||
    ts.isWithStatement(node) ||
    shownKey(node) !== null
  );
}
