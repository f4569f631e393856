import ts from 'typescript';
import type { Call, Measures } from '../../../program/program.ts';
import { lineAt } from '../../../text/lines.ts';
import { sourceOf } from '../cells/index.ts';
import type { ParsedCell } from '../cells/cell.ts';
import { bare, codeLines } from '../parser/index.ts';

interface Counts {
  statements: number;
  branches: number;
  asserts: number;
  returnsValue: boolean;
  readonly literals: Set<string>;
}

/** Counts over the code of a definition; `node` is its statement. */
export function measuresOf(cell: ParsedCell, node: ts.Node, calls: readonly Call[]): Measures {
  const counts: Counts = { statements: 0, branches: 0, asserts: 0, returnsValue: false, literals: new Set() };
  const pending: ts.Node[] = [node];
  for (let each = pending.pop(); each !== undefined; each = pending.pop()) {
    if (ts.isTypeNode(each) && !ts.isExpressionWithTypeArguments(each)) continue;
    count(cell, each, node, counts);
    const children: ts.Node[] = [];
    ts.forEachChild(each, (child) => {
      children.push(child);
    });
    pending.push(...children.toReversed());
  }
  const first = lineAt(cell.lines, node.getStart(cell.file));
  const last = lineAt(cell.lines, node.end);
  return {
    codeLines: codeLines(
      cell.text.slice(cell.lines.starts[first - 1] ?? 0, cell.lines.starts[last] ?? cell.text.length),
    ),
    shows: calls.filter(({ effect }) => effect === 'prints').length,
    statements: counts.statements,
    returnsValue: counts.returnsValue,
    literals: [...counts.literals],
    readsInput: calls.some(({ callee }) => callee !== null && READS_INPUT.test(callee)),
    branches: counts.branches,
    asserts: counts.asserts,
  };
}

const READS_INPUT = /^(prompt|confirm|Deno\.stdin\..*|process\.stdin\..*|node:readline\..*)$/;

function count(cell: ParsedCell, node: ts.Node, whole: ts.Node, counts: Counts): void {
  if (node !== whole && ts.isStatement(node) && !ts.isBlock(node) && !ts.isEmptyStatement(node))
    counts.statements += 1;
  if (isBranch(node)) counts.branches += 1;
  if (isAssert(node)) counts.asserts += 1;
  if (givesValue(node) && functionsAround(node, whole) === 1) counts.returnsValue = true;
  if (isShortArrow(node)) counts.statements += 1;
  const literal = ownLiteral(cell, node);
  if (literal !== null) counts.literals.add(literal);
}

function isShortArrow(node: ts.Node): boolean {
  return ts.isArrowFunction(node) && !ts.isBlock(node.body);
}

function givesValue(node: ts.Node): boolean {
  return (
    ((ts.isReturnStatement(node) || ts.isYieldExpression(node)) && node.expression !== undefined) ||
    isShortArrow(node)
  );
}

/** How many functions of a definition a node is in, itself counted: what a callback returns isn't what its function does. */
function functionsAround(node: ts.Node, whole: ts.Node): number {
  let functions = 0;
  for (let each = node; each !== whole.parent; each = each.parent)
    if (ts.isFunctionLike(each)) functions += 1;
  return functions;
}

function isBranch(node: ts.Node): boolean {
  return (
    ts.isIfStatement(node) ||
    ts.isIterationStatement(node, false) ||
    ts.isTryStatement(node) ||
    ts.isSwitchStatement(node) ||
    ts.isConditionalExpression(node)
  );
}

function isAssert(node: ts.Node): boolean {
  return ts.isCallExpression(node) && /^(console\.)?assert(\w+|\.\w+)*$/.test(node.expression.getText());
}

/** Numbers that stand in code of any kind. */
const COMMON_NUMBER =
  /^(\d{1,2}|100|1000|1024|255|256|360|180|3600|10+(_0+)*|0?\.[05]|[0-2]\.[05]?0*|0?\.[125]|1e-?\d+)n?$/;

/** A literal that looks like this data's own: a column's name, a path, a magic number. */
function ownLiteral(cell: ParsedCell, node: ts.Node): string | null {
  if (ts.isNumericLiteral(node) || ts.isBigIntLiteral(node)) {
    const text = sourceOf(cell, node);
    return COMMON_NUMBER.test(text) ? null : text;
  }
  if (ts.isElementAccessExpression(node)) {
    const key = bare(node.argumentExpression);
    return ts.isStringLiteralLike(key) && key.text.length > 1 ? sourceOf(cell, key) : null;
  }
  if (!ts.isStringLiteralLike(node)) return null;
  const isPath =
    /^[^\s{}<>]*[/\\][^\s{}<>]+$|^[^\s{}]+\.(csv|json|txt|xlsx?|parquet|png|jpg|h5|db|zip|sqlite)$/;
  return isPath.test(node.text) ? sourceOf(cell, node) : null;
}
