import type { Span } from '../text/span.ts';

/** What a notebook file is written in. */
export type NotebookFormatId = 'ipynb' | 'percent';

/** One output of a code cell, reduced to what can be compared and shown as text. */
export type Output =
  | { readonly kind: 'stream'; readonly name: string; readonly text: string }
  | { readonly kind: 'result' | 'display'; readonly data: Readonly<Record<string, string>> }
  | { readonly kind: 'error'; readonly name: string; readonly message: string };

/** One cell. `source` has `\n` or `\r\n` line ends as the file has them. */
export interface Cell {
  /** Index among all cells of the notebook, 0-based. */
  readonly index: number;
  readonly kind: 'code' | 'markdown' | 'raw';
  /** nbformat 4.5 id. */
  readonly id: string | null;
  readonly source: string;
  readonly tags: readonly string[];
  readonly executionCount: number | null;
  readonly outputs: readonly Output[];
  /** Further texts of the file that belong to the cell: tracebacks, attachments; pictures left out. Missing where there are none. */
  readonly asides?: readonly string[];
}

/** A notebook as Jupyter defines it, whatever its file format. */
export interface Notebook {
  /** The path as the user gave it. */
  readonly path: string;
  readonly format: NotebookFormatId;
  /** nbformat's `nbformat` and `nbformat_minor`; null for percent scripts. */
  readonly version: { readonly major: number; readonly minor: number } | null;
  /** Lower-case language of the kernel (`python`, `r`, `typescript` …); `python` where a file says nothing and is a `.py`. */
  readonly language: string;
  /** `language_info.version`, e.g. `3.11.7`. */
  readonly languageVersion: string | null;
  readonly kernel: { readonly name: string; readonly displayName: string } | null;
  readonly cells: readonly Cell[];
}

/** The code of a notebook, and nothing else of it. */
export interface NotebookCode {
  readonly language: string;
  /** Of the code cells, in order. */
  readonly sources: readonly string[];
}

/** A notebook reduced to its code. */
export function codeOf({ language, cells }: Notebook): NotebookCode {
  return { language, sources: cells.flatMap(({ kind, source }) => (kind === 'code' ? [source] : [])) };
}

/** A span in the source of one cell. Positions are always cell-relative; cells are never concatenated. */
export interface CellSpan extends Span {
  readonly cell: number;
}

/** One change to the cells of a notebook. Indices are those of the original. */
export type CellEdit =
  | { readonly kind: 'replace'; readonly cell: number; readonly source: string }
  | { readonly kind: 'remove'; readonly cell: number }
  | { readonly kind: 'insert'; readonly before: number; readonly source: string };
