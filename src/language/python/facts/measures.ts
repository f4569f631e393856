import type { Call, Measures } from '../../../program/program.ts';
import { lineAt } from '../../../text/lines.ts';
import type { Span } from '../../../text/span.ts';
import { childByField, namedChildren } from '../parser/index.ts';
import type { SyntaxNode } from '../parser/node.ts';
import type { ParsedCell } from './cell.ts';
import { docstringOf, literalString } from './literals.ts';

/** Methods that draw, on whatever object: axes, figures, data frames. */
export const DRAWING: ReadonlySet<string> = new Set([
  'plot', 'show', 'scatter', 'hist', 'imshow', 'bar', 'barh', 'boxplot', 'contour', 'contourf', 'legend', 'set_title',
  'set_xlabel', 'set_ylabel', 'axhline', 'axvline', 'annotate', 'plot_surface', 'fill_between', 'pcolormesh', 'errorbar',
]); // prettier-ignore

const BRANCHES: ReadonlySet<string> = new Set([
  'if_statement', 'elif_clause', 'for_statement', 'while_statement', 'try_statement', 'match_statement',
  'conditional_expression',
]); // prettier-ignore

interface Counts {
  statements: number;
  branches: number;
  asserts: number;
  returnsValue: boolean;
  readonly literals: Set<string>;
}

/** Counts over the code of a definition. `core` is its `def`, `class` or assignment, without decorators. */
export function measuresOf(
  cell: ParsedCell,
  { core, span }: { readonly core: SyntaxNode; readonly span: Span },
  calls: readonly Call[],
): Measures {
  const counts: Counts = { statements: 0, branches: 0, asserts: 0, returnsValue: false, literals: new Set() };
  const body = childByField(core, 'body');
  count(cell, body ?? core, counts);
  const doc = docstringOf(body, cell.text);
  return {
    codeLines: codeLinesIn(cell, span),
    shows: calls.filter(showsSomething).length,
    statements: counts.statements - (doc === null ? 0 : 1),
    returnsValue: counts.returnsValue,
    literals: [...counts.literals],
    readsInput: calls.some(({ callee }) => callee === 'input' || callee?.startsWith('sys.stdin.') === true),
    branches: counts.branches,
    asserts: counts.asserts,
  };
}

function showsSomething({ callee, effect }: Call): boolean {
  if (effect === 'prints') return true;
  return callee !== null && callee.includes('.') && DRAWING.has(callee.slice(callee.lastIndexOf('.') + 1));
}

function count(cell: ParsedCell, root: SyntaxNode, counts: Counts): void {
  const pending = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.type.endsWith('_statement') || node.type.endsWith('_definition')) {
      if (node.type !== 'decorated_definition') counts.statements += 1;
    }
    if (BRANCHES.has(node.type)) counts.branches += 1;
    if (node.type === 'assert_statement') counts.asserts += 1;
    if ((node.type === 'return_statement' || node.type === 'yield') && namedChildren(node).length > 0) {
      counts.returnsValue = true;
    }
    const literal = ownLiteral(cell, node);
    if (literal !== null) counts.literals.add(literal);
    for (const child of node.children.toReversed()) if (child.named) pending.push(child);
  }
}

/** Numbers that stand in code of any kind. */
const COMMON_NUMBER =
  /^(\d{1,2}|100|1000|1024|255|256|360|180|3600|10+(_0+)*|0?\.[05]|[0-2]\.[05]?0*|0?\.[125]|1e-?\d+)$/;

/** A literal that looks like this data's own: a column name, a path, a magic number. */
function ownLiteral(cell: ParsedCell, node: SyntaxNode): string | null {
  const text = cell.text.slice(node.start, node.end);
  if (node.type === 'integer' || node.type === 'float') return COMMON_NUMBER.test(text) ? null : text;
  if (node.type === 'subscript') {
    const key = childByField(node, 'subscript');
    const value = key === null ? null : literalString(key, cell.text);
    return value !== null && value.length > 1 && key !== null ? cell.text.slice(key.start, key.end) : null;
  }
  if (node.type !== 'string') return null;
  const value = literalString(node, cell.text);
  return value !== null &&
    /^[^\s{}<>]*[/\\][^\s{}<>]+$|^[^\s{}]+\.(csv|json|txt|xlsx?|parquet|pkl|png|jpg|h5|db|zip)$/.test(value)
    ? text
    : null;
}

/** Lines with code on them: not blank, not a comment alone. */
export function codeLinesIn(cell: ParsedCell, node: Span): number {
  const first = lineAt(cell.lines, node.start);
  const last = lineAt(cell.lines, Math.max(node.start, node.end - 1));
  let lines = 0;
  for (let line = first; line <= last; line += 1) {
    const start = cell.lines.starts[line - 1] ?? 0;
    const text = cell.cell.source.slice(start, cell.lines.starts[line] ?? cell.cell.source.length).trim();
    if (text !== '' && !text.startsWith('#')) lines += 1;
  }
  return lines;
}
