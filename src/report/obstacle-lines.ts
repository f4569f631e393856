import type { Obstacle } from '../analysis/obstacle.ts';
import type { Paint } from './paint.ts';
import { wordObstacle } from './wording/obstacles.ts';

/** A definition that is held back, and where it stands: there an obstacle need not repeat its place. */
export interface HeldBack {
  readonly name: string;
  readonly cell: number;
  readonly line: number;
}

/** Each obstacle in two lines: where and what; the way out. */
export function obstacleLines(
  obstacles: readonly Obstacle[],
  { name, cell, line }: HeldBack,
  paint: Paint,
): readonly string[] {
  return obstacles.flatMap((obstacle) => {
    const { message, hint } = wordObstacle(obstacle, name);
    const isThere = obstacle.cell === cell && obstacle.line === line;
    const place = isThere ? '' : `cell ${obstacle.cell}, line ${obstacle.line}: `;
    return [`        ${place}${message}`, `        ${paint.dim(`→ ${hint}`)}`];
  });
}
