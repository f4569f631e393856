import type ts from 'typescript';
import type { ParsedCell } from '../cells/cell.ts';
import { remarksAbove } from './blocks.ts';

/** The text of the documentation comment directly above a node, without its stars; null where there is none. */
export function docOf(cell: ParsedCell, node: ts.Node): string | null {
  const comments = remarksAbove(cell, node).map(({ start, end }) => cell.text.slice(start, end));
  const comment = comments.find((text) => /^\/\*\*(?!\/)/.test(text));
  if (comment === undefined) return null;
  return comment
    .slice('/**'.length, -'*/'.length)
    .split(/\r?\n/)
    .map((line, index) => (index === 0 ? line : line.replace(/^\s*\* ?/, '')).trimEnd())
    .join('\n')
    .trim();
}
