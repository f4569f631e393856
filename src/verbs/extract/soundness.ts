import type { Obstacle } from '../../analysis/obstacle.ts';
import type { Analysis, AnalyzedDefinition, DefinitionId } from '../../analysis/prototype.ts';
import type { ExtractionPlan, PlannedModule } from '../../plan/plan.ts';
import type { Defect, RenderedRepository } from '../../render/rendered.ts';

/**
 * The definitions behind the defects that the last check found in made modules, each with an obstacle: they stay,
 * and the rest is planned again. A finding names what it is about in backquotes; where no definition of the module
 * has that name, all of the module are behind it.
 */
export function unsoundDefinitions(
  rendered: RenderedRepository,
  plan: ExtractionPlan,
  analysis: Analysis,
): ReadonlyMap<DefinitionId, Obstacle> {
  const found = new Map<DefinitionId, Obstacle>();
  for (const file of rendered.defects) {
    const module = plan.modules.find(({ importName }) => file.module === importName);
    const members = module ? membersOf(module, analysis) : [];
    for (const defect of file.defects) {
      for (const each of behind(defect, members)) {
        found.set(each.id, {
          code: 'fails-check',
          names: [`${defect.rule} ${defect.message}`],
          cell: each.definition.at.cell,
          line: each.definition.line,
          places: [],
        });
      }
    }
  }
  return found;
}

function membersOf(module: PlannedModule, { definitions, beside }: Analysis): readonly AnalyzedDefinition[] {
  const origins = module.definitions.flatMap((planned) =>
    planned.origins.map((origin) => `${origin.notebook}#${planned.name}@${origin.cell}:${origin.line}`),
  );
  return [...definitions, ...beside].filter(({ definition, owner }) =>
    origins.includes(`${owner.notebook.path}#${definition.name}@${definition.at.cell}:${definition.line}`),
  );
}

function behind(
  { message, names: told }: Defect,
  members: readonly AnalyzedDefinition[],
): readonly AnalyzedDefinition[] {
  if (told) return members.filter(({ definition }) => told.includes(definition.name));
  const names = [...message.matchAll(/`([^`]+)`/g)].map(
    ([, name = '']) => name.split(/[.\s]/).at(-1) ?? name,
  );
  const named = members.filter(({ definition }) => {
    const words = new Set(definition.text.match(/[\p{L}_][\p{L}\p{M}\p{N}_]*/gu) ?? []);
    return names.some((name) => words.has(name));
  });
  return named.length > 0 ? named : members;
}
