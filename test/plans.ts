import type { ExtractionPlan, PlannedDefinition, PlannedImport, PlannedModule } from '../src/plan/plan.ts';

/** What a test doesn't say of a definition. */
export const PLAIN_DEFINITION = {
  kind: 'function',
  parameters: [],
  returns: null,
  doc: null,
  isAsync: false,
  isGenerator: false,
  examples: [],
  needs: [],
} as const satisfies Partial<PlannedDefinition>;

/** What a test doesn't say of a module. */
export const PLAIN_MODULE = {
  futures: [],
  imports: [],
  guardedImports: [],
  siblings: [],
  definitions: [],
  source: null,
} as const satisfies Partial<PlannedModule>;

/** What a test doesn't say of a plan. */
export const PLAIN_PLAN = {
  version: 1,
  modules: [],
  copied: [],
  copiedTests: [],
  requirements: [],
  rewrites: [],
  kept: [],
  lifted: [],
  renamed: [],
  growth: null,
  warnings: [],
} as const satisfies Partial<ExtractionPlan>;

export function importOf(
  module: string,
  member: string | null,
  name: string = member ?? module,
): PlannedImport {
  return { module, member, name };
}
