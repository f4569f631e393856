/** A Python literal, as far as comparing with it needs to know. `text` is its source. */
export type Literal = { readonly text: string } &
  /** other: no literal, but an expression that equality is good enough for. */
  (
    | { readonly kind: 'integer' | 'inexact' | 'string' | 'other' }
    | { readonly kind: 'constant'; readonly name: 'True' | 'False' | 'None' }
    | { readonly kind: 'list' | 'tuple' | 'set'; readonly items: readonly Literal[] }
    | {
        readonly kind: 'dict';
        readonly entries: readonly { readonly key: Literal; readonly value: Literal }[];
      }
  );

/** What the parser has read and where it stands. */
interface Reader {
  readonly text: string;
  position: number;
}

const BLANKS = /(?:\s|#[^\n]*)*/y;
const NUMBER = /0[xXoObB][\da-fA-F_]+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d[\d_]*)?[jJ]?/y;
const STRING =
  /[rRbBuU]{0,2}(?:"""(?:\\[\s\S]|(?!""")[^\\])*"""|'''(?:\\[\s\S]|(?!''')[^\\])*'''|"(?:\\[\s\S]|[^"\\\n])*"|'(?:\\[\s\S]|[^'\\\n])*')/y;
const NAME = /(?:True|False|None)\b/y;

/**
 * Reads a Python literal: numbers, strings, True, False, None and tuples, lists, sets and dicts of them, after the
 * grammar of `ast.literal_eval`. Null for anything else, f-strings included.
 */
export function readLiteral(text: string): Literal | null {
  const reader = { text, position: 0 };
  const literal = readSum(reader);
  skipBlanks(reader);
  return literal !== null && reader.position === text.length ? literal : null;
}

/** Whether a float or complex number stands in a place that can be compared approximately: not in a set or a key. */
export function hasInexact(literal: Literal): boolean {
  return compared(literal).some(({ kind }) => kind === 'inexact');
}

/** Whether a NaN stands in such a place: it is approximately itself, and equal to nothing. */
export function hasNan(literal: Literal): boolean {
  return compared(literal).some(({ kind, text }) => kind === 'inexact' && /nan/i.test(text));
}

/** The parts of a literal that are compared each on its own. */
function compared(literal: Literal): readonly Literal[] {
  switch (literal.kind) {
    case 'list':
    case 'tuple':
      return literal.items.flatMap(compared);
    case 'dict':
      return literal.entries.flatMap(({ value }) => compared(value));
    case 'inexact':
    case 'integer':
    case 'string':
    case 'other':
    case 'constant':
    case 'set':
      return [literal];
  }
}

function skipBlanks(reader: Reader): void {
  take(reader, BLANKS);
}

function take(reader: Reader, pattern: RegExp): string | null {
  pattern.lastIndex = reader.position;
  const found = pattern.exec(reader.text)?.[0] ?? null;
  if (found !== null) reader.position += found.length;
  return found;
}

/** Takes one character after blanks, if it is one of `characters`. */
function takeMark(reader: Reader, characters: string): string | null {
  skipBlanks(reader);
  const mark = reader.text.charAt(reader.position);
  if (mark === '' || !characters.includes(mark)) return null;
  reader.position += 1;
  return mark;
}

/** A term, or numbers joined by signs: `1+2j`. */
function readSum(reader: Reader): Literal | null {
  skipBlanks(reader);
  const start = reader.position;
  let sum = readTerm(reader);
  while (sum?.kind === 'integer' || sum?.kind === 'inexact') {
    const before = reader.position;
    if (takeMark(reader, '+-') === null) {
      reader.position = before;
      break;
    }
    const next = readTerm(reader);
    if (next?.kind !== 'integer' && next?.kind !== 'inexact') return null;
    const kind = sum.kind === 'inexact' ? 'inexact' : next.kind;
    sum = { kind, text: reader.text.slice(start, reader.position) };
  }
  return sum;
}

function readTerm(reader: Reader): Literal | null {
  skipBlanks(reader);
  const start = reader.position;
  if (takeMark(reader, '+-') !== null) {
    const operand = readTerm(reader);
    if (operand?.kind !== 'integer' && operand?.kind !== 'inexact') return null;
    return { kind: operand.kind, text: reader.text.slice(start, reader.position) };
  }
  const number = take(reader, NUMBER);
  if (number !== null) {
    const inexact = !/^0[xob]/i.test(number) && /[.ej]/i.test(number);
    return { kind: inexact ? 'inexact' : 'integer', text: number };
  }
  const name = take(reader, NAME);
  if (name === 'True' || name === 'False' || name === 'None') return { kind: 'constant', name, text: name };
  return readStrings(reader) ?? readBrackets(reader);
}

/** One or more string literals side by side. */
function readStrings(reader: Reader): Literal | null {
  const start = reader.position;
  let end = start;
  while (take(reader, STRING) !== null) {
    end = reader.position;
    skipBlanks(reader);
  }
  reader.position = end;
  return end > start ? { kind: 'string', text: reader.text.slice(start, end) } : null;
}

function readBrackets(reader: Reader): Literal | null {
  const start = reader.position;
  const open = takeMark(reader, '([{');
  if (open === null) return null;
  const close = { '(': ')', '[': ']' }[open] ?? '}';
  const items: Literal[] = [];
  const values: Literal[] = [];
  let commas = 0;
  while (takeMark(reader, close) === null) {
    if (items.length > commas) return null;
    const item = readSum(reader);
    if (item === null) return null;
    items.push(item);
    if (open === '{' && takeMark(reader, ':') !== null) {
      const value = readSum(reader);
      if (value === null) return null;
      values.push(value);
    }
    if (takeMark(reader, ',') !== null) commas += 1;
  }
  const text = reader.text.slice(start, reader.position);
  const [only] = items;
  if (open === '(' && only !== undefined && commas === 0) return { ...only, text };
  if (open === '(') return { kind: 'tuple', items, text };
  if (open === '[') return { kind: 'list', items, text };
  if (values.length === 0 && items.length > 0) return { kind: 'set', items, text };
  if (values.length !== items.length) return null;
  const entries = items.flatMap((key, index) => {
    const value = values[index];
    return value === undefined ? [] : [{ key, value }];
  });
  return { kind: 'dict', entries, text };
}
