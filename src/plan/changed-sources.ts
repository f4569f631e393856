import type { PrototypeNotebook } from '../analysis/prototype.ts';
import type { CellEdit } from '../notebook/notebook.ts';
import type { ExtractionPlan, NotebookRewrite, PlannedDefinition } from './plan.ts';

/** Cells that lifts and renames changed before the plan was made, by notebook: their new sources. */
export type ChangedSources = ReadonlyMap<string, ReadonlyMap<number, string>>;

/** The cells that differ between two states of the same notebooks, in the same order, with the sources of `after`. */
export function changedSources(
  before: readonly PrototypeNotebook[],
  after: readonly PrototypeNotebook[],
): ChangedSources {
  return new Map(
    before.map(({ notebook }, index) => {
      const cells = after[index]?.notebook.cells ?? [];
      const changed = cells.filter((cell, at) => cell.source !== notebook.cells[at]?.source);
      return [notebook.path, new Map(changed.map((cell) => [cell.index, cell.source]))] as const;
    }),
  );
}

/** A plan that was made for notebooks whose cells had been changed, as a plan for the notebooks as they are. */
export function forNotebooks(
  plan: ExtractionPlan,
  before: readonly PrototypeNotebook[],
  after: readonly PrototypeNotebook[],
): ExtractionPlan {
  const sources = changedSources(before, after);
  const hashes = new Map(before.flatMap(hashesIn));
  const withSource = (definition: PlannedDefinition): PlannedDefinition => {
    const [{ notebook, cell, line }] = definition.origins;
    return { ...definition, sourceHash: hashes.get(placeKey(notebook, cell, line)) ?? definition.sourceHash };
  };
  return {
    ...plan,
    modules: plan.modules.map((module) => ({ ...module, definitions: module.definitions.map(withSource) })),
    rewrites: plan.rewrites.map((rewrite) =>
      withSources(rewrite, sources.get(rewrite.notebook) ?? new Map()),
    ),
  };
}

/** Neither lifts nor renames move a line. */
function hashesIn({ notebook, program }: PrototypeNotebook): readonly (readonly [string, string])[] {
  return program.statements.flatMap((statement) => {
    if (statement.kind !== 'definition') return [];
    const { at, line, syntaxHash } = statement.definition;
    return [[placeKey(notebook.path, at.cell, line), syntaxHash] as const];
  });
}

function placeKey(notebook: string, cell: number, line: number): string {
  return `${cell} ${line} ${notebook}`;
}

function withSources(rewrite: NotebookRewrite, sources: ReadonlyMap<number, string>): NotebookRewrite {
  const changed = new Set(rewrite.changedCells);
  const added = [...sources]
    .filter(([cell]) => !changed.has(cell))
    .map(([cell, source]): CellEdit => ({ kind: 'replace', cell, source }));
  if (added.length === 0) return rewrite;
  const place = (edit: CellEdit): number => (edit.kind === 'insert' ? edit.before - 0.5 : edit.cell);
  return {
    ...rewrite,
    edits: [...rewrite.edits, ...added].sort((a, b) => place(a) - place(b)),
    changedCells: [...rewrite.changedCells, ...added.map(place)].sort((a, b) => a - b),
  };
}
