import { components } from '../../analysis/index.ts';
import type { AnalyzedNotebook } from '../../analysis/prototype.ts';
import type { BackEnd } from '../../program/language.ts';
import { movedText, originOf } from '../definitions.ts';
import type { Placement } from '../edited/placement.ts';
import { packageNames } from '../held/index.ts';
import type { HeldModule, HeldPackage } from '../held/package.ts';
import { draftModules, nameModule, planModule, wordsOf, type ModuleOfUnits } from '../modules/index.ts';
import type { AlongModules } from '../modules/along.ts';
import type { Group } from '../modules/grouping.ts';
import type { Growth, HeldCopy, PackageName } from '../plan.ts';
import { isCode, type Unit } from '../unit.ts';
import type { Decision } from './decision.ts';
import type { Decisions } from './decide.ts';
import { decidedNames } from './decided.ts';
import type { AtHome } from './joining.ts';
import { placeGroups, type PlacedGroup, type PlacingContext } from './placing.ts';

export { collisions, decide } from './decide.ts';
export { newAlong } from './along.ts';
export { removals } from './removed.ts';
export { growthWarnings } from './warnings.ts';

/** A package that is there already, and what is done about what it holds. */
export interface HeldChoice {
  readonly package: HeldPackage;
  readonly decisions: Decisions;
  /** Import names of modules whose type hints are checked in full: nothing joins them that has none. */
  readonly strict: ReadonlySet<string>;
}

/** What is planned for a package that is there already. */
export interface PlannedGrowth {
  /** Modules that are made or get something, in dependency order, each with just what is new in it. */
  readonly modules: readonly ModuleOfUnits[];
  /** Import names of the modules of all units, those that the package holds included. */
  readonly homes: ReadonlyMap<Unit, string>;
  readonly growth: Growth;
}

/** What growth is planned in. */
export interface GrowthContext {
  readonly notebooks: readonly AnalyzedNotebook[];
  readonly packageName: PackageName;
  readonly backEnd: BackEnd;
  readonly along: AlongModules;
}

/** What the root of a package passes on is of the module that holds it. */
function homesIn(held: HeldPackage): AtHome {
  const names = packageNames(held);
  return (imported) => {
    const { module, member } = imported;
    if (member === null || module !== held.package.importName) return imported;
    const found = names.memberOf(module, member);
    return found.kind === 'held' && found.definition.name === member
      ? { ...imported, module: found.definition.module }
      : imported;
  };
}

/** Divides units over what the package holds, modules that get more, and new modules. */
export function planGrowth(
  units: readonly Unit[],
  { package: held, decisions, strict }: HeldChoice,
  context: GrowthContext,
  placement: Placement | null,
): PlannedGrowth {
  const { naming } = held;
  const atHome = homesIn(held);
  const decisionOf = (unit: Unit): Decision | undefined => decisions.get(unit.first.id);
  const homes = new Map<Unit, string>();
  for (const unit of units) {
    const decision = decisionOf(unit);
    if (decision) homes.set(unit, decision.held.module);
  }
  const replaced = units.filter((unit) => ['replace', 'ask'].includes(decisionOf(unit)?.kind ?? ''));
  const fresh = units.filter((unit) => !homes.has(unit));
  const anchored = placement ? new Map<Unit, string>() : anchoredValues(fresh, replaced, homes);
  const groups = draftModules(
    fresh.filter((unit) => !anchored.has(unit)),
    context.notebooks,
    context.backEnd,
  );
  for (const [unit, module] of anchored) homes.set(unit, module);
  const placing = placingContext(held, homes, replaced, { ...context, strict, atHome });
  const names = placement
    ? decidedNames(fresh, placement, { ...placing, ...context })
    : namesFor(placeGroups(groups, placing), held, units, context);
  for (const [group, name] of names) {
    for (const unit of group.units) homes.set(unit, naming.importName(context.packageName.importName, name));
  }
  const touched = inDependencyOrder([...fresh, ...replaced], homes, names, { ...context, atHome }).map(
    (each) => withSummary(each, placement),
  );
  const copies = (kinds: readonly Decision['kind'][]): readonly HeldCopy[] =>
    units.flatMap((unit) => {
      const decision = decisionOf(unit);
      return decision && kinds.includes(decision.kind) ? [copyOf(unit, decision)] : [];
    });
  const there = new Set(held.modules.map(({ importName }) => importName));
  return {
    modules: touched,
    homes,
    growth: {
      grown: touched.map(({ planned }) => planned.importName).filter((name) => there.has(name)),
      taken: copies(['import']),
      replaced: copies(['replace']),
      asked: copies(['ask']),
    },
  };
}

/** A new module that somebody decided on says of itself what they wrote. */
function withSummary({ planned, units }: ModuleOfUnits, placement: Placement | null): ModuleOfUnits {
  const summary = placement?.modules.find(({ name }) => name === planned.name)?.summary ?? planned.summary;
  return { units, planned: { ...planned, summary } };
}

/** New values that only definitions need which take the place of others: they stand with these. */
function anchoredValues(
  fresh: readonly Unit[],
  replaced: readonly Unit[],
  homes: ReadonlyMap<Unit, string>,
): ReadonlyMap<Unit, string> {
  const found = new Map<Unit, string>();
  const values = fresh.filter((unit) => !isCode(unit));
  // Values that other values read come last, so that their readers are known.
  for (const value of components(values, (unit) =>
    fresh.filter((each) => each.needs.includes(unit)),
  ).flat()) {
    const readers = [...fresh, ...replaced].filter((unit) => unit.needs.includes(value));
    const modules = new Set(
      readers.map((unit) => found.get(unit) ?? (replaced.includes(unit) ? homes.get(unit) : undefined)),
    );
    const [module] = modules;
    if (modules.size === 1 && module !== undefined) found.set(value, module);
  }
  return found;
}

function placingContext(
  held: HeldPackage,
  homes: ReadonlyMap<Unit, string>,
  replaced: readonly Unit[],
  {
    notebooks,
    packageName,
    backEnd,
    strict,
    atHome,
  }: GrowthContext & Pick<HeldChoice, 'strict'> & { readonly atHome: AtHome },
): PlacingContext {
  return {
    held,
    atHome,
    backEnd,
    homeOf: (unit) => homes.get(unit),
    replaced: new Map(replaced.map((unit) => [unit, homes.get(unit) ?? ''])),
    preferredName: (group) => {
      const name = nameModule(group, {
        isModuleName: (each) => backEnd.isModuleName(each),
        nameOf: held.naming.nameOf,
        taken: new Set([packageName.importName]),
        definitions: new Set(),
        fallbacks: [],
      });
      return held.naming.importName(packageName.importName, name);
    },
    isClosed: (group, { importName }) => strict.has(importName) && !group.units.every(isHinted),
    loadsTooEarly: (group, module) => notebooks.some((notebook) => bringsForward(group, module, notebook)),
  };
}

/** Whether nothing of a definition is left for its reader to guess. */
function isHinted({ first: { definition } }: Unit): boolean {
  const { kind, parameters, returns, isAsync } = definition;
  if (kind !== 'function') return kind !== 'class';
  return !isAsync && returns !== null && parameters.every(({ annotation }) => annotation !== null);
}

/** Whether a notebook does an import that a group brings into a module only after a setting: the module may load before that. */
function bringsForward(group: Group, module: HeldModule, { owner, settings }: AnalyzedNotebook): boolean {
  const there = new Set(
    module.program.statements.flatMap((each) =>
      each.kind === 'import' ? each.names.map((name) => name.module) : [],
    ),
  );
  const brought = group.units
    .flatMap((unit) => unit.members.filter(({ host }) => host.owner === owner))
    .flatMap(({ needs }) => needs.imports)
    .filter(({ imports }) => imports.some((each) => !there.has(each.module)));
  return brought.some(({ order }) => settings.some((setting) => setting < order));
}

/** Names of the modules of groups: those that they join, and free ones. */
function namesFor(
  placed: readonly PlacedGroup[],
  held: HeldPackage,
  units: readonly Unit[],
  { packageName, backEnd, along }: GrowthContext,
): ReadonlyMap<Group, string> {
  const { naming } = held;
  const external = units.flatMap((unit) =>
    unit.imports.flatMap(({ imports }) => imports.map(({ module }) => naming.packageOf(module))),
  );
  const there = held.modules.map(({ importName }) => naming.nameIn(packageName.importName, importName));
  const taken = new Set([
    packageName.importName,
    ...external,
    ...there.flatMap((name) => [name, name.split('.')[0] ?? name]),
    ...along.modules.map(({ name }) => name),
  ]);
  const definitions = new Set([
    ...units.flatMap((unit) => unit.names),
    ...held.modules.flatMap((module) => module.definitions.flatMap((each) => each.names)),
  ]);
  const names = new Map<Group, string>();
  for (const { group, joins } of placed.toSorted((a, b) => b.group.units.length - a.group.units.length)) {
    const name = joins
      ? naming.nameIn(packageName.importName, joins.importName)
      : nameModule(group, {
          isModuleName: (each) => backEnd.isModuleName(each),
          nameOf: naming.nameOf,
          taken,
          definitions,
          fallbacks: [...wordsOf(packageName.name)].reverse(),
        });
    taken.add(name);
    names.set(group, name);
  }
  return names;
}

function inDependencyOrder(
  units: readonly Unit[],
  homes: ReadonlyMap<Unit, string>,
  names: ReadonlyMap<Group, string>,
  { packageName, along, backEnd: { modules: naming }, atHome }: GrowthContext & { readonly atHome: AtHome },
): readonly ModuleOfUnits[] {
  const themes = new Map(
    [...names].map(([group, name]) => [naming.importName(packageName.importName, name), group.theme]),
  );
  const groups = [...new Set(units.flatMap((unit) => homes.get(unit) ?? []))].map((module) => ({
    module,
    theme: themes.get(module) ?? { kind: 'rest' as const },
    units: units.filter((unit) => homes.get(unit) === module),
  }));
  const order = components(groups, ({ units: own }) =>
    groups.filter((other) => own.some((unit) => unit.needs.some((need) => other.units.includes(need)))),
  ).flat();
  return order.map((group) => ({
    units: group.units,
    planned: planModule(group, naming.nameIn(packageName.importName, group.module), homes, {
      packageName,
      along,
      naming,
      atHome,
    }),
  }));
}

function copyOf(unit: Unit, { held, drift }: Decision): HeldCopy {
  const [first, ...rest] = unit.members;
  return {
    name: held.name,
    names: unit.names,
    module: held.module,
    kind: held.kind,
    drift,
    origins: [originOf(first), ...rest.map(originOf)],
    held: held.definition.text,
    text: movedText(unit.first),
    syntaxHash: unit.first.definition.syntaxHash,
  };
}
