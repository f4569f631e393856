import { analyze as judge } from '../../../../src/analysis/index.ts';
import type { Analysis } from '../../../../src/analysis/prototype.ts';
import type { Notebook } from '../../../../src/notebook/notebook.ts';
import { createTypescriptBackEnd } from '../../../../src/language/typescript/back-end/index.ts';
import { createTypescriptFrontEnd } from '../../../../src/language/typescript/front-end.ts';
import { planExtraction } from '../../../../src/plan/index.ts';
import type { Definition, Program, Statement } from '../../../../src/program/program.ts';
import { cellsAfter } from '../../../prototype.ts';

/** The kernels whose semantics differ. */
export type KernelName = 'deno' | 'tslab' | 'jslab';

const frontEnd = createTypescriptFrontEnd();
const backEnd = createTypescriptBackEnd();

/** A notebook of code cells. */
export function notebookOf(cells: readonly string[], kernel: KernelName = 'deno'): Notebook {
  return {
    path: 'sample.ipynb',
    format: 'ipynb',
    version: { major: 4, minor: 5 },
    language: kernel === 'jslab' ? 'javascript' : 'typescript',
    languageVersion: null,
    kernel: { name: kernel, displayName: kernel },
    cells: cells.map((source, index) => ({
      index,
      kind: 'code',
      id: null,
      source,
      tags: [],
      executionCount: null,
      outputs: [],
    })),
  };
}

/** The facts of cells. */
export function analyze(cells: readonly string[], kernel?: KernelName): Program {
  return frontEnd.analyze(notebookOf(cells, kernel), {
    read: () => null,
    exists: () => false,
    list: () => [],
  });
}

/** The statements of one cell. */
export function statementsOf(cell: string, kernel?: KernelName): readonly Statement[] {
  return analyze([cell], kernel).statements;
}

/** The only definition of a cell. */
export function definitionIn(cell: string, kernel?: KernelName): Definition {
  const [only, ...others] = definitionsIn(cell, kernel);
  if (only === undefined || others.length > 0)
    throw new Error(`${others.length} more definitions in ${cell}`);
  return only;
}

/** The definitions of one cell. */
export function definitionsIn(cell: string, kernel?: KernelName): readonly Definition[] {
  return statementsOf(cell, kernel).flatMap((each) => (each.kind === 'definition' ? [each.definition] : []));
}

/** What may be moved of cells. */
export function analysisOf(cells: readonly string[], kernel?: KernelName): Analysis {
  const notebook = notebookOf(cells, kernel);
  return judge([
    {
      notebook,
      program: frontEnd.analyze(notebook, { read: () => null, exists: () => false, list: () => [] }),
      secrets: [],
      personalData: [],
      localModules: new Set(),
      runFiles: new Map(),
      moduleFiles: new Map(),
    },
  ]);
}

/** By name, the codes of what keeps a definition in the notebook, or `moves`; of several the first. */
export function verdicts(
  cells: readonly string[],
  kernel?: KernelName,
): Readonly<Record<string, readonly string[]>> {
  const found: Record<string, readonly string[]> = {};
  for (const { definition, verdict } of analysisOf(cells, kernel).definitions) {
    const codes = verdict.obstacles.map(({ code }) => code);
    found[definition.name] ??= codes.length === 0 ? ['moves'] : [...new Set(codes)];
  }
  return found;
}

/** The sources of the cells after all that may move has moved into a package `tools`. */
export function rewritten(cells: readonly string[], kernel?: KernelName): readonly string[] {
  const plan = planExtraction(
    analysisOf(cells, kernel),
    {
      package: { name: 'tools', importName: 'tools' },
      selection: { scope: 'everything', select: [], exclude: [] },
      pruneImports: false,
      autoreload: false,
    },
    { backEnd, requirementsFor: () => [] },
  );
  return cellsAfter(notebookOf(cells, kernel), plan.rewrites[0]?.edits ?? []);
}
