import type { Obstacle } from '../obstacle.ts';
import type { Analysis, AnalyzedDefinition, PrototypeNotebook } from '../prototype.ts';
import { liftContext, type LiftContext } from './context.ts';
import { liftedNames, proposeLift } from './lift.ts';

/** An analysis whose obstacles say whether passing the name as a parameter is a way out that can be taken as it is. */
export function withOutlooks(analysis: Analysis): Analysis {
  const contexts = new Map<PrototypeNotebook, LiftContext>();
  const all = analysis.notebooks.map(({ owner }) => owner);
  const contextOf = (owner: PrototypeNotebook): LiftContext => {
    const context = contexts.get(owner) ?? liftContext(owner, all);
    contexts.set(owner, context);
    return context;
  };
  const described = (each: AnalyzedDefinition): AnalyzedDefinition => {
    const { verdict, owner } = each;
    if (verdict.kind !== 'blocked' || !verdict.obstacles.some(mayBePassed)) return each;
    const [first, ...others] = verdict.obstacles;
    const outlook = (obstacle: Obstacle): Obstacle => withOutlook(contextOf(owner), each, obstacle);
    return { ...each, verdict: { kind: 'blocked', obstacles: [outlook(first), ...others.map(outlook)] } };
  };
  return { ...analysis, definitions: analysis.definitions.map(described) };
}

function mayBePassed({ code }: Obstacle): boolean {
  return (
    code === 'reads-notebook-state' ||
    code === 'rebound-name' ||
    code === 'opaque-binding' ||
    code === 'needs-blocked'
  );
}

function withOutlook(context: LiftContext, each: AnalyzedDefinition, obstacle: Obstacle): Obstacle {
  if (!mayBePassed(obstacle)) return obstacle;
  const names = liftedNames(context, obstacle);
  if (names.length === 0) return obstacle;
  const proposal = proposeLift(context, each, names);
  if (proposal.kind === 'refused') return { ...obstacle, lift: proposal.refusal };
  const isAlone = each.verdict.obstacles.every(mayBePassed);
  return { ...obstacle, lift: isAlone ? 'possible' : 'possible-alone' };
}
