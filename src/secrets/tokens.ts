/** A string literal or a comment in Python source. */
export interface Token {
  readonly kind: 'string' | 'comment';
  readonly start: number;
  readonly end: number;
  /** A string's contents without quotes and prefix, escapes as written; a comment without its `#`. */
  readonly text: string;
  /** Where `text` starts in the source. */
  readonly textStart: number;
}

const TOKEN =
  /#([^\n]*)|(?:\b[rRbBuUfFtT]{1,2})?(?:("""|''')((?:[^\\"']+|\\[^]|(?!\2)["'])*)(?:\2|$)|"((?:[^"\\\n]+|\\[^])*)"?|'((?:[^'\\\n]+|\\[^])*)'?)/g;

/** The strings and comments of Python source. Anything is accepted: cells with magics, broken cells and prose give some. */
export function readTokens(source: string): readonly Token[] {
  return [...source.matchAll(TOKEN)].map((match) => {
    const [whole, comment, quote = '"', long, double, single] = match;
    const { index: start } = match;
    const end = start + whole.length;
    if (comment !== undefined) return { kind: 'comment', start, end, text: comment, textStart: start + 1 };
    const textStart = start + whole.search(/["']/) + quote.length;
    return { kind: 'string', start, end, text: long ?? double ?? single ?? '', textStart };
  });
}
