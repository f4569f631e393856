import { createHash } from 'node:crypto';
import { SolidifyError } from '../../text/error.ts';
import { rewrittenCells, unprovenRewrite } from '../cell-edits.ts';
import type { RewrittenCell } from '../cell-edits.ts';
import type { NotebookFormat } from '../format.ts';
import type { Span } from '../../text/span.ts';
import type { CellEdit, Notebook } from '../notebook.ts';
import { readIpynb, readIpynbCode, requireCurrentFormat } from './ipynb-reader.ts';
import { ipynbLines } from './ipynb-lines.ts';
import { cellStyleOf, layoutOf, listStyleOf, rootStyle } from './ipynb-style.ts';
import type { CellLayout, CellStyle, IpynbLayout } from './ipynb-style.ts';
import { arrayElements } from './json-scanner.ts';
import { escapeStyleOf, printList, printString } from './json-printer.ts';
import type { EscapeStyle } from './json-printer.ts';

/**
 * Jupyter's own file format: nbformat 4, and 2 and 3 for reading. Rewriting splices; nothing is parsed and printed
 * again.
 */
export const ipynb: NotebookFormat = {
  id: 'ipynb',
  recognizes: (path) => /\.ipynb$/i.test(path),
  read: readIpynb,
  readCode: readIpynbCode,
  rewrite: rewriteIpynb,
  lineFinder: (_, text) => ipynbLines(text),
};

function rewriteIpynb(path: string, original: string, edits: readonly CellEdit[]): string {
  if (edits.length === 0) return original;
  const notebook = readIpynb(path, original);
  requireCurrentFormat(notebook);
  const layout = layoutOf(original);
  const cells = rewrittenCells(path, notebook.cells.length, edits);
  const printed = printCells(path, notebook, layout, cells);
  const result =
    original.slice(0, layout.list.start + 1) +
    joinCells(layout, cells, printed) +
    original.slice(layout.list.end - 1);
  proveRewrite(notebook, layout, cells, result);
  return result;
}

/** The text of each cell of the result. */
function printCells(
  path: string,
  notebook: Notebook,
  layout: IpynbLayout,
  cells: readonly RewrittenCell[],
): readonly string[] {
  const ids = new Set(notebook.cells.map(({ id }) => id));
  const escapes = escapeStyleOf(layout.text);
  const hasIds = notebook.version?.major === 4 && notebook.version.minor >= 5;
  return cells.map((cell, position) => {
    if (cell.kind === 'inserted') {
      const id = hasIds ? freshId(ids, position, cell.source) : null;
      const following = cells.slice(position).find((other) => other.kind === 'kept');
      const style = cellStyleOf(layout, templateFor(notebook, layout, following?.cell));
      return printInserted(style, printSource(style, escapes, cell.source, new Map()), id);
    }
    const old = layout.cells[cell.cell];
    if (!old) throw new RangeError(`no cell ${cell.cell}`);
    const { start, end } = old.at;
    if (cell.source === null || cell.source === notebook.cells[cell.cell]?.source) {
      return layout.text.slice(start, end);
    }
    const span = old.source;
    if (!span) throw sourceless(path, cell.cell);
    return (
      layout.text.slice(start, span.start) +
      printSource(cellStyleOf(layout, old), escapes, cell.source, linesOf(layout.text, span)) +
      layout.text.slice(span.end, end)
    );
  });
}

/** Joins cells into the inside of the list of cells, with the file's own white space between them. */
function joinCells(layout: IpynbLayout, cells: readonly RewrittenCell[], printed: readonly string[]): string {
  if (cells.length === 0) return '';
  const spans = layout.cells.map(({ at }) => at);
  const style = listStyleOf(layout.text, layout.list, spans) ?? rootStyle(layout);
  const joined = cells.map((cell, position) => {
    const text = printed[position] ?? '';
    if (position === 0) return style.first + text;
    const before = cell.kind === 'kept' ? spans[cell.cell - 1] : undefined;
    const start = cell.kind === 'kept' ? layout.cells[cell.cell]?.at.start : undefined;
    return (before ? layout.text.slice(before.end, start) : `,${style.between}`) + text;
  });
  return joined.join('') + style.last;
}

/** The cell whose style a new one takes: the nearest code cell from `near` on, else the last one, else any cell. */
function templateFor(notebook: Notebook, layout: IpynbLayout, near: number | undefined): CellLayout | null {
  const codeCells = notebook.cells.filter(
    ({ kind, index }) => kind === 'code' && layout.cells[index]?.source,
  );
  const cell = codeCells.find(({ index }) => index >= (near ?? 0)) ?? codeCells.at(-1);
  const anyCell = layout.cells.find(({ members }) => members.length > 0);
  return (cell && layout.cells[cell.index]) ?? anyCell ?? null;
}

const memberOrder = ['cell_type', 'execution_count', 'id', 'metadata', 'outputs', 'source'];

function printInserted(style: CellStyle, source: string, id: string | null): string {
  const values: Readonly<Record<string, string | null>> = {
    cell_type: '"code"',
    execution_count: 'null',
    id: id === null ? null : JSON.stringify(id),
    metadata: '{}',
    outputs: '[]',
    source,
  };
  const names = [...style.order.filter((name) => memberOrder.includes(name))];
  for (const name of memberOrder) if (!names.includes(name)) names.push(name);
  const members = names.flatMap((name) => {
    const value = values[name];
    return typeof value === 'string' ? [JSON.stringify(name) + style.colon + value] : [];
  });
  return printList('{', members, style.members, '}');
}

/** A `source` in the cell's style; lines in `known` keep the very bytes that they have there. */
function printSource(
  style: CellStyle,
  escapes: EscapeStyle,
  source: string,
  known: ReadonlyMap<string, string>,
): string {
  if (style.isOneString) return printString(source, escapes);
  const lines = source === '' ? [] : source.split(/(?<=\n)/);
  const literals = lines.map((line) => known.get(line) ?? printString(line, escapes));
  return printList('[', literals, style.lines, ']');
}

/** The literals of a list of lines, by the line that each stands for. */
function linesOf(text: string, source: Span): ReadonlyMap<string, string> {
  const literals = text[source.start] === '[' ? arrayElements(text, source.start) : [];
  return new Map(
    literals.map(({ start, end }) => [JSON.parse(text.slice(start, end)) as string, text.slice(start, end)]),
  );
}

/** Eight hexadecimal characters that no cell has yet, the same in every run. */
function freshId(taken: Set<string | null>, position: number, source: string): string {
  for (let attempt = 0; ; attempt += 1) {
    const hash = createHash('sha256').update(`${position}:${attempt}:${source}`).digest('hex');
    const id = hash.slice(0, 8);
    if (!taken.has(id)) {
      taken.add(id);
      return id;
    }
  }
}

function sourceless(path: string, cell: number): SolidifyError {
  return new SolidifyError('refused', 'no-cell-source', `cell ${cell} has no source that could be edited`, {
    place: { file: path, cell },
    hint: 'Open the notebook in Jupyter and save it again.',
  });
}

/** Reads the result back: the sources are those asked for, and every other byte is the original's. */
function proveRewrite(
  original: Notebook,
  before: IpynbLayout,
  cells: readonly RewrittenCell[],
  result: string,
): void {
  const { path } = original;
  const notebook = readIpynb(path, result);
  const after = layoutOf(result);
  const outside = (layout: IpynbLayout): string =>
    layout.text.slice(0, layout.list.start) + layout.text.slice(layout.list.end);
  if (after.cells.length !== cells.length) throw unprovenRewrite(path, null, 'the number of cells differs');
  if (outside(before) !== outside(after)) throw unprovenRewrite(path, null, 'text outside the cells differs');
  cells.forEach((cell, position) => {
    const now = notebook.cells[position];
    const expected = cell.source ?? (cell.kind === 'kept' ? original.cells[cell.cell]?.source : '');
    if (now?.source !== expected) throw unprovenRewrite(path, position, 'a source differs');
    if (cell.kind === 'inserted') {
      if (now?.kind !== 'code') throw unprovenRewrite(path, position, 'a new cell is no code cell');
    } else if (aroundSource(before, cell) !== aroundSource(after, { ...cell, cell: position })) {
      throw unprovenRewrite(path, position, 'something beside the source differs');
    }
  });
}

/** The text of a cell without its source, or all of it where the source isn't edited. */
function aroundSource(layout: IpynbLayout, cell: RewrittenCell & { kind: 'kept' }): string {
  const found = layout.cells[cell.cell];
  if (!found) return '';
  const { start, end } = found.at;
  if (cell.source === null || !found.source) return layout.text.slice(start, end);
  return layout.text.slice(start, found.source.start) + layout.text.slice(found.source.end, end);
}
