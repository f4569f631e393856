import type {
  Analysis,
  AnalyzedDefinition,
  DefinitionId,
  PrototypeNotebook,
} from '../../analysis/prototype.ts';
import type { Obstacle } from '../../analysis/obstacle.ts';
import { comparerFor } from '../held/index.ts';
import type { Comparer } from '../held/compare.ts';
import type { HeldDefinition, HeldPackage } from '../held/package.ts';
import { usesHeldToo } from './other-uses.ts';
import { decisionOn, takeFor, type Decision, type Strangers, type Take } from './decision.ts';

/** What is done about each definition of the notebooks that the package holds too. */
export type Decisions = ReadonlyMap<DefinitionId, Decision>;

/** What decisions hang on beside the code. */
export interface DecisionContext {
  readonly takes: readonly Take[];
  /** Whether a definition of the package was extracted from a notebook. */
  readonly isOrigin: (held: HeldDefinition, owner: PrototypeNotebook) => boolean;
  readonly strangers: Strangers;
}

/** Decides on every definition of the notebooks that has the name of one of the package. Pure. */
export function decide(
  { definitions, beside }: Analysis,
  held: HeldPackage,
  context: DecisionContext,
): Decisions {
  const byName = new Map<string, HeldDefinition[]>();
  for (const each of held.modules.flatMap((module) => module.definitions)) {
    for (const name of each.names) byName.set(name, [...(byName.get(name) ?? []), each]);
  }
  const comparers = new Map<PrototypeNotebook, Comparer>();
  const decided = new Map<DefinitionId, Decision>();
  for (const each of [...definitions, ...beside]) {
    const candidates = new Set(each.definition.names.flatMap((name) => byName.get(name) ?? []));
    if (candidates.size === 0) continue;
    const compare = comparers.get(each.owner) ?? comparerFor(each.owner, held);
    comparers.set(each.owner, compare);
    const found = [...candidates]
      .map((candidate) => decideOn(each, candidate, compare, context))
      .map((decision) => withoutHarm(decision, each, held, context));
    const best = found.reduce((a, b) => (rank(b) < rank(a) ? b : a));
    decided.set(each.id, best);
  }
  return likeTheirCopies([...definitions, ...beside], decided);
}

function decideOn(
  each: AnalyzedDefinition,
  candidate: HeldDefinition,
  compare: Comparer,
  { takes, isOrigin, strangers }: DecisionContext,
): Decision {
  // One of several targets of an assignment isn't the assignment.
  if (candidate.names.join(' ') !== each.definition.names.join(' ')) {
    return { kind: 'stay', held: candidate, drift: 'different' };
  }
  return decisionOn(candidate, compare(each.definition, candidate), {
    isOrigin: isOrigin(candidate, each.owner),
    strangers,
    take: takeFor(takes, each),
  });
}

/** What can't be replaced by itself stays; and what the notebook uses too, unless the user has said whose code counts. */
function withoutHarm(
  decision: Decision,
  each: AnalyzedDefinition,
  held: HeldPackage,
  { takes }: DecisionContext,
): Decision {
  if (decision.kind !== 'replace') return decision;
  const stays: Decision = { ...decision, kind: 'stay' };
  const { definition, module } = decision.held;
  const statement = held.modules
    .find(({ importName }) => importName === module)
    ?.program.statements.find((at) => at.kind === 'definition' && at.definition === definition);
  if (statement === undefined || statement.sharesLine) return stays;
  return takeFor(takes, each) === null && usesHeldToo(each, decision.held, held) ? stays : decision;
}

/** Of several definitions of a name in the package, the one that a notebook's is nearest to. */
function rank({ kind, drift }: Decision): number {
  return drift === 'same' && kind === 'import' ? 0 : 1 + ['import', 'replace', 'ask', 'stay'].indexOf(kind);
}

/** What was changed in the notebook that it was extracted from may stand in other notebooks by now, in the same words. */
function likeTheirCopies(definitions: readonly AnalyzedDefinition[], decided: Decisions): Decisions {
  const keyOf = (each: AnalyzedDefinition): string =>
    `${each.definition.names.join(' ')} ${each.closureHash}`;
  const settled = new Map(
    definitions.flatMap((each): [string, Decision][] => {
      const decision = decided.get(each.id);
      return decision && decision.kind !== 'stay' ? [[keyOf(each), decision]] : [];
    }),
  );
  return new Map(
    definitions.flatMap((each): [DefinitionId, Decision][] => {
      const decision = decided.get(each.id);
      return decision ? [[each.id, settled.get(keyOf(each)) ?? decision]] : [];
    }),
  );
}

/** What keeps definitions where they are since the package holds others of their names. */
export function collisions(
  { definitions, beside }: Analysis,
  decided: Decisions,
): ReadonlyMap<DefinitionId, Obstacle> {
  return new Map(
    [...definitions, ...beside].flatMap((each): [DefinitionId, Obstacle][] => {
      const decision = decided.get(each.id);
      if (decision?.kind !== 'stay') return [];
      const { name, at, line } = each.definition;
      return [
        [
          each.id,
          { code: 'held-differs', names: [name, decision.held.module], cell: at.cell, line, places: [] },
        ],
      ];
    }),
  );
}
