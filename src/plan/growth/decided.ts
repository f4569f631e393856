import type { BackEnd } from '../../program/language.ts';
import type { Placement } from '../edited/placement.ts';
import type { HeldModule } from '../held/package.ts';
import {
  badModules,
  decidedGroups,
  requireHomes,
  requireName,
  requireOneFuture,
  takenNames,
} from '../modules/index.ts';
import type { AlongModules } from '../modules/along.ts';
import type { Group } from '../modules/grouping.ts';
import type { PackageName } from '../plan.ts';
import type { Unit } from '../unit.ts';
import { canJoin } from './joining.ts';
import { loads, moduleGraph, withImports } from './module-graph.ts';
import { needsOf, type PlacingContext } from './placing.ts';

/** What the decided modules of a package that is there already are held against. */
export interface DecidedContext extends PlacingContext {
  readonly packageName: PackageName;
  readonly backEnd: BackEnd;
  readonly along: AlongModules;
}

/**
 * The names of the modules that a person decided on for new definitions, below the package's: those that it has, and others.
 * @throws SolidifyError (usage) `bad-modules` where the package would not work, or a name would come to mean something else.
 */
export function decidedNames(
  fresh: readonly Unit[],
  placement: Placement,
  context: DecidedContext,
): ReadonlyMap<Group, string> {
  const { held, packageName, backEnd, along } = context;
  const decided = decidedGroups(fresh, placement);
  const groups = [...decided.keys()];
  requireHomes(fresh, groups);
  requireReplacedInPlace(placement, context);
  const { naming } = held;
  const importName = (name: string): string => naming.importName(packageName.importName, name);
  const names = new Map([...decided].map(([group, { name }]) => [group, name]));
  const homes = new Map(
    [...names].flatMap(([group, name]) => group.units.map((unit) => [unit, importName(name)] as const)),
  );
  const homeOf = (unit: Unit): string | undefined => homes.get(unit) ?? context.homeOf(unit);
  for (const [group, { name, at }] of decided) {
    requireOneFuture(group, at);
    const module = held.modules.find((each) => each.importName === importName(name));
    if (module) requireJoining(group, module, at, { ...context, homeOf });
    else requireName(name, at, { backEnd, taken: takenNames(fresh, packageName, along, naming) });
  }
  const graph = groups.reduce(
    (all, group) =>
      withImports(all, importName(names.get(group) ?? ''), needsOf(group, { ...context, homeOf })),
    moduleGraph(held),
  );
  const modules = [...graph.keys()];
  for (const name of modules.filter((each) => [...homes.values()].includes(each))) {
    const other = modules.find((each) => loads(graph, name, each) && loads(graph, each, name));
    if (other === undefined) continue;
    throw badModules(
      `the modules ${name} and ${other} would import one another`,
      'List the definitions that need one another in one of them.',
    );
  }
  return names;
}

function requireJoining(group: Group, module: HeldModule, at: string, context: PlacingContext): void {
  const names = group.units.flatMap((unit) => unit.names).join(', ');
  if (!canJoin(module, group.units, context)) {
    throw badModules(
      `${at}: ${names} can’t be added to ${module.path}, where a name would come to mean something else`,
      'Take a module of another name.',
    );
  }
  if (context.loadsTooEarly(group, module)) {
    throw badModules(
      `${at}: with ${names}, ${module.path} would import something before the notebook is set up for it`,
      'Take a module of another name.',
    );
  }
}

/** What takes the place of another definition stands where that stands. */
function requireReplacedInPlace(
  { homes }: Placement,
  { held: { naming }, replaced, packageName }: DecidedContext,
): void {
  for (const [unit, module] of replaced) {
    const decided = unit.members.map(({ id }) => homes.get(id)).find((each) => each !== undefined);
    if (decided === undefined || naming.importName(packageName.importName, decided.name) === module) continue;
    throw badModules(
      `${decided.at}: ${unit.names.join(', ')} stands in ${module} already`,
      'Leave it there; in the package you can move it by hand.',
    );
  }
}
