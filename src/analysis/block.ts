import type { Obstacle } from './obstacle.ts';
import type { Analysis, AnalyzedDefinition, DefinitionId } from './prototype.ts';

/**
 * An analysis in which some definitions have a further obstacle, and what needs them, through any chain, is
 * blocked too.
 */
export function blockDefinitions(analysis: Analysis, found: ReadonlyMap<DefinitionId, Obstacle>): Analysis {
  const obstacles = new Map(found);
  const all = [...analysis.definitions, ...analysis.beside];
  for (const id of obstacles.keys()) {
    for (const reader of all.filter((each) => each.needs.definitions.includes(id))) {
      if (!obstacles.has(reader.id)) obstacles.set(reader.id, needsBlocked(reader, id, all));
    }
  }
  const blocked = (each: AnalyzedDefinition): AnalyzedDefinition => {
    const obstacle = obstacles.get(each.id);
    if (!obstacle) return each;
    return { ...each, verdict: { kind: 'blocked', obstacles: [obstacle, ...each.verdict.obstacles] } };
  };
  return {
    ...analysis,
    definitions: analysis.definitions.map(blocked),
    beside: analysis.beside.map(blocked),
  };
}

function needsBlocked(
  reader: AnalyzedDefinition,
  id: DefinitionId,
  all: readonly AnalyzedDefinition[],
): Obstacle {
  const needed = all.find((each) => each.id === id)?.definition;
  const places = needed ? [{ cell: needed.at.cell, line: needed.line }] : [];
  const { at, line } = reader.definition;
  return { code: 'needs-blocked', names: needed ? [needed.name] : [], cell: at.cell, line, places };
}
