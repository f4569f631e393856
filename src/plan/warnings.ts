import type { Analysis, AnalyzedDefinition, DefinitionId, PrototypeNotebook } from '../analysis/prototype.ts';
import type { PlanWarning, Requirement } from './plan.ts';
import { tokensLeft } from './tokens-left.ts';

/** What the user should know about a plan, the gravest first. */
export function planWarnings(
  analysis: Analysis,
  moving: readonly AnalyzedDefinition[],
  homes: ReadonlyMap<DefinitionId, string>,
  requirements: readonly Requirement[],
): readonly PlanWarning[] {
  return [
    ...requirements.filter((each) => each.source === 'unverified').map(unverified),
    ...analysis.notebooks.flatMap(({ owner }) =>
      valueWarnings(
        owner,
        moving.filter((each) => each.owner === owner),
        homes,
      ),
    ),
    ...moving.flatMap(patched),
    ...analysis.notebooks.flatMap(({ owner }) =>
      moving.some((each) => each.owner === owner) ? outOfOrder(owner) : [],
    ),
  ];
}

function unverified({ importName }: Requirement): PlanWarning {
  return { code: 'unverified-requirement', importName, notebook: null, cell: null, line: null };
}

function placeOf({ owner, definition }: AnalyzedDefinition): {
  notebook: string;
  cell: number;
  line: number;
} {
  return { notebook: owner.notebook.path, cell: definition.at.cell, line: definition.line };
}

/** A moved constant that the notebook still uses has to be changed in the package from now on. */
function valueWarnings(
  owner: PrototypeNotebook,
  moving: readonly AnalyzedDefinition[],
  homes: ReadonlyMap<DefinitionId, string>,
): readonly PlanWarning[] {
  const left = tokensLeft(
    owner,
    moving.map((each) => each.statement),
  );
  return moving.flatMap((each) => {
    const { definition } = each;
    const module = homes.get(each.id) ?? '';
    if (definition.kind !== 'constant') return [];
    return definition.names.flatMap((name): readonly PlanWarning[] => [
      ...(definition.evaluation.mutable
        ? [{ code: 'mutable-constant' as const, name, module, ...placeOf(each) }]
        : []),
      ...(left.has(name) ? [{ code: 'constant-moved' as const, name, module, ...placeOf(each) }] : []),
    ]);
  });
}

function patched(each: AnalyzedDefinition): readonly PlanWarning[] {
  const { definition, owner } = each;
  if (definition.kind !== 'function' && definition.kind !== 'class') return [];
  const patches = owner.program.statements.some((statement) =>
    statement.mutations.some((mutation) => mutation.how === 'attribute' && mutation.name === definition.name),
  );
  return patches ? [{ code: 'patched-later', name: definition.name, ...placeOf(each) }] : [];
}

/** Cells whose saved execution counts say that they ran in another order than they stand in. */
function outOfOrder(owner: Analysis['notebooks'][number]['owner']): readonly PlanWarning[] {
  let highest = 0;
  const cells = owner.notebook.cells.flatMap(({ executionCount, index }) => {
    if (executionCount === null) return [];
    const late = executionCount < highest;
    highest = Math.max(highest, executionCount);
    return late ? [index] : [];
  });
  if (cells.length === 0) return [];
  return [
    { code: 'execution-order', cells, notebook: owner.notebook.path, cell: cells[0] ?? null, line: null },
  ];
}
