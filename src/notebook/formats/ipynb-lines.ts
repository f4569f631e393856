import { lineAt, lineIndex } from '../../text/lines.ts';
import type { LineFinder } from '../format.ts';
import { layoutOf } from './ipynb-style.ts';
import { arrayElements } from './json-scanner.ts';

/**
 * Finds lines of cells in the JSON of a notebook: Jupyter writes each on a line of its own. Where a source is one string, or
 * the file one line, the line is the one that all of it stands on; in files before nbformat 4 it is the first.
 */
export function ipynbLines(text: string): LineFinder {
  const layout = layoutOf(text);
  const lines = lineIndex(text);
  return (cell, line) => {
    const { source, at } = layout.cells[cell] ?? { source: null, at: { start: 0 } };
    const start = source === null ? at.start : elementAt(text, source.start, line);
    return lineAt(lines, start);
  };
}

/** The offset of the literal in which a line of a source starts. */
function elementAt(text: string, start: number, line: number): number {
  if (text[start] !== '[') return start;
  let found = start;
  let next = 1;
  for (const element of arrayElements(text, start)) {
    if (next > line) break;
    found = element.start;
    const literal = JSON.parse(text.slice(element.start, element.end)) as string;
    next += literal.split('\n').length - 1;
  }
  return found;
}
