import type { Span } from '../../../text/span.ts';
import type { CellSpan } from '../../../notebook/notebook.ts';
import { sharedLines, type SharedLines } from '../../shared-lines.ts';
import { spanIn, type ParsedCell } from './cell.ts';

/** The whole lines of one statement. */
export interface Block {
  readonly block: CellSpan;
  readonly sharesLine: boolean;
}

/** Comments that are no remark on the code below them: cell markers, Colab forms, directives, shebangs, encodings. */
const NO_REMARK = /^#(?:\s*%%|\s*@(?:title|markdown|param)|\||!|\s*-\*-|.*coding[:=])/;

/**
 * The lines that belong to each of a cell's statements: their own and the comment lines directly above, at the same
 * indentation and without a blank line between. Statements that share a line share one block.
 */
export function blocksOf(cell: ParsedCell, statements: readonly Span[]): readonly Block[] {
  const groups = sharedLines(cell.lines, statements);
  const blocks = groups.map((group, index): Block => {
    const floor = groups[index - 1]?.last ?? 0;
    const ceiling = groups[index + 1]?.first ?? cell.lines.starts.length + 1;
    const span = {
      start: cell.lines.starts[firstCommentLine(cell, group.first, floor) - 1] ?? 0,
      end: cell.lines.starts[lastCommentLine(cell, group, ceiling)] ?? cell.cell.source.length,
    };
    return { block: spanIn(cell, span), sharesLine: group.count > 1 };
  });
  return groups.flatMap(({ count }, index) =>
    blocks.slice(index, index + 1).flatMap((block) => Array.from({ length: count }, () => block)),
  );
}

function lineText(cell: ParsedCell, line: number): string {
  return cell.cell.source.slice(
    cell.lines.starts[line - 1] ?? 0,
    cell.lines.starts[line] ?? cell.cell.source.length,
  );
}

function indentOf(text: string): string {
  return /^[ \t]*/.exec(text)?.[0] ?? '';
}

/** Goes up while lines are comments; a line above `floor` belongs to another statement. */
function firstCommentLine(cell: ParsedCell, first: number, floor: number): number {
  const indent = indentOf(lineText(cell, first));
  let line = first;
  while (line - 1 > floor) {
    const above = lineText(cell, line - 1);
    const text = above.trim();
    if (!text.startsWith('#') || indentOf(above) !== indent || NO_REMARK.test(text)) break;
    line -= 1;
  }
  return line;
}

/** Goes down over comment lines that are indented deeper: they end the body above. */
function lastCommentLine(cell: ParsedCell, group: SharedLines, ceiling: number): number {
  const indent = indentOf(lineText(cell, group.first)).length;
  let line = group.last;
  while (line + 1 < ceiling) {
    const below = lineText(cell, line + 1);
    if (!below.trim().startsWith('#') || indentOf(below).length <= indent) break;
    line += 1;
  }
  return line;
}
