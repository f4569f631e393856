import type { Analysis, AnalyzedDefinition, DefinitionId } from '../../analysis/prototype.ts';
import { nearest } from '../../text/nearest.ts';
import type { DecidedDefinition, DecidedModule, PlanDecisions } from './decisions.ts';
import { planReader } from './json.ts';

/** Which definitions move, and into which modules. */
export interface Placement {
  /** The modules in the order in which they were decided. */
  readonly modules: readonly DecidedModule[];
  readonly homes: ReadonlyMap<DefinitionId, DecidedModule>;
}

/**
 * Finds the definitions that a plan lists, by the names that they have in the package.
 * @throws SolidifyError (usage) `bad-plan` for one that there isn't, that two places have, or that can't move.
 */
export function placeDefinitions(
  { modules }: PlanDecisions,
  { definitions, beside }: Pick<Analysis, 'definitions' | 'beside'>,
  file: string,
): Placement {
  const homes = new Map<DefinitionId, DecidedModule>();
  for (const module of modules) {
    for (const decided of module.definitions) {
      const found = findDefinition(decided, [...definitions, ...beside], file);
      const same = definitions.filter(
        (each) => each.closureHash === found.closureHash && each.definition.name === found.definition.name,
      );
      for (const each of [found, ...same]) homes.set(each.id, module);
    }
  }
  return { modules, homes };
}

function findDefinition(
  decided: DecidedDefinition,
  all: readonly AnalyzedDefinition[],
  file: string,
): AnalyzedDefinition {
  const { name, renamed, at } = decided;
  const { problem } = planReader(file);
  const named = all.filter(({ definition }) => definition.names.includes(renamed));
  const fits = named.filter((each) => isAt(each, decided));
  const [found] = fits;
  if (found === undefined) {
    const near = nearest(
      renamed,
      all.flatMap(({ definition }) => definition.names),
    );
    const where = named.length > 0 ? ' there' : '';
    throw problem(
      at,
      `names ${name}, and no definition is called that${where}`,
      near === null ? 'Run `solidify scan` to see the names.' : `Did you mean ${JSON.stringify(near)}?`,
    );
  }
  if (new Set(fits.map(({ closureHash }) => closureHash)).size > 1) {
    const places = fits.map(({ owner, definition }) => `${owner.notebook.path} cell ${definition.at.cell}`);
    throw problem(
      at,
      `names ${name}, which ${places.join(' and ')} define in different ways`,
      'Say which: { "name": …, "notebook": …, "cell": … }.',
    );
  }
  const movable = fits.find(({ verdict }) => verdict.kind !== 'blocked');
  if (movable === undefined) {
    throw problem(
      at,
      `lists ${name}, which can’t move`,
      `\`solidify explain ${name}\` says what keeps it. Take it out of the module.`,
    );
  }
  return movable;
}

function isAt(
  { owner, definition }: AnalyzedDefinition,
  { notebook, cell, line }: DecidedDefinition,
): boolean {
  return (
    (notebook === null || owner.notebook.path === notebook) &&
    (cell === null || definition.at.cell === cell) &&
    (line === null || definition.line === line)
  );
}
