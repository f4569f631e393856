import type { Span } from '../../../text/span.ts';
import type { Statement } from '../../../program/program.ts';
import type { Magic } from '../ipython/magic.ts';
import type { SyntaxNode } from '../parser/node.ts';
import { baseOf } from '../../cell-facts.ts';
import { blocksOf } from './block.ts';
import { spanIn } from './cell.ts';
import { magicStatement, scanned } from './magic-statements.ts';
import type { ReadCell } from './parse-cells.ts';
import { statementOf, type StatementContext } from './statements.ts';

/** One top-level statement to be: Python, or IPython's. */
type Item =
  | { readonly kind: 'node'; readonly node: SyntaxNode; readonly span: Span }
  | { readonly kind: 'magic'; readonly magic: Magic; readonly span: Span };

/** The statements of one cell, in order. */
export function cellStatements(context: StatementContext, read: ReadCell): readonly Statement[] {
  if (read.problem !== null) return [unparsableCell(context, read)];
  const items = itemsOf(read);
  const shows = showsLast(read);
  const statements = items.map((item, index): Statement => {
    const displayed = shows && index === items.length - 1;
    return item.kind === 'node'
      ? statementOf(context, item.node, { displayed })
      : magicStatement(context.facts, item.magic, {
          runs: context.runs.get(item.magic) ?? null,
          exportsOf: context.beside.exportsOf,
          span: item.span,
          isExpression: runsExpression(read, item),
          displayed,
        });
  });
  const blocks = blocksOf(
    read.parsed,
    statements.map(({ at }) => at),
  );
  return statements.map((statement, index) => ({ ...statement, ...blocks[index] }));
}

function unparsableCell({ facts }: StatementContext, { parsed }: ReadCell): Statement {
  const span = { start: 0, end: parsed.cell.source.length };
  return {
    ...baseOf(facts, spanIn(parsed, span)),
    ...scanned(facts, span),
    kind: 'opaque',
    text: parsed.cell.source,
  };
}

function itemsOf({ parsed }: ReadCell): readonly Item[] {
  const nodes = parsed.root.children.filter(({ named, type }) => named && type !== 'comment');
  const whole = topLevel(parsed.magics, nodes).map((magic): Item => ({
    kind: 'magic',
    magic,
    span: statementSpan(parsed.cell.source, magic, nodes),
  }));
  const rest = nodes
    .filter((node) => !whole.some(({ span }) => node.start < span.end && node.end > span.start))
    .map((node): Item => ({ kind: 'node', node, span: node }));
  return [...whole, ...rest].sort((a, b) => a.span.start - b.span.start);
}

/** Magics of a cell that are no statements of their own: under an `if`, in a function, in another magic's code. */
export function nestedMagics({ parsed }: ReadCell): readonly Magic[] {
  const alone = new Set(topLevel(parsed.magics, parsed.root.children));
  return parsed.magics.filter((magic) => !alone.has(magic));
}

/** Magics that stand neither in a compound statement nor in another magic's code. */
function topLevel(magics: readonly Magic[], nodes: readonly SyntaxNode[]): readonly Magic[] {
  let covered = 0;
  return magics.filter((magic) => {
    if (!standsAlone(magic, nodes) || magic.span.start < covered) return false;
    if (!isSplit(magic)) covered = magic.span.end;
    return true;
  });
}

/** Whether a magic stands in none of a cell's compound statements and definitions. */
function standsAlone({ span }: Magic, nodes: readonly SyntaxNode[]): boolean {
  return !nodes.some(({ type, start, end }) => start < span.start && span.start < end && COMPOUND.test(type));
}

const COMPOUND = /^(if|for|while|try|with|match)_statement$|_definition$/;

/** A `%%time` cell is its first line and the statements below, which run in the notebook's namespace. */
function isSplit(magic: Magic): boolean {
  return magic.kind === 'cell-magic' && magic.scope === 'notebook';
}

function statementSpan(source: string, magic: Magic, nodes: readonly SyntaxNode[]): Span {
  const { start, end } = magic.span;
  if (isSplit(magic)) {
    const lineEnd = source.indexOf('\n', start);
    return { start, end: lineEnd < 0 ? end : lineEnd };
  }
  // `x = !ls`: the assignment around it.
  const around = nodes.find((node) => node.start < start && node.end >= start);
  const trimmed = start + source.slice(start, end).trimEnd().length;
  return around === undefined
    ? { start, end: trimmed }
    : { start: around.start, end: Math.max(trimmed, around.end) };
}

/** `%time f(1)` gives the value of `f(1)`; `%timeit` gives none, and `%%time` leaves it to the statements below. */
function runsExpression({ parsed }: ReadCell, { magic, span }: { magic: Magic; span: Span }): boolean {
  if (magic.scope !== 'notebook' || isSplit(magic)) return false;
  const last = parsed.root.children.findLast(
    (node) => node.named && node.start >= span.start && node.end <= span.end,
  );
  return (
    last?.type === 'expression_statement' && !last.children.some(({ type }) => type.endsWith('assignment'))
  );
}

/** IPython shows the last expression unless a semicolon ends the cell. */
function showsLast({ parsed }: ReadCell): boolean {
  if (parsed.magics.some(({ kind, name }) => kind === 'cell-magic' && name === 'capture')) return false;
  const last = parsed.root.children.findLast(({ type }) => type !== 'comment');
  return last?.type !== ';';
}
