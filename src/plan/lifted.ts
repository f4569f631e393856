import type { LiftRefusal } from '../analysis/lift-refusal.ts';
import type { Obstacle } from '../analysis/obstacle.ts';
import type { PrototypeNotebook } from '../analysis/prototype.ts';
import type { Statement } from '../language/program.ts';
import type { CellEdit } from '../notebook/notebook.ts';
import type {
  ExtractionPlan,
  KeptDefinition,
  LiftedDefinition,
  NotebookRewrite,
  PlannedDefinition,
} from './plan.ts';

/** Cells that lifts changed before the plan was made, by notebook: their new sources. */
export type LiftedSources = ReadonlyMap<string, ReadonlyMap<number, string>>;

/** A plan that was made for notebooks with lifted functions, as a plan for the notebooks as they are. */
export function withLifts(
  plan: ExtractionPlan,
  lifted: readonly LiftedDefinition[],
  {
    sources,
    before,
    refusals,
  }: {
    readonly sources: LiftedSources;
    readonly before: readonly PrototypeNotebook[];
    readonly refusals: ReadonlyMap<string, LiftRefusal>;
  },
): ExtractionPlan {
  return {
    ...plan,
    lifted,
    kept: plan.kept.map((each) => withRefusal(withoutAdded(each, before), refusals)),
    rewrites: plan.rewrites.map((rewrite) =>
      withSources(rewrite, sources.get(rewrite.notebook) ?? new Map()),
    ),
  };
}

/** What turned out as lifts were written is told where the facts alone said that a lift is possible. */
function withRefusal(kept: KeptDefinition, refusals: ReadonlyMap<string, LiftRefusal>): KeptDefinition {
  const refusal = refusals.get(`${kept.notebook}#${kept.name}@${kept.cell}`);
  if (refusal === undefined) return kept;
  const obstacles = kept.obstacles.map((each): Obstacle =>
    each.lift === 'possible' ? { ...each, lift: refusal } : each,
  );
  return { ...kept, obstacles };
}

/** What stays and calls lifted functions reads what it passes to them: that is no reason of its own. */
function withoutAdded(kept: KeptDefinition, before: readonly PrototypeNotebook[]): KeptDefinition {
  const owner = before.find(({ notebook }) => notebook.path === kept.notebook);
  const definition = owner?.program.statements
    .flatMap((statement) => (statement.kind === 'definition' ? [statement.definition] : []))
    .find(({ name, at, line }) => name === kept.name && at.cell === kept.cell && line === kept.line);
  if (definition === undefined) return kept;
  const read = new Set(definition.freeNames.map(({ name }) => name));
  const own = kept.obstacles.filter(({ lift, names: [name = ''] }) => lift === undefined || read.has(name));
  return own.length > 0 ? { ...kept, obstacles: own } : kept;
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

/** Hash of a definition's syntax as the notebook has it: before a lift where there was one. */
export function sourceHash({ lifted }: ExtractionPlan, definition: PlannedDefinition): string {
  const [first] = definition.origins;
  const lift = lifted.find(
    ({ notebook, cell, line, name }) =>
      name === definition.name && notebook === first.notebook && cell === first.cell && line === first.line,
  );
  return lift?.source ?? definition.syntaxHash;
}

/** A notebook without the examples in docstrings that call lifted functions as they were. */
export function withoutExamplesOf(
  owner: PrototypeNotebook,
  lifted: readonly LiftedDefinition[],
): PrototypeNotebook {
  const names = new Set(
    lifted.filter(({ notebook }) => notebook === owner.notebook.path).map(({ name }) => name),
  );
  if (names.size === 0) return owner;
  const statements = owner.program.statements.map((statement): Statement => {
    if (statement.kind !== 'definition') return statement;
    const examples = statement.definition.examples.filter(
      ({ name, source }) => source !== 'doctest' || !names.has(name),
    );
    return { ...statement, definition: { ...statement.definition, examples } };
  });
  return { ...owner, program: { ...owner.program, statements } };
}
