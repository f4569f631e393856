import { SolidifyError } from '../../text/error.ts';
import { lineAt, lineIndex } from '../../text/lines.ts';
import { applyEdits } from '../../text/span.ts';
import type { TextEdit } from '../../text/span.ts';
import { rewrittenCells, unprovenRewrite } from '../cell-edits.ts';
import type { RewrittenCell } from '../cell-edits.ts';
import type { LineFinder, NotebookFormat } from '../format.ts';
import { languageOfKernel, normalizeLanguage } from '../kernel-language.ts';
import { codeOf, type Cell, type CellEdit, type Notebook } from '../notebook.ts';
import { commentMarkOf, scriptLayoutOf, uncommented } from './percent-layout.ts';
import type { ScriptCell, ScriptLayout } from './percent-layout.ts';

/**
 * Scripts with `# %%` (Python) or `// %%` (TypeScript, JavaScript) markers, as jupytext, VS Code and Spyder have them.
 * Magics that jupytext commented out (`# %matplotlib inline`) are the comments that they are to Python and to
 * editors; magics typed as such are part of the source like any line.
 */
export const percent: NotebookFormat = {
  id: 'percent',
  recognizes: (path) => commentMarkOf(path) !== null,
  read: readPercent,
  readCode: (path, text) => codeOf(readPercent(path, text)),
  rewrite: rewritePercent,
  lineFinder: percentLines,
};

function readPercent(path: string, text: string): Notebook {
  const layout = scriptLayoutOf(text, commentMarkOf(path) ?? '#');
  const value = (name: string): string | null =>
    layout.header?.map((line) => new RegExp(`^\\s+${name}:\\s*(.+?)\\s*$`).exec(line)?.[1]).find(Boolean) ??
    null;
  const kernelName = layout.header?.some((line) => /^\s+kernelspec:/.test(line)) ? value('name') : null;
  const fallback = layout.comment === '#' ? languageOfKernel(kernelName ?? '') : scriptLanguage(path);
  return {
    path,
    format: 'percent',
    version: null,
    language: normalizeLanguage(value('language') ?? fallback),
    languageVersion: null,
    kernel:
      kernelName === null ? null : { name: kernelName, displayName: value('display_name') ?? kernelName },
    cells: layout.cells.map((cell, index) => cellOf(layout, cell, index)),
  };
}

function percentLines(path: string, text: string): LineFinder {
  const { cells } = scriptLayoutOf(text, commentMarkOf(path) ?? '#');
  const lines = lineIndex(text);
  return (cell, line) => {
    const { start, end } = cells[cell]?.source ?? { start: 0, end: 0 };
    return Math.min(lineAt(lines, start) + line - 1, lineAt(lines, end));
  };
}

function scriptLanguage(path: string): string {
  return /\.ts$/i.test(path) ? 'typescript' : 'javascript';
}

function cellOf(layout: ScriptLayout, cell: ScriptCell, index: number): Cell {
  const text = layout.text.slice(cell.source.start, cell.source.end);
  const kind = cell.marker?.kind ?? 'code';
  return {
    index,
    kind,
    id: null,
    source: kind === 'code' ? text : proseOf(text, layout.comment),
    tags: cell.marker?.tags ?? [],
    executionCount: null,
    outputs: [],
  };
}

/** The text of a markdown or raw cell: a block of comments, or one triple-quoted string. */
function proseOf(text: string, comment: string): string {
  const quoted = /^\s*[rR]?("""|''')\r?\n?([^]*?)\r?\n?\1\s*$/.exec(text);
  if (quoted) return quoted[2] ?? '';
  return text
    .split('\n')
    .map((line) => uncommented(line, comment))
    .join('\n');
}

function rewritePercent(path: string, original: string, edits: readonly CellEdit[]): string {
  if (edits.length === 0) return original;
  const layout = scriptLayoutOf(original, commentMarkOf(path) ?? '#');
  const cells = rewrittenCells(path, layout.cells.length, edits);
  refuseProseEdits(path, layout, cells);
  const keepsLeadingCell = cells.some((cell) => cell.kind === 'kept' && cell.cell === 0);
  const result = applyEdits(
    original,
    edits.map((edit) => textEditOf(layout, edit, keepsLeadingCell)),
  );
  proveRewrite(path, layout, cells, result);
  return result;
}

function refuseProseEdits(path: string, layout: ScriptLayout, cells: readonly RewrittenCell[]): void {
  for (const cell of cells) {
    if (cell.kind === 'inserted' || cell.source === null) continue;
    if ((layout.cells[cell.cell]?.marker?.kind ?? 'code') === 'code') continue;
    throw new SolidifyError(
      'refused',
      'no-cell-source',
      `cell ${cell.cell} holds no code that could be edited`,
      {
        place: { file: path, cell: cell.cell },
        hint: 'Only code cells of a script can be edited.',
      },
    );
  }
}

/** `hasFirst`: the first cell of the original stays. */
function textEditOf(layout: ScriptLayout, edit: CellEdit, hasFirst: boolean): TextEdit {
  if (edit.kind === 'insert') return insertion(layout, edit, hasFirst);
  const { text } = layout;
  const cell = layout.cells[edit.cell];
  if (!cell) throw new RangeError(`no cell ${edit.cell}`);
  if (edit.kind === 'remove') return { ...cell.at, text: '' };
  const isUnended = cell.marker !== null && cell.bodyStart === text.length && !text.endsWith('\n');
  return { ...cell.source, text: (isUnended && edit.source !== '' ? lineBreakOf(text) : '') + edit.source };
}

function insertion(
  layout: ScriptLayout,
  edit: CellEdit & { readonly kind: 'insert' },
  hasFirst: boolean,
): TextEdit {
  const { text } = layout;
  const lineBreak = lineBreakOf(text);
  const marker = /^(?:#|\/\/)[ \t]*%%/m.exec(text)?.[0] ?? `${layout.comment} %%`;
  const cell = layout.cells[edit.before];
  const head = `${marker}${lineBreak}`;
  const gap = lineBreak.repeat(2);
  if (!cell) {
    const above = text === '' || /\n\s*\n$/.test(text) ? '' : text.endsWith('\n') ? lineBreak : gap;
    return { start: text.length, end: text.length, text: above + head + edit.source + lineBreak };
  }
  // Text before the first marker needs a marker of its own once another cell stands above it.
  const isLeading = cell.marker === null && hasFirst;
  const added = isLeading ? edit.source + gap + head : head + edit.source + gap;
  return { start: cell.at.start, end: cell.at.start, text: added };
}

function lineBreakOf(text: string): string {
  return /\r?\n/.exec(text)?.[0] ?? '\n';
}

/** Reads the result back: its cells are those asked for, markers and sources, byte for byte. */
function proveRewrite(
  path: string,
  before: ScriptLayout,
  cells: readonly RewrittenCell[],
  result: string,
): void {
  const after = scriptLayoutOf(result, before.comment);
  const expected = cells
    .map((cell) => expectedCell(before, cell))
    // A blank cell that no marker announces isn't there any more.
    .filter(({ marker, source }) => marker !== '' || source !== '');
  const found = after.cells
    .map((cell) => ({ marker: markerText(after, cell), source: sourceText(after, cell) }))
    .filter(({ marker, source }) => marker !== '' || source !== '');
  if (found.length !== expected.length) throw unprovenRewrite(path, null, 'the number of cells differs');
  found.forEach(({ marker, source }, position) => {
    const wanted = expected[position];
    const isNew = wanted?.marker === null || marker === wanted?.marker || wanted?.marker === '';
    if (!isNew || source !== wanted.source) throw unprovenRewrite(path, position, 'a cell differs');
  });
}

function expectedCell(layout: ScriptLayout, cell: RewrittenCell): { marker: string | null; source: string } {
  if (cell.kind === 'inserted') return { marker: null, source: withoutBlankEnd(cell.source) };
  const old = layout.cells[cell.cell];
  if (!old) return { marker: '', source: '' };
  const source = cell.source === null ? sourceText(layout, old) : withoutBlankEnd(cell.source);
  return { marker: markerText(layout, old), source };
}

function markerText(layout: ScriptLayout, cell: ScriptCell): string {
  return cell.marker ? layout.text.slice(cell.at.start, cell.bodyStart).trimEnd() : '';
}

function sourceText(layout: ScriptLayout, cell: ScriptCell): string {
  return layout.text.slice(cell.source.start, cell.source.end);
}

/** A source as reading gives it: without blank lines at its end. */
function withoutBlankEnd(source: string): string {
  return /^[^]*\S[^\r\n]*/.exec(source)?.[0] ?? '';
}
