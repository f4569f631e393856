import ts from 'typescript';
import { syntaxHashes, type SyntaxHashes } from '../../syntax-hashes.ts';
import type { ParsedCell } from '../cells/cell.ts';
import type { Unit } from '../cells/units.ts';
import { canonicalSyntax } from '../syntax/index.ts';
import { localNames } from './local-names.ts';

/** Hashes the syntax of a unit that defines a name. */
export function hashesOf(cell: ParsedCell, { nodes }: Unit, name: string): SyntaxHashes {
  const span = { start: nodes[0].getStart(cell.file), end: (nodes.at(-1) ?? nodes[0]).end };
  return syntaxHashes(cell.text.slice(span.start, span.end), {
    names: localNames(cell, span, name),
    isStatement: (node: ts.Node) => isStatement(node),
    write: (writing) => canonicalSyntax(nodes, writing),
  });
}

/** Statements without statements in them, and the conditions of those that have some. */
function isStatement(node: ts.Node): boolean {
  if (ts.isExpressionStatement(node) || ts.isVariableStatement(node)) return true;
  if (ts.isReturnStatement(node) || ts.isThrowStatement(node)) return true;
  const { parent } = node;
  return (
    (ts.isIfStatement(parent) || ts.isWhileStatement(parent) || ts.isForOfStatement(parent)) &&
    parent.expression === node
  );
}
