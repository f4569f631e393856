import type { RunProgress } from '../kernel/run.ts';
import type { VerificationRun } from '../kernel/verify.ts';

/** Gets a line for people about what is being done. */
export type Progress = (line: string) => void;

/** Which notebook runs for the how-manieth time, which cell, and for how long. */
export function progressLine(notebook: string, run: VerificationRun, at: RunProgress): string {
  const runs = {
    before: 'run 1 of 3, before',
    'before-again': 'run 2 of 3, before again',
    after: 'run 3 of 3, after',
  };
  return withCell(`${notebook}: ${runs[run]}`, at);
}

/** What is being done, with the cell at work, and for how long. */
export function withCell(doing: string, { cell, ordinal, of, seconds }: RunProgress): string {
  const since = seconds === 0 ? '' : `, ${seconds} s`;
  return `${doing}: cell ${cell} (${ordinal} of ${of})${since}`;
}
