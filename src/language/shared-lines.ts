import { lineAt, type LineIndex } from '../text/lines.ts';
import type { Span } from '../text/span.ts';

/** Statements that stand on the same lines. */
export interface SharedLines {
  /** 1-based. */
  readonly first: number;
  readonly last: number;
  /** Index of the first of the statements. */
  readonly from: number;
  readonly count: number;
}

/** Groups statements, in the order of the source, that share a line with the one before. */
export function sharedLines(lines: LineIndex, statements: readonly Span[]): readonly SharedLines[] {
  const groups: SharedLines[] = [];
  statements.forEach(({ start, end }, index) => {
    const [first, last] = [lineAt(lines, start), lineAt(lines, Math.max(start, end - 1))];
    const open = groups.at(-1);
    if (open !== undefined && first <= open.last) {
      groups[groups.length - 1] = { ...open, last: Math.max(open.last, last), count: open.count + 1 };
    } else groups.push({ first, last, from: index, count: 1 });
  });
  return groups;
}
