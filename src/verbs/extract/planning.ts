import { dirname, resolve } from 'node:path';
import type { Analysis, PrototypeNotebook } from '../../analysis/prototype.ts';
import { forNotebooks, placeDefinitions, planExtraction, withLifts } from '../../plan/index.ts';
import type { PlanDecisions } from '../../plan/edited/decisions.ts';
import type { ExtractionPlan, PlanWarning, RenamedDefinition } from '../../plan/plan.ts';
import { SolidifyError } from '../../text/error.ts';
import { sourceReaderFor } from '../../workspace/index.ts';
import type { LoadedPrototype } from '../prototype.ts';
import type { EditedPlan } from './edited-plan.ts';
import type { Environment } from '../../language/environment.ts';
import type { PackageNaming } from '../../language/package-naming.ts';
import { decideOver, requireDecided, type Growing } from './growing.ts';
import type { Judged } from './judged.ts';
import type { ExtractOptions } from './options.ts';
import { packageNameFor } from './package-name.ts';
import { nothingToMove } from './refusals.ts';

/** Plans what was judged, for a new package or for one that is there already. */
export function planFor(
  loaded: LoadedPrototype,
  { analysis, lifting, renaming, notebooks }: Judged,
  options: ExtractOptions,
  {
    growing,
    done,
    environment,
    names,
  }: {
    readonly growing: Growing | null;
    readonly done: ReadonlySet<PrototypeNotebook>;
    readonly environment: Environment;
    readonly names: PackageNaming;
  },
): ExtractionPlan {
  const { backEnd } = loaded.language;
  const packageName =
    growing?.held.package ?? packageNameFor(options, names, (name) => isTaken(name, loaded, names));
  const judged = without(analysis, done);
  const decided = growing ? decideOver(judged, growing, options) : null;
  const open = decided?.analysis ?? judged;
  const { plan: edited } = options;
  const placement = edited ? placeDefinitions(openDecisions(edited, done), open, edited.file) : null;
  const planned = planExtraction(
    open,
    { ...options, package: packageName, placement, held: decided?.choice ?? null },
    { backEnd, requirementsFor: (imports) => environment.requirementsFor(imports) },
  );
  const { renamed } = renaming;
  const told = lifting
    ? withLifts(planned, lifting.lifted, {
        before: renaming.loaded.notebooks,
        refusals: lifting.refusals,
      })
    : planned;
  requireRenamed(planned, renamed, analysis);
  const warnings = [...told.warnings, ...renamedClasses(planned, renamed)];
  const plan = forNotebooks({ ...told, renamed, warnings }, loaded.notebooks, notebooks);
  if (!plan.growth) return plan;
  requireDecided(plan.growth.asked);
  const isHeld =
    done.size > 0 || loaded.notebooks.some((each) => importsFrom(each, packageName.importName, loaded));
  if (plan.modules.length === 0 && plan.growth.taken.length === 0 && !isHeld)
    throw nothingToMove(loaded, plan);
  return plan;
}

/** What is left to do of a plan: notebooks that were rewritten by it have nothing to give any more. */
function openDecisions({ decisions }: EditedPlan, done: ReadonlySet<PrototypeNotebook>): PlanDecisions {
  const paths = new Set([...done].map(({ notebook }) => notebook.path));
  const modules = decisions.modules.map((module) => ({
    ...module,
    definitions: module.definitions.filter(({ notebook }) => notebook === null || !paths.has(notebook)),
  }));
  return { ...decisions, modules };
}

/** A name is changed for the package's sake: what stays keeps its own. */
function requireRenamed(
  { modules }: ExtractionPlan,
  renamed: readonly RenamedDefinition[],
  { definitions }: Analysis,
): void {
  const moved = modules.flatMap((module) => module.definitions.flatMap(({ origins }) => origins));
  for (const { name, was, notebook, cell, line } of renamed) {
    if (moved.some((each) => each.notebook === notebook && each.cell === cell && each.line === line))
      continue;
    const found = definitions.find(
      ({ owner, definition }) =>
        owner.notebook.path === notebook && definition.at.cell === cell && definition.line === line,
    );
    const isBlocked = found?.verdict.kind === 'blocked';
    throw new SolidifyError(
      'refused',
      'not-moved',
      `${was} stays in the notebook, so it can’t be called ${name}`,
      {
        place: { file: notebook, cell, line },
        hint: isBlocked
          ? `Nothing was written. \`solidify explain ${was}\` says what keeps it.`
          : `Nothing was written. --select ${was} moves it.`,
      },
    );
  }
}

/** Instances show what their class is called. */
function renamedClasses(
  { modules }: ExtractionPlan,
  renamed: readonly RenamedDefinition[],
): readonly PlanWarning[] {
  const classes = new Set(
    modules.flatMap(({ definitions }) =>
      definitions.filter(({ kind }) => kind === 'class').map(({ name }) => name),
    ),
  );
  return renamed
    .filter(({ name }) => classes.has(name))
    .map(({ name, was, notebook, cell, line }) => ({
      code: 'renamed-class',
      name,
      was,
      notebook,
      cell,
      line,
    }));
}

/** An analysis without the definitions of some notebooks, which were analysed with the others all the same. */
function without(analysis: Analysis, done: ReadonlySet<PrototypeNotebook>): Analysis {
  return {
    ...analysis,
    notebooks: analysis.notebooks.filter(({ owner }) => !done.has(owner)),
    definitions: analysis.definitions.filter(({ owner }) => !done.has(owner)),
  };
}

/** Names that the notebooks import already, or would find beside them first. */
function isTaken(name: string, loaded: LoadedPrototype, names: PackageNaming): boolean {
  return loaded.notebooks.some(
    (each) =>
      names.isBeside(name, sourceReaderFor(dirname(resolve(each.notebook.path)))) ||
      importsFrom(each, name, loaded),
  );
}

function importsFrom(
  { program }: PrototypeNotebook,
  importName: string,
  { language: { backEnd } }: LoadedPrototype,
): boolean {
  return program.statements.some(
    (each) =>
      each.kind === 'import' &&
      each.names.some(({ module }) => backEnd.modules.packageOf(module) === importName),
  );
}
