import { alignCells, mapEdits } from './cell-map.ts';
import type { CellEdit } from '../notebook/notebook.ts';
import { compareRuns } from './compare.ts';
import { runNotebook } from './run.ts';
import type { NotebookRun, RunOptions, RunProgress } from './run.ts';
import type { Verification } from './verification.ts';

/** One side of a verification: a notebook and where and with what it runs, see {@link RunOptions}. */
export type VerifiedNotebook = Pick<RunOptions, 'notebook' | 'folder' | 'path'>;

/** Which of the three runs a progress belongs to; the original runs twice. */
export type VerificationRun = 'before' | 'before-again' | 'after';

/** What a verification needs. */
export interface VerifyOptions extends Pick<RunOptions, 'python' | 'helper' | 'cellTimeout'> {
  readonly before: VerifiedNotebook;
  readonly after: VerifiedNotebook;
  /** The edits that made the rewritten notebook; null: which cell became which is found by comparing. */
  readonly edits: readonly CellEdit[] | null;
  readonly onProgress: (run: VerificationRun, progress: RunProgress) => void;
}

/**
 * Runs the original twice and the rewritten notebook once, each in a fresh kernel, and compares what they show.
 * @throws SolidifyError as {@link runNotebook} does.
 */
export async function verifyNotebooks(options: VerifyOptions): Promise<Verification> {
  const { before, after, python, helper, cellTimeout } = options;
  const run = (which: VerificationRun, side: VerifiedNotebook): Promise<NotebookRun> =>
    runNotebook({
      ...side,
      python,
      helper,
      cellTimeout,
      onProgress: (progress) => {
        options.onProgress(which, progress);
      },
    });
  // One after the other: they work in the same folder.
  const first = await run('before', before);
  const second = await run('before-again', before);
  const rewritten = await run('after', after);
  const [old, now] = [before.notebook.cells, after.notebook.cells];
  const map = options.edits === null ? alignCells(old, now) : mapEdits(options.edits, old.length);
  return compareRuns([first, second], rewritten, map);
}
