import type { LineIndex } from '../../../text/lines.ts';
import type { Span } from '../../../text/span.ts';
import type { Cell, CellSpan } from '../../../notebook/notebook.ts';
import type { Magic } from '../ipython/magic.ts';
import type { SyntaxNode } from '../parser/node.ts';
import type { CellNames } from '../scopes/scope.ts';

/** A code cell, parsed and with its names resolved. */
export interface ParsedCell {
  readonly cell: Cell;
  /** The source with IPython syntax neutralised, of equal length. */
  readonly text: string;
  readonly lines: LineIndex;
  readonly root: SyntaxNode;
  readonly names: CellNames;
  readonly magics: readonly Magic[];
}

/** A node's place in the notebook. */
export function spanIn(cell: ParsedCell, span: Span): CellSpan {
  return { cell: cell.cell.index, start: span.start, end: span.end };
}

/** The source of a span, IPython syntax included. */
export function sourceOf(cell: ParsedCell, span: Span): string {
  return cell.cell.source.slice(span.start, span.end);
}

/** A node's code: without the comments that the grammar puts at the end of a block, with all of a magic at its end. */
export function codeSpan(cell: ParsedCell, node: SyntaxNode): Span {
  const end = codeEnd(node);
  const magic = cell.magics.findLast(({ span }) => span.start >= node.start && span.start < end);
  return { start: node.start, end: Math.max(end, magic === undefined ? 0 : trimmedEnd(cell, magic.span)) };
}

function trimmedEnd(cell: ParsedCell, span: Span): number {
  return span.start + sourceOf(cell, span).trimEnd().length;
}

function codeEnd(node: SyntaxNode): number {
  let current = node;
  for (;;) {
    const last = current.children.findLast(
      ({ type, start, end }) => type !== 'comment' && type !== ';' && end > start,
    );
    if (last === undefined) return current.end;
    // Only blocks end in comments; a token at the end is the end.
    if (!last.named) return last.end;
    current = last;
  }
}

/** Whether what stands at an offset runs with its statement, or later. */
export function timeAt(cell: ParsedCell, offset: number): 'definition' | 'call' {
  return cell.names.isLate(offset) ? 'call' : 'definition';
}
