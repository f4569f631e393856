import type { TextEdit } from '../../../text/span.ts';
import type { SyntaxNode } from '../parser/node.ts';

/** Adds entries at the end of a bracketed list, after its last entry or comma, so that comments stay behind it. */
export function afterLast(list: SyntaxNode, entries: string): TextEdit {
  const inside = list.children.filter(({ type }) => type !== 'comment' && type !== 'line_continuation');
  const last = inside.at(-2);
  // Only brackets: the entries come right behind the opening one.
  if (last === undefined || last.type === '(') {
    const at = (inside[0] ?? list).end;
    return { start: at, end: at, text: entries };
  }
  const lead = last.type === ',' ? ' ' : ', ';
  return { start: last.end, end: last.end, text: `${lead}${entries}` };
}
