import type { AnalyzedDefinition } from '../analysis/prototype.ts';
import type { Stability } from '../analysis/history/stability.ts';
import type { Obstacle } from '../analysis/obstacle.ts';
import { wordObstacle } from './wording/obstacles.ts';
import { wordSignal } from './wording/signals.ts';

/** An obstacle as the contract has it. */
export function obstacleJson(obstacle: Obstacle, own: string): Record<string, unknown> {
  const { message, hint } = wordObstacle(obstacle, own);
  const { code, names, cell, line } = obstacle;
  return { code, names, cell, line, message, hint };
}

/** `stability` of the contract. */
function stabilityJson({ level, unchangedVersions, since }: Stability): Record<string, unknown> {
  return { level, unchangedVersions, since };
}

/** A definition as `scan --json` has it; one entry for each name that it binds. */
export function definitionJson(analyzed: AnalyzedDefinition): readonly Record<string, unknown>[] {
  const { definition, owner, verdict, signals } = analyzed;
  return definition.names.map((name) => ({
    id: `${owner.notebook.path}#${name}@${definition.at.cell}`,
    notebook: owner.notebook.path,
    name,
    kind: definition.kind,
    cell: definition.at.cell,
    line: definition.line,
    endLine: definition.endLine,
    verdict: verdict.kind,
    readiness: analyzed.readiness,
    stability: stabilityJson(analyzed.stability),
    signals: signals.map((signal) => ({
      code: signal.code,
      weight: signal.weight,
      message: wordSignal(signal),
    })),
    obstacles: verdict.obstacles.map((obstacle) => obstacleJson(obstacle, definition.name)),
    freeNames: [...new Set(definition.freeNames.map((read) => read.name))].sort(),
    copies: analyzed.copies,
  }));
}
