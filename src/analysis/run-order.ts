import type { Program } from '../program/program.ts';
import { remembered } from './remembered.ts';

/** For each statement, by its place among the notebook's statements, when it runs: statements of greater rank run later. */
export type RunOrder = readonly number[];

/**
 * The orders in which a notebook's statements may have run: as the cells stand, and, where the saved execution counts
 * tell another one, by these. A cell without a count stays behind the one it stands behind.
 */
export function runOrders({ cells, statements }: Program): readonly [RunOrder, ...RunOrder[]] {
  const asWritten = statements.map((_, order) => order);
  const times = new Map<number, number>();
  let last = 0;
  for (const { cell, executionCount } of cells) {
    last = executionCount ?? last;
    times.set(cell, last);
  }
  const timeOf = (order: number): number => times.get(statements[order]?.at.cell ?? -1) ?? 0;
  const asRun = [...asWritten].sort((a, b) => timeOf(a) - timeOf(b) || a - b);
  if (asRun.every((order, index) => order === index)) return [asWritten];
  const ranks = new Array<number>(asRun.length).fill(0);
  asRun.forEach((order, rank) => {
    ranks[order] = rank;
  });
  return [asWritten, ranks];
}

/** The places of the statements as they run: the inverse of their ranks. */
export const sequenceOf = remembered((ranks: RunOrder): readonly number[] => {
  const sequence = new Array<number>(ranks.length).fill(0);
  ranks.forEach((rank, order) => {
    sequence[rank] = order;
  });
  return sequence;
});
