import { analyze, proposeLifts } from '../analysis/index.ts';
import type { LiftProposals } from '../analysis/lifting/proposals.ts';
import type {
  Analysis,
  AnalyzedDefinition,
  DefinitionId,
  PrototypeNotebook,
  VariantChoices,
} from '../analysis/prototype.ts';
import type { LiftRefusal } from '../analysis/lift-refusal.ts';
import type { LiftOutcome, LiftRequest } from '../program/lifting.ts';
import { changedSources, selectDefinitions, withoutExamplesOf } from '../plan/index.ts';
import type { ChangedSources } from '../plan/changed-sources.ts';
import type { LiftedDefinition } from '../plan/plan.ts';
import type { Selection } from '../plan/selection.ts';
import { withSources } from './changed-sources.ts';
import type { LoadedPrototype } from './prototype.ts';

/** A prototype in which functions take what they read from the notebook before. */
export interface Lifting {
  /** The same notebooks in the same order; those that changed with new sources, cells and lines where they were. */
  readonly notebooks: readonly PrototypeNotebook[];
  readonly lifted: readonly LiftedDefinition[];
  readonly sources: ChangedSources;
  /** Why functions that only names keep could not be lifted. */
  readonly refusals: Refusals;
}

type Refusals = ReadonlyMap<DefinitionId, LiftRefusal>;

/** What a lifting is done for. */
export interface LiftingGoal {
  readonly selection: Selection;
  /** Of names that several notebooks define differently, whose definition moves. */
  readonly choices?: VariantChoices;
  /** Notebooks that have nothing to give. */
  readonly done: ReadonlySet<PrototypeNotebook>;
  /** Adds obstacles that were found elsewhere. */
  readonly judge: (analysis: Analysis) => Analysis;
}

/** The state after some rounds: in each, what the lifts of the one before made possible, or necessary, is lifted. */
interface Rounds {
  readonly notebooks: readonly PrototypeNotebook[];
  /** The lifts of each function, by round. */
  readonly applied: ReadonlyMap<DefinitionId, readonly LiftRequest[]>;
}

/** A chain of functions as long as this, each lifted because of the one before, is given up. */
const MAX_ROUNDS = 50;

/**
 * Makes parameters of names that functions read, where that lets a selected function move and keeps what the notebook
 * does. A lift after which its function would stay all the same leaves no trace.
 * @throws SolidifyError (usage) for a name in the selection that no definition has.
 */
export async function liftPrototype(loaded: LoadedPrototype, goal: LiftingGoal): Promise<Lifting> {
  const refusals = new Map<DefinitionId, LiftRefusal>();
  const banned = new Set<DefinitionId>();
  for (;;) {
    const { rounds, refused } = await liftInRounds(loaded, goal, banned);
    for (const [id, refusal] of refused) refusals.set(id, refusal);
    const idle = rounds === null ? [...refused.keys()] : idleLifts(rounds, goal);
    if (rounds !== null && idle.length === 0) return liftingOf(loaded, rounds, refusals);
    for (const id of idle) banned.add(id);
  }
}

/** Lifted functions that stay in the notebook all the same. */
function idleLifts(
  { notebooks, applied }: Rounds,
  { judge, selection, choices }: LiftingGoal,
): readonly DefinitionId[] {
  const { moving } = selectDefinitions(judge(analyze(notebooks, choices)), selection);
  const moves = new Set(moving.map(({ id }) => id));
  return [...applied.keys()].filter((id) => !moves.has(id));
}

/**
 * Lifts until nothing is left to lift. `rounds` is null when something turned out not to be writable: then all is to be
 * done again without what was refused.
 */
async function liftInRounds(
  loaded: LoadedPrototype,
  { done, judge, choices }: LiftingGoal,
  banned: ReadonlySet<DefinitionId>,
): Promise<{ readonly rounds: Rounds | null; readonly refused: Refusals }> {
  const refused = new Map<DefinitionId, LiftRefusal>();
  let state: Rounds = { notebooks: loaded.notebooks, applied: new Map() };
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const analysis = judge(analyze(state.notebooks, choices));
    const found = proposeLifts(analysis);
    for (const [id, refusal] of found.refusals) refused.set(id, refusal);
    const lifts = found.lifts.filter(({ id, owner }) => !banned.has(id) && !done.has(owner));
    if (lifts.length === 0) break;
    const next = await liftRound(loaded, { ...state, analysis }, lifts);
    if (next.kind === 'refused') return { rounds: null, refused: next.refusals };
    state = next;
  }
  return { rounds: state, refused };
}

type ProposedLift = LiftProposals['lifts'][number];

async function liftRound(
  loaded: LoadedPrototype,
  { notebooks, applied, analysis }: Rounds & { readonly analysis: Analysis },
  lifts: readonly ProposedLift[],
): Promise<
  ({ readonly kind: 'lifted' } & Rounds) | { readonly kind: 'refused'; readonly refusals: Refusals }
> {
  const rewritten: PrototypeNotebook[] = [];
  for (const owner of notebooks) {
    const own = lifts.filter((lift) => lift.owner === owner);
    const earlier = analysis.definitions.filter((each) => each.owner === owner && applied.has(each.id));
    const requests = new Map([
      ...earlier.map((each) => [again(each, applied.get(each.id) ?? []), each.id] as const),
      ...own.map(({ id, request }) => [request, id] as const),
    ]);
    const outcome: LiftOutcome =
      own.length > 0
        ? loaded.language.lifter.lift(owner.notebook, [...requests.keys()])
        : { kind: 'written', sources: new Map() };
    if (outcome.kind === 'refused')
      return { kind: 'refused', refusals: refusalsOf(outcome.problems, requests) };
    rewritten.push(
      own.length > 0 ? await loaded.reread(withSources(owner.notebook, outcome.sources)) : owner,
    );
  }
  const next = new Map(applied);
  for (const { id, request } of lifts) next.set(id, [...(next.get(id) ?? []), request]);
  return { kind: 'lifted', notebooks: rewritten, applied: next };
}

/** What was lifted in an earlier round only has to go on being read at once. */
function again({ definition }: AnalyzedDefinition, requests: readonly LiftRequest[]): LiftRequest {
  return {
    definition: definition.at,
    name: definition.name,
    parameters: [],
    defaults: [],
    calls: [],
    rebound: requests.flatMap(({ rebound }) => rebound),
  };
}

function refusalsOf(
  problems: Extract<LiftOutcome, { kind: 'refused' }>['problems'],
  requests: ReadonlyMap<LiftRequest, DefinitionId>,
): Refusals {
  const found = new Map<DefinitionId, LiftRefusal>();
  for (const [request, code] of problems) {
    const id = requests.get(request);
    const [name = request.defaults[0]?.value ?? request.name] = request.parameters;
    if (id !== undefined) found.set(id, { code, name, place: null });
  }
  return found;
}

function liftingOf(loaded: LoadedPrototype, { notebooks, applied }: Rounds, refusals: Refusals): Lifting {
  const lifted = analyze(loaded.notebooks).definitions.flatMap(
    ({ id, owner, definition }): LiftedDefinition[] => {
      const requests = applied.get(id);
      if (requests === undefined) return [];
      return [
        {
          name: definition.name,
          notebook: owner.notebook.path,
          cell: definition.at.cell,
          line: definition.line,
          parameters: requests.flatMap(({ parameters }) => parameters),
          defaults: requests.flatMap(({ defaults }) => defaults.map(({ parameter }) => parameter)),
          calls: requests[0]?.calls.length ?? 0,
        },
      ];
    },
  );
  const sources = changedSources(loaded.notebooks, notebooks);
  return { notebooks: notebooks.map((each) => withoutExamplesOf(each, lifted)), lifted, sources, refusals };
}
