import type { RunProgress } from '../kernel/run.ts';
import type { VerificationRun } from '../kernel/verify.ts';

/** Gets a line for people about what is being done. */
export type Progress = (line: string) => void;

/** Which notebook runs for the how-manieth time, which cell, and for how long. */
export function progressLine(
  notebook: string,
  run: VerificationRun,
  { cell, ordinal, of, seconds }: RunProgress,
): string {
  const runs = {
    before: 'run 1 of 3, before',
    'before-again': 'run 2 of 3, before again',
    after: 'run 3 of 3, after',
  };
  const since = seconds === 0 ? '' : `, ${seconds} s`;
  return `${notebook}: ${runs[run]}: cell ${cell} (${ordinal} of ${of})${since}`;
}
