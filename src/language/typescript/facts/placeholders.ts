import ts from 'typescript';
import type { CellSpan } from '../../../notebook/notebook.ts';
import type { Call, Evaluation, Example, Measures } from '../../../program/program.ts';
import type { Operations } from '../../operations.ts';
import { spanOf } from '../cells/index.ts';
import type { ParsedCell } from '../cells/cell.ts';
import type { NameTable } from '../cells/name-table.ts';

export function operationsOf(cell: ParsedCell, table: NameTable): Operations {
  const calls: Call[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
      const callee = node.expression;
      const name = ts.isIdentifier(callee) ? callee.text : null;
      const head = name !== null && cell.names.of(callee)?.holder.kind === 'module' ? name : null;
      calls.push({
        callee: name,
        head: head !== null && table.isBound(head) ? head : null,
        at: spanOf(cell, node),
        effect: 'unknown',
        when: cell.names.timeAt(node.getStart(cell.file)),
      });
    }
    ts.forEachChild(node, visit);
  };
  visit(cell.file);
  return { calls, mutations: [], ties: [], dynamic: [], shows: [], pickles: [], consequences: [] };
}

export function evaluationOf(cell: ParsedCell, node: ts.Node, table: NameTable): Evaluation {
  const isLiteral =
    ts.isLiteralExpression(node) || ts.isObjectLiteralExpression(node) || ts.isArrayLiteralExpression(node);
  const isDefinition =
    ts.isFunctionLike(node) ||
    ts.isClassLike(node) ||
    ts.isEnumDeclaration(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isModuleDeclaration(node);
  const opaque =
    isLiteral || isDefinition || ts.isCallExpression(node)
      ? []
      : [{ text: node.getText(cell.file), at: spanOf(cell, node) }];
  return {
    opaque,
    mutable: ts.isObjectLiteralExpression(node) || ts.isArrayLiteralExpression(node),
    makesFunctions: false,
  };
}

export function measuresOf(cell: ParsedCell, node: ts.Node, calls: readonly Call[]): Measures {
  const text = node.getText(cell.file);
  return {
    codeLines: text.split('\n').length,
    shows: calls.filter(({ effect }) => effect === 'prints').length,
    statements: 1,
    returnsValue: true,
    literals: [],
    readsInput: false,
    branches: 0,
    asserts: 0,
  };
}

export function shownNames(cell: ParsedCell, expression: ts.Node, table: NameTable): readonly string[] {
  return [];
}

export function examplesOf(
  cell: ParsedCell,
  statement: ts.Statement,
  table: NameTable,
  displayed: boolean,
): readonly Example[] {
  return [];
}

export function docExamples(doc: string, at: CellSpan): readonly Example[] {
  return [];
}
