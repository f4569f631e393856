import {
  closedAfter,
  arrayElements,
  memberNamed,
  objectMembers,
  skipSpace,
  valueEnd,
} from './json-scanner.ts';
import type { JsonMember } from './json-scanner.ts';
import type { Span } from '../../text/span.ts';

/** Where a cell's parts lie in the text of an `.ipynb`. */
export interface CellLayout {
  /** The whole element of the list of cells. */
  readonly at: Span;
  readonly members: readonly JsonMember[];
  /** The value of `source`, where it is a string or a list of strings. */
  readonly source: Span | null;
}

/** Where the cells of an `.ipynb` lie. */
export interface IpynbLayout {
  readonly text: string;
  /** The list of cells with its brackets. */
  readonly list: Span;
  readonly cells: readonly CellLayout[];
}

/** Finds the cells of a text that has been read as a notebook, in one pass. */
export function layoutOf(text: string): IpynbLayout {
  let cells: CellLayout[] = [];
  const members = objectMembers(text, skipSpace(text, text.startsWith('\ufeff') ? 1 : 0), (at, name) => {
    if (name !== 'cells' || text[at] !== '[') return valueEnd(text, at);
    cells = [];
    const elements = arrayElements(text, at, (start) => {
      const cell = cellLayoutOf(text, start);
      cells.push(cell);
      return cell.at.end;
    });
    return closedAfter(text, at, elements.at(-1)?.end);
  });
  return { text, list: memberNamed(members, 'cells') ?? { start: text.length, end: text.length }, cells };
}

function cellLayoutOf(text: string, start: number): CellLayout {
  if (text[start] !== '{') return { at: { start, end: valueEnd(text, start) }, members: [], source: null };
  const members = objectMembers(text, start);
  const source = memberNamed(members, 'source');
  return {
    at: { start, end: closedAfter(text, start, members.at(-1)?.value.end) },
    members,
    source: source !== null && isMultilineString(text, source) ? source : null,
  };
}

function isMultilineString(text: string, value: Span): boolean {
  if (text[value.start] === '"') return true;
  if (text[value.start] !== '[') return false;
  return arrayElements(text, value.start).every((element) => text[element.start] === '"');
}

/** White space of a list: after its bracket, after each comma, before the closing bracket. */
export interface ListStyle {
  readonly first: string;
  readonly between: string;
  readonly last: string;
}

/** How the file writes cells. */
export interface CellStyle {
  /** Names of a cell's members in the file's order. */
  readonly order: readonly string[];
  readonly members: ListStyle;
  /** White space around the colon, with it. */
  readonly colon: string;
  readonly lines: ListStyle;
  /** `source` is one string rather than a list of lines. */
  readonly isOneString: boolean;
}

/** White space in the list or object at `span`, null when it is empty. */
export function listStyleOf(text: string, span: Span, parts: readonly Span[]): ListStyle | null {
  const [head, second] = parts;
  const tail = parts.at(-1);
  if (head === undefined || tail === undefined) return null;
  const first = text.slice(span.start + 1, head.start);
  const between = second ? text.slice(skipSpace(text, head.end) + 1, second.start) : null;
  return {
    first,
    between: between ?? (first.includes('\n') ? first : ''),
    last: text.slice(tail.end, span.end - 1),
  };
}

/** Parts of an object as spans from a name's quote to the end of its value. */
function memberSpans(text: string, cell: CellLayout): readonly Span[] {
  let from = cell.at.start + 1;
  return cell.members.map(({ value }) => {
    const start = skipSpace(text, from);
    from = skipSpace(text, value.end) + 1;
    return { start, end: value.end };
  });
}

/** The style of one cell, for cells beside it. Its `lines` come from the nearest list of lines where it has none itself. */
export function cellStyleOf(layout: IpynbLayout, template: CellLayout | null): CellStyle {
  const { text } = layout;
  const order = [...new Set(template?.members.map(({ name }) => name))];
  const members =
    (template && listStyleOf(text, template.at, memberSpans(text, template))) ??
    nestedStyle(
      listStyleOf(
        text,
        layout.list,
        layout.cells.map(({ at }) => at),
      ) ?? rootStyle(layout),
    );
  const first = template && memberSpans(text, template)[0];
  const value = template?.members[0]?.value;
  const colon = first && value ? text.slice(skipName(text, first.start), value.start) : ': ';
  return {
    order,
    members,
    colon,
    lines: lineStyleOf(layout, template) ?? nestedStyle(members),
    isOneString: template?.source ? text[template.source.start] === '"' : false,
  };
}

function skipName(text: string, start: number): number {
  return skipSpace(text, text.indexOf('"', start + 1) + 1);
}

/** The style in which the lines of a cell are listed: its own, else that of the first list of lines that says all, in a cell laid out alike. */
function lineStyleOf(layout: IpynbLayout, template: CellLayout | null): ListStyle | null {
  const styles: ListStyle[] = [];
  for (const cell of template ? [template, ...layout.cells] : layout.cells) {
    if (!cell.source || layout.text[cell.source.start] !== '[') continue;
    const elements = arrayElements(layout.text, cell.source.start);
    const style = listStyleOf(layout.text, cell.source, elements);
    const isTelling = elements.length > 1 || style?.first.includes('\n');
    if (style && isTelling) return styles[0] ? { ...styles[0], between: style.between } : style;
    if (style) styles.push(style);
  }
  return styles[0] ?? null;
}

/** The style of cells in an empty list, after the root's members. */
export function rootStyle(layout: IpynbLayout): ListStyle {
  const start = layout.text.indexOf('{');
  const first = layout.text.slice(start + 1, skipSpace(layout.text, start + 1));
  const last = first.includes('\n') ? lineBreakOf(first) : '';
  return nestedStyle({ first, between: first || ' ', last });
}

/** The style one level further in, by the step that the outer one shows. */
export function nestedStyle(outer: ListStyle): ListStyle {
  if (!outer.first.includes('\n')) return { first: '', between: outer.between, last: '' };
  const indent = outer.first.slice(outer.first.lastIndexOf('\n') + 1);
  const shallower = outer.last.slice(outer.last.lastIndexOf('\n') + 1);
  const first = outer.first + indent.slice(shallower.length);
  return { first, between: first, last: outer.first };
}

function lineBreakOf(space: string): string {
  return space.includes('\r\n') ? '\r\n' : '\n';
}
