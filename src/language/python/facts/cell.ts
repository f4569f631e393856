import type { LineIndex } from '../../../text/lines.ts';
import type { Span } from '../../../text/span.ts';
import type { Cell, CellSpan } from '../../../notebook/notebook.ts';
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
}

/** A node's place in the notebook. */
export function spanIn(cell: ParsedCell, span: Span): CellSpan {
  return { cell: cell.cell.index, start: span.start, end: span.end };
}

/** The source of a span, IPython syntax included. */
export function sourceOf(cell: ParsedCell, span: Span): string {
  return cell.cell.source.slice(span.start, span.end);
}

/** Where the code of a node ends: before the comments that the grammar puts at the end of a block. */
export function codeEnd(node: SyntaxNode): number {
  let current = node;
  for (;;) {
    const last = current.children.findLast(
      (child) => child.type !== 'comment' && child.type !== ';' && child.end > child.start,
    );
    if (
      last === undefined ||
      (current.named && current.children.at(-1) === last && last.end === current.end && !last.named)
    ) {
      return current.end;
    }
    current = last;
  }
}

/** Whether what stands at an offset runs with its statement, or later. */
export function timeAt(cell: ParsedCell, offset: number): 'definition' | 'call' {
  return cell.names.isLate(offset) ? 'call' : 'definition';
}
