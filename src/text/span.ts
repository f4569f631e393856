/** A half-open range of UTF-16 code units in one text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Replaces the text of `span`; an empty span inserts. */
export interface TextEdit extends Span {
  readonly text: string;
}

/**
 * Applies edits to a text. Edits may come in any order and must not overlap; insertions at one
 * place keep the order they were given in.
 * @throws RangeError when two edits overlap or one lies outside the text.
 */
export function applyEdits(original: string, edits: readonly TextEdit[]): string {
  const sorted = edits
    .map((edit, order) => ({ edit, order }))
    .sort((a, b) => a.edit.start - b.edit.start || a.edit.end - b.edit.end || a.order - b.order);
  const parts: string[] = [];
  let position = 0;
  for (const { edit } of sorted) {
    if (edit.start < position || edit.end < edit.start || edit.end > original.length) {
      throw new RangeError(`edit ${String(edit.start)}..${String(edit.end)} overlaps or is outside`);
    }
    parts.push(original.slice(position, edit.start), edit.text);
    position = edit.end;
  }
  parts.push(original.slice(position));
  return parts.join('');
}

/** Where an offset of a text lies after edits that insert or remove beside it. */
export function moved(offset: number, edits: readonly TextEdit[]): number {
  return edits
    .filter(({ end }) => end <= offset)
    .reduce((sum, { start, end, text }) => sum + text.length - (end - start), offset);
}
