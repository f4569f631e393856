import type { BackEnd } from '../../../../program/language.ts';
import type {
  ExtractionPlan,
  PlannedDefinition,
  PlannedImport,
  PlannedModule,
} from '../../../../plan/plan.ts';
import type { FunctionHints, HintProblem, SeenHints } from '../../../../plan/seen-types.ts';
import { nameIn, type NamedType } from './names.ts';
import { typeText } from './type-text.ts';
import type { HintOutcome } from '../../../../render/rendered.ts';

/** A plan whose definitions have hints, and what became of each function. */
export interface HintedPlan {
  readonly plan: ExtractionPlan;
  readonly outcomes: readonly HintOutcome[];
}

/**
 * Writes the hints that every call agrees with into functions, where these have none. Texts change by the hints alone;
 * nothing of them is evaluated that wasn't imported before.
 */
export function withHints(
  plan: ExtractionPlan,
  hints: readonly FunctionHints[],
  backEnd: Pick<BackEnd, 'annotate'>,
): HintedPlan {
  const modules = plan.modules.map((module) =>
    hintedModule(
      module,
      hints.filter((each) => each.module === module.importName),
      backEnd,
    ),
  );
  return {
    plan: { ...plan, modules: modules.map(({ planned }) => planned) },
    outcomes: modules.flatMap(({ outcomes }) => outcomes),
  };
}

function hintedModule(
  module: PlannedModule,
  hints: readonly FunctionHints[],
  backEnd: Pick<BackEnd, 'annotate'>,
): { readonly planned: PlannedModule; readonly outcomes: readonly HintOutcome[] } {
  const needed = new Map<string, NeededImport>();
  const outcomes: HintOutcome[] = [];
  const definitions = module.definitions.map((definition, place): PlannedDefinition => {
    const found = hints.find(({ name }) => definition.kind === 'function' && name === definition.name);
    if (!found) return definition;
    const outcome = { module: module.importName, name: definition.name };
    const hinted = module.source === null ? hintedDefinition(module, place, found.seen, backEnd) : 'not-seen';
    if (typeof hinted === 'string') {
      outcomes.push({ ...outcome, added: 0, problem: hinted });
      return definition;
    }
    for (const each of hinted.needed) needed.set(JSON.stringify(each.needs), each);
    outcomes.push({ ...outcome, added: hinted.added, problem: null });
    return hinted.definition;
  });
  const importsFor = (moment: NeededImport['when']): readonly PlannedImport[] =>
    [...needed.values()].filter(({ when }) => when === moment).map(({ needs }) => needs);
  return {
    planned: {
      ...module,
      imports: [...module.imports, ...importsFor('executed')],
      definitions,
      hintImports: importsFor('checked'),
    },
    outcomes,
  };
}

/** An import that a hint needs, as the module is executed or only as it is checked. */
interface NeededImport extends Pick<NamedType, 'when'> {
  readonly needs: PlannedImport;
}

interface HintedDefinition {
  readonly definition: PlannedDefinition;
  readonly needed: readonly NeededImport[];
  readonly added: number;
}

function hintedDefinition(
  module: PlannedModule,
  place: number,
  seen: SeenHints,
  backEnd: Pick<BackEnd, 'annotate'>,
): HintedDefinition | HintProblem {
  const definition = module.definitions[place];
  if (seen.kind === 'none') return seen.problem;
  if (definition === undefined) return 'not-seen';
  const wanted = definition.parameters.filter(({ annotation }) => annotation === null);
  if (wanted.length === 0 && definition.returns !== null) return 'hinted';
  const needed: NeededImport[] = [];
  const textOf = hintWriter(module, place, needed);
  const parameters = new Map(
    wanted.flatMap(({ name }): [string, string][] => {
      const types = seen.parameters.find(({ parameter }) => parameter === name)?.types;
      const text = types === undefined ? null : textOf(types);
      // Of a parameter that was only ever left out nothing is known but its default.
      return text === null || text === 'None' ? [] : [[name, text]];
    }),
  );
  const returns = definition.returns === null && seen.result !== null ? textOf(seen.result) : null;
  if (parameters.size === 0 && returns === null) return 'no-name';
  const annotated = backEnd.annotate(definition.text, definition.name, { parameters, returns });
  if (annotated === null) return 'not-seen';
  return {
    definition: {
      ...definition,
      text: annotated.text,
      syntaxHash: annotated.syntaxHash,
      unhintedHash: definition.syntaxHash,
      parameters: definition.parameters.map((each) => ({
        ...each,
        annotation: each.annotation ?? parameters.get(each.name) ?? null,
      })),
      returns: definition.returns ?? returns,
    },
    needed,
    added: parameters.size + (returns === null ? 0 : 1),
  };
}

/** Writes hints of one definition, and collects what they need; a hint that can't be evaluated there is put in quotes. */
function hintWriter(
  module: PlannedModule,
  place: number,
  needed: NeededImport[],
): (types: Parameters<typeof typeText>[0]) => string | null {
  const nameType = nameIn(module, place);
  const isEvaluated = !module.futures.includes('annotations');
  return (types) => {
    const named: NamedType[] = [];
    const text = typeText(types, (type) => {
      const found = nameType(type);
      if (found !== null) named.push(found);
      return found?.text ?? null;
    });
    if (text === null) return null;
    needed.push(...named.flatMap(({ needs, when }) => (needs === null ? [] : [{ needs, when }])));
    return isEvaluated && named.some(({ when }) => when === 'checked') ? JSON.stringify(text) : text;
  };
}
