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
    const follows = UNKNOWN_NAME.has(error) && found.some(({ expected }) => !expected);
    const expected = !follows && isAnnounced(run, error, cells[run.cell]);
    found.push({ cell: run.cell, error, expected });
  }
  return found;
}

function errorOf({ outputs }: CellRun): string | null {
  const last = outputs.at(-1);
  return last?.kind === 'error' ? last.name : null;
}

/** What a cell says that reads a name which one before it should have made. */
const UNKNOWN_NAME: ReadonlySet<string> = new Set(['NameError', 'ReferenceError']);

/** Where nothing is known of an earlier run, only what this run lacks isn't the notebook's own doing. */
function isAnnounced(run: CellRun, error: string, cell: Cell | undefined): boolean {
  if (error === 'StdinNotImplementedError') return false;
  if (cell === undefined || cell.tags.includes('raises-exception')) return true;
  const saved = cell.outputs.flatMap((output) => (output.kind === 'error' ? [output.name] : []));
  const hasRun = cell.executionCount !== null || cell.outputs.length > 0;
  return hasRun ? saved.includes(error) : error !== 'ModuleNotFoundError' && !lacksModule(run);
}

/** Whether a cell says in Deno's or Node's words that a module isn't there. */
function lacksModule({ outputs }: CellRun): boolean {
  return outputs.some((output) => {
    const text = output.kind === 'error' ? output.message : output.kind === 'stream' ? output.text : '';
    return /^(?:Import "[^"]+" not a dependency|Module not found|Could not (?:find|resolve) ")|Cannot find module '/m.test(
      text,
    );
  });
}
