/** How a string literal's prefix makes its text mean. */
export interface StringPrefix {
  readonly raw: boolean;
  readonly bytes: boolean;
  /** f: braces hold expressions; t: the same, as a template (PEP 750). */
  readonly format: 'f' | 't' | null;
}

/** Reads the opening of a string literal: `rb"""`. `u` means nothing. */
export function stringPrefix(opening: string): StringPrefix {
  const letters = opening.toLowerCase();
  return {
    raw: letters.includes('r'),
    bytes: letters.includes('b'),
    format: letters.includes('f') ? 'f' : letters.includes('t') ? 't' : null,
  };
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\n': '',
};

const ESCAPE = /\\(?:([0-7]{1,3})|x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|N\{([^}]*)\}|([^]))/g;

/**
 * The value of a literal's text, written so that equal values are equal texts and others aren't. What a JavaScript string can't
 * tell apart or hold becomes a marker of its own: lone surrogates, and characters by name.
 */
export function literalValue(source: string, prefix: StringPrefix): string {
  const text = source.replace(/\r\n?/g, '\n');
  if (prefix.raw) return quoted(text);
  let value = '';
  let at = 0;
  for (const match of text.matchAll(ESCAPE)) {
    value += quoted(text.slice(at, match.index)) + escapeValue(match, prefix.bytes);
    at = match.index + match[0].length;
  }
  return value + quoted(text.slice(at));
}

function escapeValue(match: RegExpExecArray, bytes: boolean): string {
  const [whole, octal, hex, short, long, name, other] = match;
  if (octal !== undefined) return character(parseInt(octal, 8), bytes);
  if (hex !== undefined) return character(parseInt(hex, 16), bytes);
  if (other !== undefined) return quoted(ESCAPES[other] ?? whole);
  // In bytes only the escapes above mean anything.
  if (bytes) return quoted(whole);
  if (name !== undefined) return `\u0001N${name.toUpperCase()}\u0001`;
  return character(parseInt(short ?? long ?? '', 16), bytes);
}

function character(code: number, bytes: boolean): string {
  if (bytes) return quoted(String.fromCharCode(code & 0xff));
  const isSurrogate = code >= 0xd800 && code <= 0xdfff;
  if (isSurrogate || code > 0x10ffff) return `\u0001S${code.toString(16)}\u0001`;
  return quoted(String.fromCodePoint(code));
}

/** Leaves U+0001 to the markers. */
function quoted(text: string): string {
  return text.replaceAll('\u0001', '\u0001\u0001');
}

/** The value of a number as text: `0XFF` and `255` are equal, as are `1E5` and `100000.0`. */
export function numberValue(source: string): string {
  const text = source.replaceAll('_', '').toLowerCase();
  if (text.endsWith('j')) return `${floatValue(text.slice(0, -1))}j`;
  if (/^0[xob][0-9a-f]+$/.test(text) || /^[0-9]+$/.test(text)) return BigInt(text).toString();
  return /^[0-9.e+-]+$/.test(text) ? floatValue(text) : text;
}

/** Always with a mark of the float: 1.0 is not 1. */
function floatValue(text: string): string {
  return `float ${Number(text)}`;
}
