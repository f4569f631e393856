import { neutralize } from '../../../../src/language/python/ipython/index.ts';
import { lineAt, lineIndex } from '../../../../src/text/lines.ts';

/** The 0-based lines that a cell's magics cover. */
export function coveredLines(source: string): number[] {
  const index = lineIndex(source);
  const covered = neutralize(source)
    .magics.filter((magic) => magic.kind !== 'automagic')
    .flatMap(({ span }) => {
      const first = lineAt(index, span.start);
      // A span ends before a line break, or with the cell.
      const last = lineAt(index, span.end === source.length ? Math.max(span.start, span.end - 1) : span.end);
      return Array.from({ length: last - first + 1 }, (_, line) => first - 1 + line);
    });
  return [...new Set(covered)].sort((a, b) => a - b);
}
