import type { CellEdit } from '../notebook/notebook.ts';
import { alignCells, mapEdits } from './cell-map.ts';
import { compareRuns } from './compare.ts';
import { runNotebooks } from './run.ts';
import type { Runner, RunProgress, RunRequest } from './run.ts';
import type { Verification } from './verification.ts';

/** One side of a verification: a notebook and where and with what it runs, see {@link RunRequest}. */
export type VerifiedNotebook = Pick<
  RunRequest,
  'notebook' | 'kernel' | 'folder' | 'path' | 'files' | 'sources' | 'environment'
>;

/** Which of the three runs a progress belongs to; the original runs twice. */
export type VerificationRun = 'before' | 'before-again' | 'after';

/** What a verification needs. */
export interface VerifyOptions extends Runner {
  readonly before: VerifiedNotebook;
  readonly after: VerifiedNotebook;
  /** The edits that made the rewritten notebook; null: which cell became which is found by comparing. */
  readonly edits: readonly CellEdit[] | null;
  /** Whether a folder gets what one run writes, or nothing. */
  readonly writes: 'once' | 'never';
  readonly onProgress: (run: VerificationRun, progress: RunProgress) => void;
}

const RUNS: readonly VerificationRun[] = ['before', 'before-again', 'after'];

/**
 * Runs the original twice and the rewritten notebook once, each in a fresh kernel, and compares what they show. Each
 * finds its folder as it is now: one run at most works in the folder itself, the others in copies.
 * @throws SolidifyError as {@link runNotebooks} does.
 */
export async function verifyNotebooks(options: VerifyOptions): Promise<Verification> {
  const { before, after } = options;
  // Files that a run is given can only be put into a copy.
  const mayWrite = ({ files = [] }: VerifiedNotebook): boolean =>
    options.writes === 'once' && files.length === 0;
  const requests: readonly RunRequest[] = [
    { ...before, place: mayWrite(before) ? 'folder' : 'copy' },
    { ...before, place: 'copy' },
    { ...after, place: mayWrite(after) && after.folder !== before.folder ? 'folder' : 'copy' },
  ];
  const [first, second, rewritten] = await runNotebooks(options, requests, (run, progress) => {
    options.onProgress(RUNS[run] ?? 'after', progress);
  });
  if (!first || !second || !rewritten) throw new RangeError('three runs were asked for');
  const [old, now] = [before.notebook.cells, after.notebook.cells];
  const map = options.edits === null ? alignCells(old, now) : mapEdits(options.edits, old.length);
  return compareRuns([first, second], rewritten, map, old);
}
