import type { Parameter } from '../../../../src/program/program.ts';
import type {
  ExtractionPlan,
  PlannedDefinition,
  PlannedExample,
  PlannedImport,
  PlannedModule,
} from '../../../../src/plan/plan.ts';

/** Plans and their parts for tests: what a test does not say has a plain value. */
export function definitionOf(
  parts: Partial<PlannedDefinition> & Pick<PlannedDefinition, 'name' | 'text'>,
): PlannedDefinition {
  return {
    names: [parts.name],
    kind: 'function',
    syntaxHash: `hash of ${parts.name}`,
    sourceHash: `hash of ${parts.name}`,
    origins: [{ notebook: 'work/prototype.ipynb', cell: 3, cellId: 'c3', line: 1 }],
    parameters: [],
    returns: null,
    doc: null,
    isAsync: false,
    isGenerator: false,
    examples: [],
    needs: [],
    ...parts,
  };
}

export function moduleOf(parts: Partial<PlannedModule>): PlannedModule {
  const name = parts.name ?? 'prices';
  return {
    name,
    importName: `churn_tools.${name}`,
    summary: 'Prices and what is done to them.',
    futures: [],
    imports: [],
    guardedImports: [],
    siblings: [],
    definitions: [],
    source: null,
    ...parts,
  };
}

export function planOf(parts: Partial<ExtractionPlan>): ExtractionPlan {
  return {
    version: 1,
    language: 'python',
    package: { name: 'churn-tools', importName: 'churn_tools' },
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
    ...parts,
  };
}

export function importOf(module: string, member: string | null, name: string): PlannedImport {
  return { module, member, name };
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
