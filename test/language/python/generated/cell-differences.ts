import { neutralize } from '../../../../src/language/python/ipython/index.ts';
import type { PythonParser } from '../../../../src/language/python/parser/parser.ts';
import { coveredLines } from '../ipython/covered-lines.ts';
import { CELL_EXCEPTIONS } from './exceptions.ts';
import type { GeneratedCell } from './oracle.ts';
import type { Difference } from './program-differences.ts';

/** Compares which lines of generated cells are IPython syntax, and which cells are Python afterwards. */
export function cellDifferences(
  parser: PythonParser,
  cells: readonly GeneratedCell[],
): readonly Difference[] {
  return cells.flatMap((cell) => {
    const { magics } = neutralize(cell.text);
    const detail = difference(parser, cell);
    if (detail === null) return [];
    const exception = CELL_EXCEPTIONS.find(({ applies }) => applies({ ...cell, magics }, parser));
    return [{ about: 'lines', text: cell.text, detail, exception: exception?.reason ?? null }];
  });
}

function difference(parser: PythonParser, { text, lines, magic, valid }: GeneratedCell): string | null {
  const { text: neutral, magics } = neutralize(text);
  if (neutral.length !== text.length) return 'the length is not kept';
  const isTaken = parser.parse(neutral).errors.length === 0;
  // None of it runs then, and IPython stops looking at the first line that it can't transform.
  if (!isTaken && !valid) return null;
  if (lines === null) return 'IPython refuses the cell';
  const [ours, theirs] = [coveredLines(text).join(' '), lines.join(' ')];
  if (ours !== theirs) return `lines: ours [${ours}]; IPython's [${theirs}]`;
  const name = magics.find((each) => each.kind === 'cell-magic')?.name ?? null;
  if (name !== magic) return `cell magic: ours ${name ?? 'none'}; IPython's ${magic ?? 'none'}`;
  // What a magic runs, and what a magic without its sign is, is judged elsewhere.
  const isJudged = magics.every(({ code, kind }) => code === null && kind !== 'automagic');
  return isTaken === valid || !isJudged ? null : valid ? 'taken by Python' : 'refused by Python';
}
