import type { Analysis, AnalyzedDefinition, DefinitionId } from '../analysis/prototype.ts';
import type { BackEnd } from '../program/language.ts';
import type { ImportedName } from '../program/program.ts';
import { copiedTests } from './copied-tests.ts';
import { growthWarnings, newAlong, planGrowth, type HeldChoice } from './growth/index.ts';
import type { AlongModules } from './modules/along.ts';
import { planAlong, planDecidedModules, planModules, type ModuleOfUnits } from './modules/index.ts';
import type {
  CopiedDefinition,
  ExtractionPlan,
  Growth,
  KeptDefinition,
  PackageName,
  PlannedModule,
  PlanWarning,
  Requirement,
} from './plan.ts';
import { planRewrite, type RewriteOptions } from './rewrites/index.ts';
import { sharing } from './tokens-left.ts';
import { selectDefinitions, selectListed, type Selected, type Selection } from './selection.ts';
import type { Placement } from './edited/placement.ts';
import { unitsOf, type Unit } from './unit.ts';
import { planWarnings } from './warnings.ts';

export { placeDefinitions, planFileText, readDecisions, readPlanFile } from './edited/index.ts';
export { collisions, decide, removals } from './growth/index.ts';
export { changedSources, forNotebooks } from './changed-sources.ts';
export { withLifts, withoutExamplesOf } from './lifted.ts';
export { isInstallCell, withCommit, withInstallCells } from './rewrites/index.ts';
export {
  argumentsIn,
  dataFilesOf,
  isPlain,
  MOST_ELEMENTS,
  literalsOf,
  literalsOfCall,
  literalsOfOutcome,
  partsOf,
} from './recording.ts';
export { joinedTypes } from './seen-types.ts';
export { selectDefinitions } from './selection.ts';

/** What the user asked for. */
export interface PlanOptions extends RewriteOptions {
  readonly package: PackageName;
  readonly selection: Selection;
  /** The package where it is there already. */
  readonly held?: HeldChoice | null;
  /** Where each definition goes, where a person has decided; then just these move, and what they need. */
  readonly placement?: Placement | null;
}

/** An import of moved code, for which a distribution must be found. */
export interface ExternalImport {
  /** `google.cloud.storage`, with the member where there is one, since it may be a module. */
  readonly module: string;
  readonly member: string | null;
  /** Stands under `try: … except ImportError`. */
  readonly optional: boolean;
}

/** What planning needs from outside. */
export interface PlanContext {
  readonly backEnd: BackEnd;
  /** Finds distributions; imports of the standard library give none. */
  requirementsFor(imports: readonly ExternalImport[]): readonly Requirement[];
}

/** Plans an extraction. Pure: the same analysis and options give the same plan. */
export function planExtraction(
  analysis: Analysis,
  options: PlanOptions,
  context: PlanContext,
): ExtractionPlan {
  const { held = null, placement = null } = options;
  const selected = placement
    ? selectListed(analysis, placement, held?.decisions)
    : selectDefinitions(analysis, options.selection, held?.decisions);
  const isOwn = (module: string): boolean =>
    context.backEnd.modules.isWithin(options.package.importName, module);
  const units = unitsOf([...selected.moving, ...selected.copied], analysis.variants);
  const along = planAlong(units, options.package, context.backEnd);
  const alongNew = held ? newAlong(along.modules, held.package) : along.modules;
  const { modules, homes, growth } = modulesFor(units, analysis, along, options, context.backEnd);
  const requirements = context.requirementsFor(
    externalImports(modules, along.imports).filter(({ module }) => !isOwn(module)),
  );
  const owners = analysis.notebooks.map(({ owner }) => owner);
  const rewrites = analysis.notebooks.flatMap(({ owner, settings }) => {
    const moved = selected.moving
      .filter((each) => each.owner === owner)
      .map((analyzed) => ({ analyzed, module: homes.get(analyzed.id) ?? '' }));
    return moved.length > 0
      ? [planRewrite({ owner, settings, moved, sharing: sharing(owner, owners) }, options, context.backEnd)]
      : [];
  });
  const warnings: readonly PlanWarning[] = planWarnings(
    analysis,
    { moving: selected.moving, units, homes },
    requirements,
    options,
  );
  return {
    version: 1,
    language: context.backEnd.language,
    package: options.package,
    modules: [...alongNew, ...modules.map(({ planned }) => planned)],
    copied: [
      ...along.modules.flatMap(copiedWhole),
      ...selected.copied.flatMap((each) => copiedFrom(each, homes.get(each.id) ?? '')),
    ],
    copiedTests: copiedTests(analysis, {
      homes,
      definitions: modules.flatMap(({ planned }) => planned.definitions),
      isAvailable: (module, member) =>
        isOwn(module) || isAvailable({ module, member, optional: false }, requirements, context),
    }),
    requirements,
    rewrites,
    lifted: [],
    renamed: [],
    kept: selected.staying.filter(isReported).map((each) => kept(each, selected)),
    warnings: growth ? [...growthWarnings(growth), ...warnings.filter(isForGrowth)] : warnings,
    growth,
  };
}

/** The modules that a plan makes or adds to, and those that all units have in the end. */
interface PlannedModules {
  readonly modules: readonly ModuleOfUnits[];
  readonly homes: ReadonlyMap<DefinitionId, string>;
  readonly growth: Growth | null;
}

function modulesFor(
  units: readonly Unit[],
  { notebooks }: Analysis,
  along: AlongModules,
  { package: packageName, held = null, placement = null }: PlanOptions,
  backEnd: BackEnd,
): PlannedModules {
  if (!held) {
    const modules = placement
      ? planDecidedModules(units, notebooks, placement, { packageName, backEnd, along })
      : planModules(units, notebooks, packageName, backEnd, along);
    const homes = modules.flatMap(({ planned, units: own }) =>
      own.map((unit) => [unit, planned.importName] as const),
    );
    return { modules, homes: byMember(homes), growth: null };
  }
  const { modules, homes, growth } = planGrowth(
    units,
    held,
    { notebooks, packageName, backEnd, along },
    placement,
  );
  return { modules, homes: byMember(homes), growth };
}

function byMember(homes: Iterable<readonly [Unit, string]>): ReadonlyMap<DefinitionId, string> {
  return new Map([...homes].flatMap(([{ members }, module]) => members.map(({ id }) => [id, module])));
}

/** What the file of a new package would say is told otherwise where it is there. */
function isForGrowth({ code }: PlanWarning): boolean {
  return code !== 'unverified-requirement';
}

function externalImports(
  modules: readonly ModuleOfUnits[],
  ofAlong: readonly ImportedName[],
): readonly ExternalImport[] {
  const found = new Map<string, ExternalImport>();
  for (const { module, member } of ofAlong) {
    found.set(`${module} ${member ?? ''}`, { module, member, optional: false });
  }
  for (const need of modules.flatMap(({ units }) => units.flatMap((unit) => unit.imports))) {
    if (need.file !== null) continue;
    for (const { module, member } of need.imports) {
      const key = `${module} ${member ?? ''}`;
      const optional = need.guarded !== null && (found.get(key)?.optional ?? true);
      found.set(key, { module, member, optional });
    }
  }
  return [...found.values()];
}

/** Tests may import the language's own library, the one that runs them, and what the package itself depends on. */
function isAvailable(
  wanted: ExternalImport,
  requirements: readonly Requirement[],
  context: PlanContext,
): boolean {
  const known = new Set([context.backEnd.testLibrary, ...requirements.map(({ importName }) => importName)]);
  return context.requirementsFor([wanted]).every(({ importName }) => known.has(importName));
}

function copiedWhole({ importName, definitions }: PlannedModule): readonly CopiedDefinition[] {
  return definitions.flatMap(({ names, origins: [{ notebook: file }] }) =>
    names.map((name) => ({ name, file, module: importName })),
  );
}

function copiedFrom({ owner, definition }: AnalyzedDefinition, module: string): readonly CopiedDefinition[] {
  return definition.names.map((name) => ({ name, file: owner.notebook.path, module }));
}

/** Values that stay are worth a word only when something keeps them that their readers share. */
function isReported({ definition }: AnalyzedDefinition): boolean {
  return definition.kind === 'function' || definition.kind === 'class';
}

function kept(each: AnalyzedDefinition, { needExcluded }: Selected): KeptDefinition {
  const { definition, owner, verdict } = each;
  const excluded = needExcluded.get(each.id);
  return {
    name: definition.name,
    notebook: owner.notebook.path,
    cell: definition.at.cell,
    line: definition.line,
    kind: definition.kind,
    verdict: excluded === undefined ? verdict.kind : 'blocked',
    obstacles:
      excluded === undefined
        ? verdict.obstacles
        : [
            {
              code: 'needs-blocked',
              names: [excluded],
              cell: definition.at.cell,
              line: definition.line,
              places: [],
            },
          ],
  };
}
