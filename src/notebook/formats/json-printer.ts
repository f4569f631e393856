import type { ListStyle } from './ipynb-style.ts';

/** How a file writes characters beyond ASCII: as they are, or as `\uXXXX` in lower- or upper-case digits. */
export type EscapeStyle = 'raw' | 'lower' | 'upper';

/** The escape style of a JSON file: escapes where it holds some and no character beyond ASCII (byte-order mark left out). */
export function escapeStyleOf(text: string): EscapeStyle {
  const escape = /\\u(?!00[01])([0-9a-fA-F]{4})/.exec(text);
  // eslint-disable-next-line no-control-regex -- the range is ASCII
  if (!escape || /[^\x00-\x7f\ufeff]/.test(text)) return 'raw';
  const letters = /\\u(?!00[01])[0-9a-f]{0,3}([A-F])/.exec(text);
  return letters ? 'upper' : 'lower';
}

/** A JSON string literal. Lone surrogates are escaped in every style, as no UTF-8 file can hold them. */
export function printString(value: string, style: EscapeStyle): string {
  const literal = JSON.stringify(value);
  if (style === 'raw') return literal;
  return literal.replace(/[^\x20-\x7e]/g, (character) => {
    const digits = character.charCodeAt(0).toString(16).padStart(4, '0');
    return `\\u${style === 'upper' ? digits.toUpperCase() : digits}`;
  });
}

/** A list or object with the given white space; nothing stands in an empty one. */
export function printList(open: string, parts: readonly string[], style: ListStyle, close: string): string {
  if (parts.length === 0) return open + close;
  return open + style.first + parts.join(`,${style.between}`) + style.last + close;
}
