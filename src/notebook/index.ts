import { SolidifyError } from '../text/error.ts';
import { ipynb } from './formats/ipynb.ts';
import { percent } from './formats/percent.ts';
import { commentMarkOf, holdsMarker } from './formats/percent-layout.ts';
import type { LineFinder, NotebookFormat } from './format.ts';
import type { CellEdit, Notebook, NotebookCode } from './notebook.ts';

export { requireCurrentFormat } from './formats/ipynb-reader.ts';
export { headingsOf } from './headings.ts';
export { isBinary, withoutPictures } from './pictures.ts';
export { codeOf } from './notebook.ts';

const formats: readonly NotebookFormat[] = [ipynb, percent];

/**
 * Reads a notebook from the text of its file (a byte-order mark included, where the file has one).
 * @throws SolidifyError (usage), code `unreadable` or `unsupported-format`, when it isn't a notebook that can be read.
 */
export function readNotebook(path: string, text: string): Notebook {
  return formatOf(path, text).read(path, text);
}

/**
 * Reads the code of a notebook and nothing else: for old versions, of which there are many.
 * @throws SolidifyError as {@link readNotebook} does.
 */
export function readCode(path: string, text: string): NotebookCode {
  return formatOf(path, text).readCode(path, text);
}

/**
 * Applies cell edits to the text of a notebook file. Every character outside the sources of edited, removed and
 * inserted cells stays; without edits the result is the original.
 * @throws SolidifyError (refused) when the result, read back, isn't exactly what the edits say.
 */
export function rewriteNotebook(path: string, original: string, edits: readonly CellEdit[]): string {
  return formatOf(path, original).rewrite(path, original, edits);
}

/** Finds lines of cells in the text of a notebook file that could be read. */
export function lineFinder(path: string, text: string): LineFinder {
  return formatOf(path, text).lineFinder(path, text);
}

/** Whether a script holds a cell marker (`# %%`, `// %%`), and so is a notebook rather than any script. */
export function isPercentScript(path: string, text: string): boolean {
  const comment = commentMarkOf(path);
  return comment !== null && holdsMarker(text, comment);
}

function formatOf(path: string, text: string): NotebookFormat {
  const format = formats.find((candidate) => candidate.recognizes(path, text));
  if (format) return format;
  throw new SolidifyError(
    'usage',
    'unsupported-format',
    'not a notebook: the name ends in none of .ipynb, .py, .ts, .js',
    {
      place: { file: path },
      hint: 'Give a Jupyter notebook or a script with # %% cells.',
    },
  );
}
