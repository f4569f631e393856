import type { Analysis, AnalyzedDefinition, DefinitionId, PrototypeNotebook } from '../prototype.ts';
import { liftContext, type LiftContext } from './context.ts';
import { liftedNames, proposeLift, type Lift } from './lift.ts';
import type { LiftRefusal } from '../lift-refusal.ts';

/** What could be lifted in a prototype as it is now, and what can't. */
export interface LiftProposals {
  readonly lifts: readonly (Lift & { readonly owner: PrototypeNotebook })[];
  readonly refusals: ReadonlyMap<DefinitionId, LiftRefusal>;
}

/**
 * Proposes lifts for functions that nothing keeps in the notebook but names that could be passed. What such a function
 * needs besides may still be blocked: whether it moves in the end is for a further analysis to say.
 */
export function proposeLifts({ notebooks, definitions }: Analysis): LiftProposals {
  const contexts = new Map<PrototypeNotebook, LiftContext>();
  const contextOf = (owner: PrototypeNotebook): LiftContext => {
    const all = notebooks.map((each) => each.owner);
    const context = contexts.get(owner) ?? liftContext(owner, all);
    contexts.set(owner, context);
    return context;
  };
  const lifts: (Lift & { readonly owner: PrototypeNotebook })[] = [];
  const refusals = new Map<DefinitionId, LiftRefusal>();
  for (const each of definitions) {
    if (each.verdict.obstacles.length === 0) continue;
    const names = passableNames(contextOf(each.owner), each);
    if (names === null || names.length === 0) continue;
    const proposal = proposeLift(contextOf(each.owner), each, names);
    if (proposal.kind === 'lift') lifts.push({ ...proposal.lift, owner: each.owner });
    else refusals.set(each.id, proposal.refusal);
  }
  return { lifts, refusals };
}

/** The names that could be passed; null where something else keeps the definition too. */
function passableNames(context: LiftContext, { verdict }: AnalyzedDefinition): readonly string[] | null {
  const names = new Set<string>();
  for (const obstacle of verdict.obstacles) {
    const found = liftedNames(context, obstacle);
    if (found.length === 0 && obstacle.code !== 'needs-blocked') return null;
    for (const name of found) names.add(name);
  }
  return [...names];
}
