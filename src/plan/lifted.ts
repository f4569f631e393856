import type { LiftRefusal } from '../analysis/lift-refusal.ts';
import type { Obstacle } from '../analysis/obstacle.ts';
import type { PrototypeNotebook } from '../analysis/prototype.ts';
import type { Statement } from '../program/program.ts';
import type { ExtractionPlan, KeptDefinition, LiftedDefinition } from './plan.ts';

/** A plan that was made for notebooks with lifted functions, with word of the lifts. */
export function withLifts(
  plan: ExtractionPlan,
  lifted: readonly LiftedDefinition[],
  {
    before,
    refusals,
  }: {
    readonly before: readonly PrototypeNotebook[];
    readonly refusals: ReadonlyMap<string, LiftRefusal>;
  },
): ExtractionPlan {
  return {
    ...plan,
    lifted,
    kept: plan.kept.map((each) => withRefusal(withoutAdded(each, before), refusals)),
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
