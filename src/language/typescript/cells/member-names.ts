import ts from 'typescript';
import { bare } from '../parser/index.ts';
import type { ParsedCell } from './cell.ts';
import { gatherNames } from './gather-names.ts';

/** The names of members of classes and objects that may be code, of all cells; gathered when first asked for. */
export function memberNames(cells: readonly ParsedCell[]): () => ReadonlySet<string> {
  return gatherNames(cells, memberName);
}

/** The name of a member that may be code: not where it is a literal or built of such. */
function memberName(node: ts.Node): string | null {
  if (ts.isClassElement(node) || ts.isShorthandPropertyAssignment(node)) return textOf(node.name);
  if (ts.isPropertyAssignment(node)) return isPlain(node.initializer) ? null : textOf(node.name);
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.EqualsToken) return null;
  return ts.isPropertyAccessExpression(node.left) && !isPlain(node.right) ? node.left.name.text : null;
}

function textOf(name: ts.PropertyName | undefined): string | null {
  return name === undefined || ts.isComputedPropertyName(name) ? null : name.text;
}

function isPlain(expression: ts.Expression): boolean {
  const node = bare(expression);
  return (
    ts.isLiteralExpression(node) ||
    ts.isTemplateExpression(node) ||
    ts.isArrayLiteralExpression(node) ||
    ts.isObjectLiteralExpression(node) ||
    ts.isPrefixUnaryExpression(node) ||
    ts.isBinaryExpression(node) ||
    [ts.SyntaxKind.TrueKeyword, ts.SyntaxKind.FalseKeyword, ts.SyntaxKind.NullKeyword].includes(node.kind)
  );
}
