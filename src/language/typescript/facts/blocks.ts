import ts from 'typescript';
import type { CellSpan } from '../../../notebook/notebook.ts';
import { lineAt } from '../../../text/lines.ts';
import type { Span } from '../../../text/span.ts';
import { sharedLines } from '../../shared-lines.ts';
import { spanIn } from '../cells/index.ts';
import type { ParsedCell } from '../cells/cell.ts';
import type { Unit } from '../cells/units.ts';

/** The whole lines of one statement. */
export interface Block {
  readonly block: CellSpan;
  readonly sharesLine: boolean;
}

/** Comments that are no remark on the code below them: cell markers, regions, what is told to compilers about a whole file. */
const NO_REMARK =
  /^(?:\/\/\s*%%|\/\/\/\s*<|\/\/\s*#(?:end)?region|\/\/\s*@ts-(?:no)?check|\/\*+\s*@jsx|\/[/*]+\s*(?:deno-lint-ignore-file|eslint-(?:en|dis)able\b(?!-)))/;

/**
 * The lines that belong to each of a cell's units: their own, and the comments directly above, without a blank line
 * between. Units that share a line share one block.
 */
export function blocksOf(cell: ParsedCell, units: readonly Unit[]): readonly Block[] {
  const spans = units.map(({ nodes }) => ({
    start: nodes[0].getStart(cell.file),
    end: endWithComments(cell, nodes.at(-1) ?? nodes[0]),
  }));
  const groups = sharedLines(cell.lines, spans);
  return groups.flatMap((group, index) => {
    const floor = groups[index - 1]?.last ?? 0;
    const node = units[group.from]?.nodes[0];
    const first = node === undefined ? group.first : firstLine(cell, node, floor);
    const span = {
      start: cell.lines.starts[first - 1] ?? 0,
      end: cell.lines.starts[group.last] ?? cell.cell.source.length,
    };
    const block: Block = { block: spanIn(cell, span), sharesLine: group.count > 1 };
    return Array.from({ length: group.count }, () => block);
  });
}

/** A comment that begins on a statement's last line may end further down. */
function endWithComments({ text }: ParsedCell, node: ts.Node): number {
  return ts.getTrailingCommentRanges(text, node.end)?.at(-1)?.end ?? node.end;
}

/** The line on which the remarks on a statement begin, below `floor`, which belongs to another. */
function firstLine(cell: ParsedCell, node: ts.Node, floor: number): number {
  let line = lineAt(cell.lines, node.getStart(cell.file));
  for (const { start } of remarksAbove(cell, node)) {
    const first = lineAt(cell.lines, start);
    if (first <= floor) break;
    line = first;
  }
  return line;
}

/** The comments directly above a node, from the nearest up; a blank line, or code beside one, ends them. */
export function remarksAbove({ text, lines, file }: ParsedCell, node: ts.Node): readonly Span[] {
  const found: Span[] = [];
  let below = node.getStart(file);
  for (const { pos, end } of ts.getLeadingCommentRanges(text, node.pos)?.toReversed() ?? []) {
    const lineStart = lines.starts[lineAt(lines, pos) - 1] ?? 0;
    const isApart = /\n[ \t\r]*\n/.test(text.slice(end, below)) || text.slice(lineStart, pos).trim() !== '';
    if (isApart || NO_REMARK.test(text.slice(pos, end))) break;
    found.push({ start: pos, end });
    below = pos;
  }
  return found;
}
