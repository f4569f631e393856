import { lineAt, lineIndex } from '../../text/lines.ts';
import { createRedactor } from '../../secrets/index.ts';
import type { Cell, CellSpan } from '../../notebook/notebook.ts';
import type { PrototypeNotebook } from '../prototype.ts';
import type { Obstacle, ObstacleCode } from '../obstacle.ts';
import { remembered } from '../remembered.ts';

/** A cell and a 1-based line in it. */
export interface Place {
  readonly cell: number;
  readonly line: number;
}

/** Turns a span into the place that is told to the user. */
export function placeOf(owner: PrototypeNotebook, at: CellSpan): Place {
  const cell = owner.notebook.cells[at.cell];
  return { cell: at.cell, line: cell ? lineAt(linesOf(cell), at.start) : 1 };
}

const linesOf = remembered(({ source }: Cell) => lineIndex(source));

/** Names may be code as it is written. */
function redactIn(owner: PrototypeNotebook, name: string): string {
  return owner.secrets.length === 0 ? name : redactorOf(owner).code(name);
}

const redactorOf = remembered(({ secrets, notebook }: PrototypeNotebook) => {
  const texts = notebook.cells.map(({ index, source }) => ({ cell: index, source }));
  return createRedactor(texts, secrets);
});

/** Makes an obstacle with its cause at `at`; `others` are further places that matter. */
export function obstacleAt(
  owner: PrototypeNotebook,
  code: ObstacleCode,
  names: readonly string[],
  at: CellSpan,
  others: readonly CellSpan[] = [],
): Obstacle {
  const told = names.map((name) => redactIn(owner, name));
  return { code, names: told, ...placeOf(owner, at), places: others.map((each) => placeOf(owner, each)) };
}
