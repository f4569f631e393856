/** Control characters but line breaks and tabs, and those that change the direction of writing. */
const STEERING =
  // eslint-disable-next-line no-control-regex -- exactly these are meant
  /(?!\r\n)[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** A text without characters that steer a terminal or hide what stands there: they become escapes, as JSON has them. */
export function printable(text: string): string {
  return text.replace(STEERING, escaped);
}

/** A file's name or path in one line. */
export function printablePath(path: string): string {
  return printable(path).replace(/[\n\t]/g, escaped);
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
