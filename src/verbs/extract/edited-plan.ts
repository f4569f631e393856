import { createHash } from 'node:crypto';
import type { PlanDecisions } from '../../plan/edited/decisions.ts';
import type { PlannedNotebook } from '../../plan/edited/plan-file.ts';

/** A plan that somebody edited, and that is to be carried out. */
export interface EditedPlan {
  readonly file: string;
  readonly decisions: PlanDecisions;
  /** What it was made of. */
  readonly notebooks: readonly PlannedNotebook[];
}

/** What a person decided, as a hash for the provenance of the notebooks. */
export function decisionsHash({ decisions }: EditedPlan): string {
  return createHash('sha256').update(JSON.stringify(decisions)).digest('hex').slice(0, 16);
}
