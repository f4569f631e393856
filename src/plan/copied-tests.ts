import type { AnalyzedDefinition, DefinitionId } from '../analysis/prototype.ts';
import type { CopiedTest, PlannedImport } from './plan.ts';
import { originOf } from './definitions.ts';

/**
 * `test_*` functions of the notebooks that stand alone: no parameters, and all they need moves or is imported.
 * They stay where they are; the repository gets a copy.
 */
export function copiedTests(
  staying: readonly AnalyzedDefinition[],
  homes: ReadonlyMap<DefinitionId, string>,
): readonly CopiedTest[] {
  return staying.flatMap((each) => {
    const { definition, verdict, owner, statement } = each;
    const onlyTestCode = verdict.obstacles.every((obstacle) => obstacle.code === 'test-code');
    if (verdict.obstacles.length === 0 || !onlyTestCode || definition.parameters.length > 0) return [];
    const imports = importsOf(each, homes);
    if (imports === null) return [];
    const { cell, start, end } = statement.block;
    const text = (owner.notebook.cells[cell]?.source ?? '').slice(start, end).replace(/\r?\n$/, '');
    return [{ origin: originOf(each), name: definition.name, kind: 'function', text, imports }];
  });
}

function importsOf(
  { needs, definition }: AnalyzedDefinition,
  homes: ReadonlyMap<DefinitionId, string>,
): readonly PlannedImport[] | null {
  const imports: PlannedImport[] = [];
  for (const need of needs.imports) {
    if (need.guarded !== null) return null;
    imports.push(...need.imports.map(({ module, member, name }) => ({ module, member, name })));
  }
  for (const id of needs.definitions) {
    const module = homes.get(id);
    const [, names = ''] = /#([^@]*)@/.exec(id) ?? [];
    if (module === undefined) return null;
    imports.push({ module, member: names, name: names });
  }
  return definition.freeNames.length === 0 ? null : imports;
}
