import type { Span } from './span.ts';

/** Offsets (UTF-16) at which the lines of a text start; lines end at `\n`. */
export interface LineIndex {
  readonly starts: readonly number[];
  readonly length: number;
}

/** Indexes the lines of a text. */
export function lineIndex(text: string): LineIndex {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return { starts, length: text.length };
}

/** The 1-based line on which an offset lies. */
export function lineAt(index: LineIndex, offset: number): number {
  let low = 0;
  let high = index.starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((index.starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low + 1;
}

/** The span of a 1-based line with its line break. */
export function lineSpan(index: LineIndex, line: number): Span {
  const start = index.starts[line - 1] ?? index.length;
  return { start, end: index.starts[line] ?? index.length };
}
