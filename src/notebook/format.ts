import type { CellEdit, Notebook, NotebookCode, NotebookFormatId } from './notebook.ts';

/** A notebook file format: text to cells, and text plus edits to text. */
export interface NotebookFormat {
  readonly id: NotebookFormatId;
  /** Whether a file is of this format, by its name and, where that isn't enough, its text. */
  recognizes(path: string, text: string): boolean;
  /** @throws SolidifyError (usage) when the text can't be read as this format; the message says where. */
  read(path: string, text: string): Notebook;
  /** What {@link codeOf} gives of the notebook that `read` gives, with less work. Throws as `read` does. */
  readCode(path: string, text: string): NotebookCode;
  /**
   * Applies edits. Every character outside the sources of edited, removed and inserted cells stays as it is;
   * with no edits the result is the original.
   * @throws SolidifyError (refused) when reading back doesn't give exactly the edited cells.
   */
  rewrite(path: string, original: string, edits: readonly CellEdit[]): string;
  /** Finds the lines of cells in a text that has been read. */
  lineFinder(path: string, text: string): LineFinder;
}

/** The line of the file, from 1, that holds a line of a cell's source, from 1; the nearest one above where the cell has no such line. */
export type LineFinder = (cell: number, line: number) => number;
