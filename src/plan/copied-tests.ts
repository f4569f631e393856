import type {
  Analysis,
  AnalyzedDefinition,
  AnalyzedNotebook,
  AssertCell,
  DefinitionId,
  NeededImport,
} from '../analysis/prototype.ts';
import type { CellSpan } from '../notebook/notebook.ts';
import type { CopiedTest, Origin, PlannedDefinition, PlannedImport } from './plan.ts';
import { movedText, originOf } from './definitions.ts';
import { untoldAsserts } from './told-asserts.ts';

/** What a copy may rely on. */
export interface TestSurroundings {
  /** Modules of the definitions that move. */
  readonly homes: ReadonlyMap<DefinitionId, string>;
  /** What moves, with the examples that its unit tests will hold. */
  readonly definitions: readonly PlannedDefinition[];
  /** Whether the tests of the package can import this without a further dependency. */
  isAvailable(module: string, member: string | null): boolean;
}

/**
 * `test_*` functions and cells of asserts of the notebooks that stand alone: no parameters, all they need moves or
 * is imported, and asserts depend on nothing that changes. They stay where they are; the repository gets a copy, but
 * of asserts only where the unit tests don't make them already.
 */
export function copiedTests(analysis: Analysis, surroundings: TestSurroundings): readonly CopiedTest[] {
  return [
    ...analysis.definitions.flatMap((each) => copiedFunction(each, analysis, surroundings)),
    ...analysis.notebooks.flatMap((notebook) =>
      notebook.assertCells.flatMap((cell) => copiedAsserts(notebook, cell, analysis, surroundings)),
    ),
  ];
}

function copiedFunction(
  each: AnalyzedDefinition,
  { definitions }: Analysis,
  surroundings: TestSurroundings,
): readonly CopiedTest[] {
  const { definition, verdict, needs } = each;
  const onlyTestCode = verdict.obstacles.every((obstacle) => obstacle.code === 'test-code');
  if (verdict.obstacles.length === 0 || !onlyTestCode || definition.parameters.length > 0) return [];
  const read = new Set(definition.freeNames.map(({ name }) => name));
  const moved = definitions
    .filter(({ id }) => needs.definitions.includes(id))
    .flatMap(({ id, definition: { names } }) =>
      names.filter((name) => read.has(name)).map((name) => ({ name, id })),
    );
  const imports = importsOf({ imports: needs.imports, definitions: moved }, surroundings);
  if (imports === null || read.size === 0) return [];
  return [
    { origin: originOf(each), name: definition.name, kind: 'function', text: movedText(each), imports },
  ];
}

function copiedAsserts(
  { owner }: AnalyzedNotebook,
  assertCell: AssertCell,
  analysis: Analysis,
  surroundings: TestSurroundings,
): readonly CopiedTest[] {
  const { cell } = assertCell;
  const source = owner.notebook.cells[cell]?.source ?? '';
  const place = { notebook: owner.notebook.path, source };
  const asserts = untoldAsserts(assertCell.asserts, place, surroundings.definitions).filter(
    ({ block }) => !holdsAny(block, [...owner.secrets, ...owner.personalData]),
  );
  const read = new Set(asserts.flatMap(({ reads }) => reads.map(({ name }) => name)));
  const needs = {
    definitions: assertCell.definitions.filter(({ name }) => read.has(name)),
    imports: assertCell.imports.filter(({ name }) => read.has(name)),
  };
  const isLocal = needs.imports.some(({ imports }) =>
    imports.some(({ module }) => owner.localModules.has(module)),
  );
  const imports = importsOf(needs, surroundings);
  if (needs.definitions.length === 0 || imports === null || isLocal) return [];
  if (!isSteady({ ...assertCell, ...needs, asserts }, analysis)) return [];
  const text = asserts
    .map(({ block, at, sharesLine }) => {
      const span = sharesLine ? at : block;
      return source.slice(span.start, span.end).replace(/\r?\n$/, '');
    })
    .join('\n');
  const [first] = asserts;
  const origin: Origin = {
    notebook: owner.notebook.path,
    cell,
    cellId: owner.notebook.cells[cell]?.id ?? null,
    line: source.slice(0, first?.at.start ?? 0).split('\n').length,
  };
  return [{ origin, name: `test_asserts_of_cell_${cell}`, kind: 'asserts', text, imports }];
}

function holdsAny(block: CellSpan, places: readonly CellSpan[]): boolean {
  return places.some((at) => at.cell === block.cell && at.start < block.end && block.start < at.end);
}

/** Whether nothing that asserts read changes in place, or depends on files, the clock or chance. */
function isSteady({ asserts, definitions }: AssertCell, { definitions: all }: Analysis): boolean {
  const byId = new Map(all.map((each) => [each.id, each]));
  const closure = new Set(definitions.flatMap(({ id }) => byId.get(id) ?? []));
  for (const each of closure) {
    for (const id of each.needs.definitions) {
      const needed = byId.get(id);
      if (needed) closure.add(needed);
    }
  }
  const calls = [...asserts, ...[...closure].map(({ definition }) => definition)].flatMap(
    (each) => each.calls,
  );
  const isChanged = ({ owner, definition }: AnalyzedDefinition): boolean =>
    owner.program.statements.some(({ mutations }) =>
      mutations.some(({ name }) => definition.names.includes(name)),
    );
  return (
    calls.every(({ effect }) => effect !== 'reads-world' && effect !== 'persists' && effect !== 'setting') &&
    ![...closure].some(isChanged)
  );
}

/** Imports of all that a test reads; null where something of it can't be imported. */
function importsOf(
  needs: {
    readonly definitions: readonly { readonly name: string; readonly id: DefinitionId }[];
    readonly imports: readonly NeededImport[];
  },
  { homes, ...surroundings }: TestSurroundings,
): readonly PlannedImport[] | null {
  const outside = needs.imports.flatMap(({ imports }) =>
    imports.map(({ module, member, name }): PlannedImport => ({ module, member, name })),
  );
  if (needs.imports.some(({ guarded }) => guarded !== null)) return null;
  if (!outside.every(({ module, member }) => surroundings.isAvailable(module, member))) return null;
  const own = needs.definitions.flatMap(({ name, id }): PlannedImport[] => {
    const module = homes.get(id);
    return module === undefined ? [] : [{ module, member: name, name }];
  });
  return own.length === needs.definitions.length ? [...outside, ...own] : null;
}
