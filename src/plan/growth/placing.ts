import type { HeldModule, HeldPackage } from '../held/package.ts';
import type { Group } from '../modules/grouping.ts';
import { isCode, type Unit } from '../unit.ts';
import { canJoin, type JoinContext } from './joining.ts';
import { loads, moduleGraph, withImports, type ModuleGraph } from './module-graph.ts';

/** Groups with fewer functions and classes than this join a module that they have to do with. */
const SMALLEST_MODULE = 3;

/** A group of new definitions, with the module of the package that it joins; null: it gets one of its own. */
export interface PlacedGroup {
  readonly group: Group;
  readonly joins: HeldModule | null;
}

/** What placing hangs on. */
export interface PlacingContext extends JoinContext {
  readonly held: HeldPackage;
  /** The package's definitions that others take the place of, with their modules: they may need what is new. */
  readonly replaced: ReadonlyMap<Unit, string>;
  /** Import name that a group's module would get if nothing were there. */
  preferredName(group: Group): string;
  /** Whether loading the module with what the group needs could come before a setting of a notebook. */
  loadsTooEarly(group: Group, module: HeldModule): boolean;
  /** Whether the module's type hints are checked in full, and the group has some to add. */
  isClosed(group: Group, module: HeldModule): boolean;
}

/**
 * Finds the module for each group of new definitions, given in dependency order: the one that has the name that the group would get,
 * and for a small group the one that it has most to do with. Never one that would then import itself in a circle, nor
 * one where a name would come to mean something else.
 */
export function placeGroups(groups: readonly Group[], context: PlacingContext): readonly PlacedGroup[] {
  const placed: PlacedGroup[] = [];
  const homes = new Map<Unit, string>();
  let graph = moduleGraph(context.held);
  const homeOf = (unit: Unit): string | undefined => homes.get(unit) ?? context.homeOf(unit);
  groups.forEach((group, index) => {
    const needed = needsOf(group, { ...context, homeOf });
    const users = [...context.replaced].flatMap(([unit, module]) =>
      unit.needs.some((need) => group.units.includes(need)) ? [module] : [],
    );
    const grown = (name: string): ModuleGraph =>
      users.reduce((all, user) => withImports(all, user, [name]), withImports(graph, name, needed));
    const isFree = (name: string): boolean => {
      const then = grown(name);
      return (
        [...needed].every((each) => !loads(then, each, name)) &&
        users.every((each) => !loads(then, name, each))
      );
    };
    const candidates = context.held.modules.filter(
      (module) =>
        module.importName !== context.held.package.importName &&
        isFree(module.importName) &&
        canJoin(module, group.units, { ...context, homeOf }) &&
        !context.loadsTooEarly(group, module) &&
        !context.isClosed(group, module),
    );
    const own = `\n${index}`;
    const joins = chosen(group, candidates, context, needed, isFree(own) ? [] : users);
    const name = joins?.importName ?? own;
    graph = grown(name);
    for (const unit of group.units) homes.set(unit, name);
    placed.push({ group, joins });
  });
  return placed;
}

function chosen(
  group: Group,
  candidates: readonly HeldModule[],
  context: PlacingContext,
  needed: ReadonlySet<string>,
  only: readonly string[],
): HeldModule | null {
  if (only.length > 0) return candidates.find(({ importName }) => only.includes(importName)) ?? null;
  const preferred = context.preferredName(group);
  const named = candidates.find(({ importName }) => importName === preferred);
  if (named) return named;
  const isSmall = group.units.filter(isCode).length < SMALLEST_MODULE;
  if (!isSmall || group.theme.kind === 'plotting') return null;
  const ranked = candidates
    .map((module) => ({
      module,
      links: linksTo(module, group, context, needed),
      uses: usesOf(module, group, context),
    }))
    .filter(({ links, uses }) => links + uses > 0)
    .sort((a, b) => b.links - a.links || b.uses - a.uses);
  return ranked[0]?.module ?? null;
}

/** The package's modules that a group's definitions need. */
export function needsOf(
  group: Group,
  { homeOf, atHome, held }: Pick<PlacingContext, 'homeOf' | 'atHome' | 'held'>,
): ReadonlySet<string> {
  const modules = new Set(held.modules.map(({ importName }) => importName));
  const needed = group.units.flatMap((unit) => [
    ...unit.needs.flatMap((need) => homeOf(need) ?? []),
    ...unit.imports
      .flatMap(({ imports }) => imports.map((each) => atHome(each).module))
      .filter((each) => modules.has(each)),
  ]);
  return new Set(needed);
}

/** How many reads of a group's definitions lead into a module. */
function linksTo(
  module: HeldModule,
  group: Group,
  { homeOf, atHome }: JoinContext,
  needed: ReadonlySet<string>,
): number {
  if (!needed.has(module.importName)) return 0;
  return group.units.reduce(
    (sum, unit) =>
      sum +
      unit.needs.filter((need) => homeOf(need) === module.importName).length +
      unit.imports.filter(({ imports }) => imports.some((each) => atHome(each).module === module.importName))
        .length,
    0,
  );
}

/** How many names the notebook of a group imports from a module: most of what it holds came from there. */
function usesOf({ importName }: HeldModule, group: Group, { atHome }: JoinContext): number {
  const [first] = group.units;
  const statements = first?.first.owner.program.statements ?? [];
  return statements.reduce(
    (sum, each) =>
      sum +
      (each.kind === 'import' ? each.names.filter((name) => atHome(name).module === importName).length : 0),
    0,
  );
}
