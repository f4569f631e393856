import { applyEdits, type Span, type TextEdit } from '../../text/span.ts';

/** Lines of a cell that go, and the import lines that come in their place. */
export interface LineEdit {
  /** Whole lines, line breaks included. */
  readonly lines: Span;
  /** Without line breaks; empty: the lines just go. */
  readonly imports: readonly string[];
}

/** The line break of a cell; where it has one line only, that of the first of `others` with more. */
export function lineBreakOf(source: string, others: readonly string[]): '\n' | '\r\n' {
  const long = [source, ...others].find((each) => each.includes('\n'));
  return long?.includes('\r\n') ? '\r\n' : '\n';
}

/** The source of a cell after line edits, without the gaps that they would leave. */
export function composeCell(source: string, edits: readonly LineEdit[]): string {
  const lineBreak = lineBreakOf(source, []);
  const textEdits = edits.map((edit): TextEdit => {
    const { start, end } = edit.lines;
    if (edit.imports.length === 0) return { start, end: endOfGap(source, edit.lines), text: '' };
    const closed = start === end || source.slice(start, end).endsWith('\n');
    return { start, end, text: edit.imports.join(lineBreak) + (closed ? lineBreak : '') };
  });
  const composed = applyEdits(source, textEdits);
  const last = edits.some((edit) => edit.lines.end === source.length && edit.imports.length === 0);
  return last ? composed.replace(/(\r?\n[ \t]*)+$/, '') : composed;
}

/** Blank lines after removed lines go too, where there are blank lines, or nothing, before them. */
function endOfGap(source: string, { start, end }: Span): number {
  const before = source.slice(0, start);
  if (!/(^|\n)[ \t]*\r?\n?$/.test(before) || !/(^|\n[ \t]*\r?\n)$/.test(before)) return end;
  const gap = /^([ \t]*\r?\n)*/.exec(source.slice(end));
  return end + (gap?.[0].length ?? 0);
}
