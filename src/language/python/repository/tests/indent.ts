/** A string literal (also an f-string's outside), or a comment: what a line break may stand in. */
const STRINGS_AND_COMMENTS =
  /"""(?:\\[\s\S]|(?!""")[^\\])*"""|'''(?:\\[\s\S]|(?!''')[^\\])*'''|"(?:\\[\s\S]|[^"\\\n])*"|'(?:\\[\s\S]|[^'\\\n])*'|#[^\n]*/g;

/**
 * Moves Python statements one level in. Lines that begin inside a string stay, since a blank there would be part of
 * the string's value; Python does not mind.
 */
export function indentStatements(text: string): string {
  const insideString = new Set<number>();
  for (const match of text.matchAll(STRINGS_AND_COMMENTS)) {
    for (let at = match[0].indexOf('\n'); at >= 0; at = match[0].indexOf('\n', at + 1)) {
      insideString.add(match.index + at + 1);
    }
  }
  return text.replace(/^(?=[^\r\n])/gm, (_, offset: number) => (insideString.has(offset) ? '' : '    '));
}
