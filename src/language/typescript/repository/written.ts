import { definitionsIn } from '../../../analysis/index.ts';
import type { ExtractionPlan, PlannedDefinition } from '../../../plan/plan.ts';
import type { FrontEnd } from '../../../program/language.ts';
import type { ModulePaths } from './modules/module.ts';

/**
 * A plan whose definitions have the hashes of what is written in the end, so that types which were added here are never taken for
 * somebody's edit.
 * @param texts of the modules, by path.
 */
export function withWrittenHashes(
  plan: ExtractionPlan,
  paths: ModulePaths,
  texts: ReadonlyMap<string, string>,
  frontEnd: FrontEnd,
): ExtractionPlan {
  return {
    ...plan,
    modules: plan.modules.map((module) => {
      const path = paths.get(module.importName) ?? '';
      const hashes = hashesIn(path, texts.get(path) ?? '', frontEnd);
      return { ...module, definitions: module.definitions.map((each) => withHash(each, hashes)) };
    }),
  };
}

function withHash(definition: PlannedDefinition, hashes: ReadonlyMap<string, string>): PlannedDefinition {
  const written = hashes.get(definition.names.join(' '));
  if (written === undefined || written === definition.syntaxHash) return definition;
  return {
    ...definition,
    syntaxHash: written,
    unhintedHash: definition.unhintedHash ?? definition.syntaxHash,
  };
}

/** Hashes of the syntax of a module's definitions, by their names. */
function hashesIn(path: string, text: string, frontEnd: FrontEnd): ReadonlyMap<string, string> {
  const beside = { read: () => null, exists: () => false, list: () => [] };
  const { statements } = frontEnd.analyze(frontEnd.moduleNotebook(path, text), beside, () => null);
  return new Map(
    statements.flatMap(definitionsIn).map(({ names, syntaxHash }) => [names.join(' '), syntaxHash]),
  );
}
