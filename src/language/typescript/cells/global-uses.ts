import ts from 'typescript';
import { bare, isAssignmentOperator } from '../parser/index.ts';
import { declaredKind } from '../scopes/index.ts';
import type { ParsedCell } from './cell.ts';
import { gatherNames } from './gather-names.ts';

/** The names that the kernel makes properties of `globalThis` or of `exports`, of all cells. */
export function globalProperties(cells: readonly ParsedCell[]): readonly string[] {
  const names = cells.flatMap(({ semantics, names: { names } }) =>
    names.filter(({ use, holder, node }) => {
      const isBound = use === 'bind' && holder.kind === 'module' && node !== null;
      return isBound && (semantics.globalProperties === 'all-of-exports' || declaredKind(node) === 'var');
    }),
  );
  return [...new Set(names.map(({ name }) => name))];
}

/** Names at the head of what code writes into, gathered when first asked for: `Math` of `Math.random = …`. */
export function writtenHeads(cells: readonly ParsedCell[]): () => ReadonlySet<string> {
  return gatherNames(cells, writtenHead);
}

function writtenHead(node: ts.Node): string | null {
  const target = writtenObject(node);
  return target === null ? null : headName(target);
}

/** The object that a node writes into. */
function writtenObject(node: ts.Node): ts.Expression | null {
  if (ts.isBinaryExpression(node) && isAssignmentOperator(node.operatorToken.kind))
    return objectOf(node.left);
  if (ts.isDeleteExpression(node)) return objectOf(node.expression);
  if (!ts.isCallExpression(node)) return null;
  const isWriting = /^(Object\.(assign|define\w+|setPrototypeOf)|Reflect\.(set|define)\w*)$/;
  return isWriting.test(node.expression.getText()) ? (node.arguments[0] ?? null) : null;
}

function objectOf(expression: ts.Expression): ts.Expression | null {
  const node = bare(expression);
  return ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node) ? node.expression : null;
}

function headName(expression: ts.Expression): string | null {
  let node = bare(expression);
  while (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node))
    node = bare(node.expression);
  return ts.isIdentifier(node) ? node.text : null;
}
