import { analyze } from '../src/analysis/index.ts';
import type { Analysis, AnalyzedDefinition, PrototypeNotebook } from '../src/analysis/prototype.ts';
import type { Language, SourceReader } from '../src/program/language.ts';
import { createPythonBackEnd } from '../src/language/python/back-end/index.ts';
import {
  createPythonFrontEnd,
  createPythonLifter,
  createPythonRenamer,
} from '../src/language/python/index.ts';
import { readNotebook, rewriteNotebook } from '../src/notebook/index.ts';
import type { Cell, CellEdit, Notebook, Output } from '../src/notebook/notebook.ts';
import { planExtraction, type PlanOptions } from '../src/plan/index.ts';
import type { ExtractionPlan } from '../src/plan/plan.ts';
import { findPersonalData, findSecrets } from '../src/secrets/index.ts';
import { pythonParser } from './python-parser.ts';

const parser = await pythonParser();

/** Python's front and back end, for tests. */
export const python: Language = {
  id: 'python',
  frontEnd: createPythonFrontEnd(parser),
  backEnd: createPythonBackEnd(parser),
  lifter: createPythonLifter(parser),
  renamer: createPythonRenamer(parser),
};

const NOTHING_BESIDE: SourceReader = { read: () => null, exists: () => false, list: () => [] };

/** What a saved notebook knows of a cell and percent text can't say. */
export interface Saved {
  readonly executionCount?: number | null;
  readonly outputs?: readonly Output[];
  readonly tags?: readonly string[];
}

/** A notebook from percent text; `saved` by the index of the cell. */
export function notebookFrom(
  text: string,
  path = 'a.py',
  saved: Readonly<Record<number, Saved>> = {},
): Notebook {
  const notebook = readNotebook(path, text);
  return {
    ...notebook,
    cells: notebook.cells.map((cell): Cell => ({ ...cell, ...saved[cell.index] })),
  };
}

/** What the lower layers find in a notebook, with modules beside it where some are named. */
export async function prototypeOf(
  notebook: Notebook,
  modulesBeside: readonly string[] = [],
): Promise<PrototypeNotebook> {
  const code = notebook.cells
    .filter(({ kind }) => kind === 'code')
    .map(({ index, source }) => ({ cell: index, source }));
  return {
    notebook,
    program: python.frontEnd.analyze(notebook, NOTHING_BESIDE),
    secrets: await findSecrets(code),
    personalData: await findPersonalData(code),
    localModules: new Set(modulesBeside),
    runFiles: new Map(),
    moduleFiles: new Map(),
  };
}

/** Analyses notebooks given as percent texts by path, or made by {@link notebookFrom}. */
export async function analysisOf(
  ...notebooks: readonly (string | Notebook | Readonly<Record<string, string>>)[]
): Promise<Analysis> {
  const all = notebooks.flatMap((each): readonly Notebook[] => {
    if (typeof each === 'string') return [notebookFrom(each)];
    if (isNotebook(each)) return [each];
    return Object.entries(each).map(([path, text]) => notebookFrom(text, path));
  });
  return analyze(await Promise.all(all.map((notebook) => prototypeOf(notebook))));
}

function isNotebook(value: Notebook | Readonly<Record<string, string>>): value is Notebook {
  return Array.isArray(value.cells);
}

/** The only definition of a name. */
export function named(analysis: Analysis, name: string): AnalyzedDefinition {
  const [found, ...more] = analysis.definitions.filter(({ definition }) => definition.names.includes(name));
  if (!found || more.length > 0) throw new Error(`${more.length + (found ? 1 : 0)} definitions of ${name}`);
  return found;
}

/** Obstacles of each definition as `code(names) at cell:line [places]`; names without obstacles are left out. */
export function obstacles(analysis: Analysis): Readonly<Record<string, readonly string[]>> {
  const found: Record<string, string[]> = {};
  for (const { definition, verdict } of analysis.definitions) {
    if (verdict.obstacles.length > 0) (found[definition.name] ??= []).push(...verdict.obstacles.map(told));
  }
  return found;
}

function told(obstacle: AnalyzedDefinition['verdict']['obstacles'][number]): string {
  const places = obstacle.places.map(({ cell, line }) => `${cell}:${line}`);
  const tail = places.length > 0 ? ` [${places.join(' ')}]` : '';
  return `${obstacle.code}(${obstacle.names.join(',')}) at ${obstacle.cell}:${obstacle.line}${tail}`;
}

/** What may be asked of a plan; `--all` unless said otherwise. */
export type Asked = Partial<Omit<PlanOptions, 'selection'>> & Partial<PlanOptions['selection']>;

/** A plan into a package `pump_tools`; no environment knows any distribution. */
export function planOf(analysis: Analysis, asked: Asked = {}): ExtractionPlan {
  return planExtraction(
    analysis,
    {
      package: asked.package ?? { name: 'pump-tools', importName: 'pump_tools' },
      selection: {
        scope: asked.scope ?? 'everything',
        select: asked.select ?? [],
        exclude: asked.exclude ?? [],
      },
      pruneImports: asked.pruneImports ?? false,
      autoreload: asked.autoreload ?? false,
    },
    { backEnd: python.backEnd, requirementsFor: () => [] },
  );
}

/** Names by module: `{ prices: ['clean', 'RATE'] }`. */
export function modules(plan: ExtractionPlan): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    plan.modules.map(({ name, definitions }) => [name, definitions.flatMap(({ names }) => names)]),
  );
}

/** Sources of the code cells of a notebook after edits; outputs don't count. */
export function cellsAfter(notebook: Notebook, edits: readonly CellEdit[]): readonly string[] {
  return notebook.cells.flatMap(({ index, kind, source }): readonly string[] => {
    if (kind !== 'code') return [];
    const inserted = edits.flatMap((edit) =>
      edit.kind === 'insert' && edit.before === index ? [edit.source] : [],
    );
    const own = edits.find((edit) => edit.kind !== 'insert' && edit.cell === index);
    if (own?.kind === 'remove') return inserted;
    return [...inserted, own?.kind === 'replace' ? own.source : source];
  });
}

/** Plans one notebook and gives its code cells after the rewrite. */
export async function rewritten(
  text: string,
  asked: Asked = {},
  saved: Readonly<Record<number, Saved>> = {},
): Promise<readonly string[]> {
  const notebook = notebookFrom(text, 'a.py', saved);
  const plan = planOf(await analysisOf(notebook), asked);
  return cellsAfter(notebook, plan.rewrites[0]?.edits ?? []);
}

/** The percent text after a plan's rewrite of it. */
export function textAfter(path: string, text: string, plan: ExtractionPlan): string {
  const rewrite = plan.rewrites.find(({ notebook }) => notebook === path);
  return rewriteNotebook(path, text, rewrite?.edits ?? []);
}
