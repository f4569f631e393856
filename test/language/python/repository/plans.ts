import type { Parameter } from '../../../../src/program/program.ts';
import type {
  ExtractionPlan,
  PlannedDefinition,
  PlannedExample,
  PlannedModule,
} from '../../../../src/plan/plan.ts';
import { PLAIN_DEFINITION, PLAIN_MODULE, PLAIN_PLAN } from '../../../plans.ts';

export { importOf } from '../../../plans.ts';

/** Plans and their parts for tests: what a test does not say has a plain value. */
export function definitionOf(
  parts: Partial<PlannedDefinition> & Pick<PlannedDefinition, 'name' | 'text'>,
): PlannedDefinition {
  return {
    ...PLAIN_DEFINITION,
    names: [parts.name],
    syntaxHash: `hash of ${parts.name}`,
    sourceHash: `hash of ${parts.name}`,
    origins: [{ notebook: 'work/prototype.ipynb', cell: 3, cellId: 'c3', line: 1 }],
    ...parts,
  };
}

export function moduleOf(parts: Partial<PlannedModule>): PlannedModule {
  const name = parts.name ?? 'prices';
  return {
    ...PLAIN_MODULE,
    name,
    importName: `churn_tools.${name}`,
    summary: 'Prices and what is done to them.',
    ...parts,
  };
}

export function planOf(parts: Partial<ExtractionPlan>): ExtractionPlan {
  return {
    ...PLAIN_PLAN,
    language: 'python',
    package: { name: 'churn-tools', importName: 'churn_tools' },
    ...parts,
  };
}

export function exampleOf(call: string, expected: string | null, cell: number): PlannedExample {
  return {
    name: call.slice(0, call.indexOf('(')),
    at: { cell, start: 0, end: 0 },
    call,
    expected,
    source: 'output',
    notebook: 'work/prototype.ipynb',
  };
}

/** `a`, `a=1`, `*args`, `**more`, with their kind where they are not positional. */
export function parameterOf(
  name: string,
  kind: Parameter['kind'] = 'positional',
  standard: string | null = null,
): Parameter {
  return { name, kind, hasDefault: standard !== null, annotation: null, default: standard };
}
