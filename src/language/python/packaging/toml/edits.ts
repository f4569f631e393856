import { applyEdits } from '../../../../text/span.ts';
import type { Span, TextEdit } from '../../../../text/span.ts';
import { entryAt, isSamePath, spanAt } from './document.ts';
import type { TomlDocument, TomlEntry } from './document.ts';

/** The text with another value at a path, which must be there. @throws RangeError where it isn't. */
export function withValue(document: TomlDocument, path: readonly (string | number)[], value: string): string {
  const span = spanAt(document, path);
  if (span === null) throw new RangeError(`no value at ${path.join('.')}`);
  return applyEdits(document.text, [{ ...span, text: value }]);
}

/**
 * The text with further values in the array at a path, in the array's own layout. Where it is in alphabetical order and
 * holds no comment it stays so, else they go to its end. Null where no array is written there.
 */
export function withElements(
  document: TomlDocument,
  path: readonly (string | number)[],
  added: readonly string[],
): string | null {
  const array = entryAt(document, path)?.value;
  if (array?.type !== 'TOMLArray') return null;
  if (added.length === 0) return document.text;
  const { text } = document;
  const spans = array.elements.map(({ range: [start, end] }) => ({ start, end }));
  const last = spans.at(-1);
  const [start, end] = array.range;
  if (last === undefined) return applyEdits(text, [fillArray(document, { start, end }, added)]);
  const written = spans.map((span) => text.slice(span.start, span.end));
  const keepsOrder = isSorted(written) && !holdsComment(text.slice(start, end));
  const rest = text.slice(last.end, end - 1);
  const hasComma = /^(?:\s|#.*)*,/.test(rest);
  const gap = gapBefore(text, start, spans);
  const edits = [...added].sort(compareTexts).map((value): TextEdit => {
    const next = keepsOrder ? spans[written.findIndex((each) => compareTexts(value, each) < 0)] : undefined;
    if (next) return { start: next.start, end: next.start, text: `${value},${gap}` };
    return { ...endOfElement(text, last.end, hasComma), text: gap + value + (hasComma ? ',' : '') };
  });
  const comma = hasComma || edits.every((each) => each.start < last.end) ? [] : [commaAfter(last.end)];
  return applyEdits(text, [...comma, ...joinedAtEnd(edits, hasComma)]);
}

/** Without a comma behind the last of them, the ones before it need theirs. */
function joinedAtEnd(edits: readonly TextEdit[], hasComma: boolean): readonly TextEdit[] {
  const end = Math.max(...edits.map(({ start }) => start));
  const atEnd = edits.filter(({ start, text }) => start === end && !/,\s*$/.test(text));
  if (hasComma) return edits;
  return edits.map((edit) =>
    atEnd.includes(edit) && edit !== atEnd.at(-1) ? { ...edit, text: `${edit.text},` } : edit,
  );
}

function commaAfter(end: number): TextEdit {
  return { start: end, end, text: ',' };
}

/** Behind the last element, its comma and a comment on the same line. */
function endOfElement(text: string, end: number, hasComma: boolean): Span {
  const behind = hasComma ? /^(?:(?:\s|#.*)*,)?(?:[ \t]*#.*)?/ : /^(?:[ \t]*#.*)?/;
  const at = end + (behind.exec(text.slice(end))?.[0].replace(/\r$/, '').length ?? 0);
  return { start: at, end: at };
}

/** What stands between two elements, but for the comma: a blank, or a line break and the indentation. */
function gapBefore(text: string, start: number, spans: readonly Span[]): string {
  const [first] = spans;
  const before = text.slice(start + 1, first?.start ?? start + 1);
  const indent = /\n([ \t]*)$/.exec(before)?.[1];
  return indent === undefined ? ' ' : lineBreak(text) + indent;
}

/** An empty array gets one line for each value, as tools write it; a comment in it stays in front. */
function fillArray(
  { text, entries }: TomlDocument,
  { start, end }: Span,
  added: readonly string[],
): TextEdit {
  const within = text.slice(start + 1, end - 1);
  const isShort =
    added.length === 1 && entries.some(isOneLineArray(text)) && !entries.some(isTallArray(text));
  if (isShort && within.trim() === '') return { start, end, text: `[${added.join(', ')}]` };
  const br = lineBreak(text);
  const tall = entries.find(isTallArray(text))?.value;
  const indent = (tall && /\n([ \t]+)\S/.exec(text.slice(...tall.range))?.[1]) ?? '    ';
  const lines = [...added].sort(compareTexts).map((value) => `${br}${indent}${value},`);
  return { start: end - 1 - (/\s*$/.exec(within)?.[0].length ?? 0), end, text: `${lines.join('')}${br}]` };
}

function isTallArray(text: string): (entry: TomlEntry) => boolean {
  return ({ value }) =>
    value.type === 'TOMLArray' && value.elements.length > 0 && text.slice(...value.range).includes('\n');
}

function isOneLineArray(text: string): (entry: TomlEntry) => boolean {
  return ({ value }) =>
    value.type === 'TOMLArray' && value.elements.length > 0 && !text.slice(...value.range).includes('\n');
}

/**
 * The text with a line `key = value` at the end of a table, which is made at the end of the file where it isn't there.
 * @param title Lines of a comment above a table that is made.
 * @throws RangeError where the table is written as an inline table: that has no lines.
 */
export function withLine(
  document: TomlDocument,
  table: readonly string[],
  line: string,
  title: readonly string[] = [],
): string {
  const { text } = document;
  const br = lineBreak(text);
  const section = document.tables.find(({ path, span }) => isSamePath(path, table) && span.end > 0);
  if (section) {
    const at = endOfLine(text, section.span.end);
    return applyEdits(text, [{ start: at, end: at, text: br + line }]);
  }
  if (entryAt(document, table)) throw new RangeError(`${table.join('.')} is no table of lines`);
  return withTable(document, [], [...title, `[${table.map(tomlKey).join('.')}]`, line]);
}

/** The text with the lines of a further table behind the last one below a path, else at the end of the file. */
export function withTable(
  { text, tables }: TomlDocument,
  below: readonly string[],
  lines: readonly string[],
): string {
  const br = lineBreak(text);
  const near = tables.filter(
    ({ path }) => below.length > 0 && below.every((key, index) => path[index] === key),
  );
  const last = near.at(-1)?.span.end;
  if (last === undefined) {
    const start = text.trimEnd();
    return `${start}${start === '' ? '' : br + br}${lines.join(br)}${br}`;
  }
  // Comments that follow at once belong to the table before.
  const behind = /^(?:[^\n]*)(?:\r?\n[ \t]*#[^\n]*)*/.exec(text.slice(last))?.[0] ?? '';
  const at = last + behind.replace(/\r$/, '').length;
  return applyEdits(text, [{ start: at, end: at, text: br + br + lines.join(br) }]);
}

/** The text without a table of an array of tables, the comment right above it, and the blank line before. */
export function withoutTable({ text, tables }: TomlDocument, path: readonly (string | number)[]): string {
  const found = tables.find((each) => isSamePath(each.path, path));
  if (!found) return text;
  const end = endOfLine(text, found.span.end);
  const above =
    /(?:\r?\n[ \t]*)?(?:\r?\n[ \t]*#[^\n]*)*\r?\n$/.exec(text.slice(0, found.span.start))?.[0] ?? '';
  return text.slice(0, found.span.start - above.length) + text.slice(end);
}

/** The text without those values of an array that are written in a given way; each with its line where it has one of its own. */
export function withoutElement(
  document: TomlDocument,
  path: readonly (string | number)[],
  value: string,
): string {
  const { text } = document;
  const array = entryAt(document, path)?.value;
  if (array?.type !== 'TOMLArray') return text;
  const [, close] = array.range;
  const edits = array.elements
    .filter(({ range }) => text.slice(...range) === value)
    .map(({ range: [start, end] }): TextEdit => {
      const comma = /^[ \t]*,/.exec(text.slice(end, close))?.[0].length ?? 0;
      const line = /^[ \t]*(?:#[^\n]*)?(?=\r?\n)/.exec(text.slice(end + comma, close))?.[0].length;
      const before = /\r?\n[ \t]*$/.exec(text.slice(0, start))?.[0].length;
      if (line !== undefined && before !== undefined) {
        return { start: start - before, end: end + comma + line, text: '' };
      }
      const blank = comma > 0 ? (/^[ \t]*/.exec(text.slice(end + comma))?.[0].length ?? 0) : 0;
      return { start, end: end + comma + blank, text: '' };
    });
  return applyEdits(text, edits);
}

/** Behind the comment that follows a value on its line. */
function endOfLine(text: string, end: number): number {
  return end + (/^[ \t]*(?:#[^\r\n]*)?/.exec(text.slice(end))?.[0].length ?? 0);
}

/** A key as it is written: bare where it may be. */
export function tomlKey(key: string): string {
  return /^[\w-]+$/.test(key) ? key : JSON.stringify(key);
}

/** The line break of a text. */
export function lineBreak(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/** A `#` outside of strings. */
function holdsComment(array: string): boolean {
  return array.replaceAll(/"(?:[^"\\\n]|\\.)*"|'[^'\n]*'/g, '').includes('#');
}

function isSorted(written: readonly string[]): boolean {
  return written.every((each, index) => index === 0 || compareTexts(written[index - 1] ?? '', each) <= 0);
}

/** Quotes and case don't count. */
function compareTexts(a: string, b: string): number {
  const [left, right] = [sortKey(a), sortKey(b)];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

function sortKey(value: string): string {
  return value.replace(/^["']+/, '').toLowerCase();
}
