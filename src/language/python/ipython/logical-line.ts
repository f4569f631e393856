/** One logical line as Python's tokenizer groups them: brackets, triple quotes and `\` join physical lines. */
export interface LogicalLine {
  /** Offset of the line break that ends it, or the text's length. */
  readonly end: number;
  /** Offset of its last token that is no comment, -1 when there is none. */
  readonly last: number;
  /** A comment follows the last token. */
  readonly commented: boolean;
  /** Offset of the `%` or `!` that directly follows the first `=` outside of brackets, else -1. */
  readonly assigned: number;
  /** Every bracket and string is closed. */
  readonly closed: boolean;
  /** A bracket is left open: Python goes on in the next line. */
  readonly openBracket: boolean;
  /** A triple quote is left open: the tokenizer never gets to the end of the line. */
  readonly openString: boolean;
}

/** Scans from the first token of a logical line. */
export function scanLogicalLine(text: string, from: number, limit = text.length): LogicalLine {
  let depth = 0;
  let last = -1;
  let commented = false;
  let assigned: number | null = null;
  let closed = true;
  let openString = false;
  let at = from;
  while (at < limit) {
    const char = text.charAt(at);
    if (char === '\n') {
      if (depth === 0) break;
      at += 1;
    } else if (char === '\\') {
      const next = lineBreakAfter(text, at + 1);
      if (next < 0) last = at;
      at = next < 0 ? at + 1 : next;
    } else if (char === '#') {
      at = endOfLine(text, at);
      commented = true;
    } else if (char === '"' || char === "'") {
      const end = endOfString(text, at, limit);
      if (end < 0) closed = false;
      if (end < 0 && text.startsWith(char.repeat(3), at)) openString = true;
      at = end < 0 ? -end : end;
      last = at - 1;
      commented = false;
    } else {
      if (!/\s/.test(char)) {
        last = at;
        commented = false;
      }
      if ('([{'.includes(char)) depth += 1;
      else if (')]}'.includes(char)) depth = Math.max(0, depth - 1);
      else if (char === '=' && depth === 0) {
        if (isPlainAssign(text, at)) assigned ??= escapeAfter(text, at + 1);
        else if (text.charAt(at + 1) === '=') at += 1;
      }
      at += 1;
    }
  }
  return {
    end: Math.min(at, limit),
    last,
    commented,
    assigned: assigned ?? -1,
    closed: closed && depth === 0,
    openBracket: depth > 0,
    openString,
  };
}

/** The end (a line break or the text's end) of the physical line at an offset. */
export function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

/** The end of the physical line at an offset and of those that `\` at the line end joins to it. */
export function endOfContinuedLine(text: string, at: number): number {
  let end = endOfLine(text, at);
  while (end < text.length && text.charAt(end - 1) === '\\') end = endOfLine(text, end + 1);
  return end;
}

/** The starts of the lines that begin within a string, from an offset on. */
export function linesInStrings(text: string, from: number): ReadonlySet<number> {
  const starts = new Set<number>();
  let at = from;
  while (at < text.length) {
    const char = text.charAt(at);
    if (char === '#') at = endOfLine(text, at);
    if (char !== '"' && char !== "'") {
      at += 1;
      continue;
    }
    const end = Math.abs(endOfString(text, at, text.length));
    for (let line = text.indexOf('\n', at) + 1; line > 0 && line < end; line = text.indexOf('\n', line) + 1) {
      starts.add(line);
    }
    at = end;
  }
  return starts;
}

/** The offset after a string's closing quote; negated where it isn't closed: then where the tokenizer goes on. */
function endOfString(text: string, start: number, limit: number): number {
  const char = text.charAt(start);
  const quote = text.startsWith(char.repeat(3), start) ? char.repeat(3) : char;
  let at = start + quote.length;
  while (at < limit) {
    if (text.startsWith(quote, at)) return at + quote.length;
    if (quote.length === 1 && text.charAt(at) === '\n') return -at;
    // A backslash takes the next character along, a line break too.
    at += text.charAt(at) === '\\' ? (text.startsWith('\r\n', at + 1) ? 3 : 2) : 1;
  }
  return -limit;
}

function isPlainAssign(text: string, at: number): boolean {
  return text.charAt(at + 1) !== '=' && !/[=!<>:+\-*/%&|^@~]/.test(text.charAt(at - 1));
}

/** The offset of a `%name` or `!` that directly follows, else -1. */
function escapeAfter(text: string, from: number): number {
  let at = from;
  for (;;) {
    while (/[ \t\f]/.test(text.charAt(at))) at += 1;
    const next = text.charAt(at) === '\\' ? lineBreakAfter(text, at + 1) : -1;
    if (next < 0) break;
    at = next;
  }
  const rest = text.slice(at, endOfLine(text, at));
  return /^%[ \t]*[\p{L}_]/u.test(rest) || /^!(?!=)/.test(rest) ? at : -1;
}

function lineBreakAfter(text: string, at: number): number {
  if (text.charAt(at) === '\n') return at + 1;
  return text.startsWith('\r\n', at) ? at + 2 : -1;
}
