import type { Span } from '../../text/span.ts';

/** A member of a JSON object: its name decoded, and where its value lies. */
export interface JsonMember {
  readonly name: string;
  readonly value: Span;
}

const quote = 0x22;
const backslash = 0x5c;

/** The offset of the first character at or after `at` that isn't JSON white space. */
export function skipSpace(text: string, at: number): number {
  let position = at;
  for (;;) {
    const code = text.charCodeAt(position);
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return position;
    position += 1;
  }
}

/** The offset after the string that starts with the quote at `at`; the text's length + 1 where it doesn't end. */
export function stringEnd(text: string, at: number): number {
  for (let end = text.indexOf('"', at + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text.charCodeAt(end - 1 - slashes) === backslash) slashes += 1;
    if (slashes % 2 === 0) return end + 1;
  }
  return text.length + 1;
}

/**
 * The offset after the value that starts at `at`. The text must be valid JSON but for NaN and the infinities;
 * nesting is counted, not recursed into, and strings are skipped over by searching for their quote.
 */
export function valueEnd(text: string, at: number): number {
  let depth = 0;
  for (let position = at; position < text.length;) {
    const code = text.charCodeAt(position);
    if (code === quote) {
      position = stringEnd(text, position);
      if (depth === 0) return position;
    } else if (code === 0x7b || code === 0x5b) {
      depth += 1;
      position += 1;
    } else if (code === 0x7d || code === 0x5d) {
      if (depth === 0) return position;
      depth -= 1;
      position += 1;
      if (depth === 0) return position;
    } else if (
      depth === 0 &&
      (code === 0x2c || code === 0x20 || code === 0x0a || code === 0x0d || code === 9)
    ) {
      return position;
    } else {
      position += 1;
    }
  }
  return text.length;
}

/**
 * The elements of the array that starts at `at`; the text must be valid.
 * `endOf` gives the end of the element at an offset, for a caller that looks into elements in the same pass.
 */
export function arrayElements(
  text: string,
  at: number,
  endOf: (start: number) => number = (start) => valueEnd(text, start),
): readonly Span[] {
  const elements: Span[] = [];
  let position = skipSpace(text, at + 1);
  while (position < text.length && text[position] !== ']') {
    const end = endOf(position);
    elements.push({ start: position, end });
    position = skipSpace(text, end);
    if (text[position] === ',') position = skipSpace(text, position + 1);
  }
  return elements;
}

/**
 * The members of the object that starts at `at`, in the file's order, duplicates included; the text must be valid.
 * `endOf` gives the end of a member's value.
 */
export function objectMembers(
  text: string,
  at: number,
  endOf: (start: number, name: string) => number = (start) => valueEnd(text, start),
): readonly JsonMember[] {
  const members: JsonMember[] = [];
  let position = skipSpace(text, at + 1);
  while (position < text.length && text[position] !== '}') {
    const nameEnd = stringEnd(text, position);
    const name = JSON.parse(text.slice(position, nameEnd)) as string;
    const start = skipSpace(text, skipSpace(text, nameEnd) + 1);
    const end = endOf(start, name);
    members.push({ name, value: { start, end } });
    position = skipSpace(text, end);
    if (text[position] === ',') position = skipSpace(text, position + 1);
  }
  return members;
}

/** The offset after the bracket that closes a list or object, given where it starts and the end of its last part. */
export function closedAfter(text: string, at: number, last: number | undefined): number {
  return skipSpace(text, last ?? at + 1) + 1;
}

/** The member that counts: of duplicates the last, as in every JSON reader. */
export function memberNamed(members: readonly JsonMember[], name: string): Span | null {
  return members.findLast((member) => member.name === name)?.value ?? null;
}
