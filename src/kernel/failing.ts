import type { Cell } from '../notebook/notebook.ts';
import type { CellMap } from './cell-map.ts';
import type { CellRun, NotebookRun } from './run.ts';
import type { FailingCell } from './verification.ts';

/**
 * The cells that end in the same error before and after. One that the notebook doesn't announce says little: the run
 * lacks a module, a file or somebody to answer `input()`, and what follows from that shows nothing either.
 */
export function failingCells(
  before: NotebookRun,
  after: NotebookRun,
  map: CellMap,
  cells: readonly Cell[],
): readonly FailingCell[] {
  const afterErrors = new Map(after.cells.map((run) => [run.cell, errorOf(run)]));
  const found: FailingCell[] = [];
  for (const run of before.cells) {
    const error = errorOf(run);
    const mapped = map.get(run.cell);
    if (error === null || mapped === undefined || afterErrors.get(mapped) !== error) continue;
    const follows = error === 'NameError' && found.some(({ expected }) => !expected);
    const expected = !follows && isAnnounced(error, cells[run.cell]);
    found.push({ cell: run.cell, error, expected });
  }
  return found;
}

function errorOf({ outputs }: CellRun): string | null {
  const last = outputs.at(-1);
  return last?.kind === 'error' ? last.name : null;
}

/** Where nothing is known of an earlier run, only what this run lacks isn't the notebook's own doing. */
function isAnnounced(error: string, cell: Cell | undefined): boolean {
  if (error === 'StdinNotImplementedError') return false;
  if (cell === undefined || cell.tags.includes('raises-exception')) return true;
  const saved = cell.outputs.flatMap((output) => (output.kind === 'error' ? [output.name] : []));
  const hasRun = cell.executionCount !== null || cell.outputs.length > 0;
  return hasRun ? saved.includes(error) : error !== 'ModuleNotFoundError';
}
