import type { Analysis, AnalyzedDefinition, DefinitionId, PrototypeNotebook } from '../analysis/prototype.ts';
import type { Statement } from '../program/program.ts';
import { consequenceWarnings } from './consequences.ts';
import type { PlanWarning, Requirement } from './plan.ts';
import type { RewriteOptions } from './rewrites/index.ts';
import { sharing, tokensLeft } from './tokens-left.ts';
import type { Unit } from './unit.ts';

/** What moves, and where to. */
export interface Move {
  readonly moving: readonly AnalyzedDefinition[];
  readonly units: readonly Unit[];
  readonly homes: ReadonlyMap<DefinitionId, string>;
}

/** What the user should know about a plan, the gravest first. */
export function planWarnings(
  analysis: Analysis,
  { moving, units, homes }: Move,
  requirements: readonly Requirement[],
  options: RewriteOptions,
): readonly PlanWarning[] {
  const owners = analysis.notebooks
    .map(({ owner }) => owner)
    .filter((owner) => moving.some((each) => each.owner === owner));
  const left = new Map(
    owners.map((owner) => [owner, tokensLeft(owner, statementsOf(owner, moving), sharing(owner, owners))]),
  );
  return [
    ...requirements.filter((each) => each.source === 'unverified').map(unverified),
    ...units.flatMap((unit) => valueWarnings(unit, homes.get(unit.first.id) ?? '', left)),
    ...moving.flatMap(personalData),
    ...moving.flatMap(patched),
    ...copiesThatStay(analysis, moving),
    ...owners.flatMap((owner) =>
      consequenceWarnings(
        owner,
        moving.filter((each) => each.owner === owner),
        options,
      ),
    ),
    ...owners.flatMap(outOfOrder),
  ];
}

function statementsOf(owner: PrototypeNotebook, moving: readonly AnalyzedDefinition[]): readonly Statement[] {
  return moving.filter((each) => each.owner === owner).map((each) => each.statement);
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

/** Functions and classes that stay in one notebook, while the same ones move from another. */
function copiesThatStay(
  { definitions }: Analysis,
  moving: readonly AnalyzedDefinition[],
): readonly PlanWarning[] {
  const moves = new Set(moving);
  const origins = new Map(moving.map((each) => [each.closureHash, each]));
  return definitions.flatMap((each) => {
    const copy = origins.get(each.closureHash);
    const { kind, name } = each.definition;
    const isCode = kind === 'function' || kind === 'class';
    if (!isCode || moves.has(each) || copy === undefined || copy.owner === each.owner) return [];
    return [{ code: 'copy-stays', name, movesFrom: copy.owner.notebook.path, ...placeOf(each) }];
  });
}

/**
 * A moved constant that a notebook still uses has to be changed in the package from now on; and one that can be
 * changed in place is one object for package and notebook.
 */
function valueWarnings(
  { first, members }: Unit,
  module: string,
  left: ReadonlyMap<PrototypeNotebook, ReadonlySet<string>>,
): readonly PlanWarning[] {
  const { definition } = first;
  if (definition.kind !== 'constant') return [];
  return definition.names.flatMap((name): readonly PlanWarning[] => {
    const isUsed = members.some(({ owner }) => left.get(owner)?.has(name));
    if (definition.evaluation.mutable) {
      const isChanged = members.some(({ owner }) => isMutated(name, owner));
      const sharing = isUsed ? 'used' : isChanged ? 'changed' : 'neither';
      return [{ code: 'mutable-constant', name, module, sharing, ...placeOf(first) }];
    }
    return isUsed ? [{ code: 'constant-moved', name, module, ...placeOf(first) }] : [];
  });
}

function isMutated(name: string, { program }: PrototypeNotebook): boolean {
  return program.statements.some(({ mutations }) => mutations.some((mutation) => mutation.name === name));
}

function patched(each: AnalyzedDefinition): readonly PlanWarning[] {
  const { definition, owner } = each;
  if (definition.kind !== 'function' && definition.kind !== 'class') return [];
  const patches = owner.program.statements.some((statement) =>
    statement.mutations.some((mutation) => mutation.how === 'attribute' && mutation.name === definition.name),
  );
  return patches ? [{ code: 'patched-later', name: definition.name, ...placeOf(each) }] : [];
}

/** What of persons stands in the lines that move, comments included: it is published with them. */
function personalData({
  owner,
  statement: { block },
  definition,
}: AnalyzedDefinition): readonly PlanWarning[] {
  const source = owner.notebook.cells[block.cell]?.source ?? '';
  return owner.personalData
    .filter((each) => each.cell === block.cell && each.start < block.end && each.end > block.start)
    .map(({ cell, rule, start }) => ({
      code: 'personal-data',
      name: definition.name,
      rule,
      notebook: owner.notebook.path,
      cell,
      line: source.slice(0, start).split('\n').length,
    }));
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
