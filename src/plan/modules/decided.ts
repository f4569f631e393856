import { components } from '../../analysis/index.ts';
import type { AnalyzedNotebook } from '../../analysis/prototype.ts';
import type { BackEnd } from '../../language/language.ts';
import { SolidifyError } from '../../text/error.ts';
import type { DecidedModule } from '../edited/decisions.ts';
import type { Placement } from '../edited/placement.ts';
import type { PackageName } from '../plan.ts';
import type { Unit } from '../unit.ts';
import type { AlongModules } from './along.ts';
import { loadsTooEarly } from './drafts.ts';
import { groupNeeds, type Group } from './grouping.ts';
import { planModule, topLevel, type ModuleOfUnits } from './module.ts';

/**
 * Divides units over the modules that a person decided on, in dependency order.
 * @throws SolidifyError (usage) `bad-modules` where the package would not work, or the notebook would do something else.
 */
export function planDecidedModules(
  units: readonly Unit[],
  notebooks: readonly AnalyzedNotebook[],
  { modules, homes }: Placement,
  {
    packageName,
    backEnd,
    along,
  }: { readonly packageName: PackageName; readonly backEnd: BackEnd; readonly along: AlongModules },
): readonly ModuleOfUnits[] {
  const decided = new Map<Group, DecidedModule>();
  for (const module of modules) {
    const own = units.filter((unit) => unit.members.some(({ id }) => homes.get(id) === module));
    if (own.length > 0) decided.set({ theme: themeOf(module), units: own }, module);
  }
  const groups = [...decided.keys()];
  requireHomes(units, groups);
  for (const [group, { name, at }] of decided) {
    requireName(name, at, { backEnd, taken: takenNames(units, packageName, along) });
    if (new Set(group.units.map(({ first }) => first.futures.join(' '))).size > 1) {
      const message = `${at} joins definitions of which some stand under \`from __future__ import …\``;
      throw problem(message, 'That holds for a whole module: give them two.');
    }
    if (loadsTooEarly(group, groups, notebooks)) {
      const message = `${at} would be imported before the notebook is set up for what it imports`;
      throw problem(message, 'Keep apart what the notebook defines before and after that setting.');
    }
  }
  const ordered = components(groups, (group) => groupNeeds(group, groups));
  for (const circle of ordered) if (circle.length > 1) throw circular(circle, decided);
  const nameOf = (group: Group): string => decided.get(group)?.name ?? '';
  const unitHomes = new Map(
    groups.flatMap((group) =>
      group.units.map((unit) => [unit, `${packageName.importName}.${nameOf(group)}`] as const),
    ),
  );
  return ordered.flat().map((group) => {
    const planned = planModule(group, nameOf(group), unitHomes, { packageName, along });
    return {
      units: group.units,
      planned: { ...planned, summary: decided.get(group)?.summary ?? planned.summary },
    };
  });
}

function themeOf({ name }: DecidedModule): Group['theme'] {
  return { kind: 'section', headings: [name] };
}

/** What a listed definition needs has to be listed too: it was there, and somebody took it out. */
function requireHomes(units: readonly Unit[], groups: readonly Group[]): void {
  const placed = new Set(groups.flatMap((group) => group.units));
  const missing = units.find((unit) => !placed.has(unit));
  if (missing === undefined) return;
  const reader = [...placed].find(({ needs }) => needs.includes(missing));
  const [name = ''] = missing.names;
  const [by = ''] = reader?.names ?? [];
  throw problem(`${name} is in no module, and ${by} needs it`, `List ${name}, or take ${by} out too.`);
}

function takenNames(
  units: readonly Unit[],
  { importName }: PackageName,
  along: AlongModules,
): ReadonlySet<string> {
  const external = units.flatMap((unit) =>
    unit.imports.flatMap(({ imports }) => imports.map(({ module }) => topLevel(module))),
  );
  return new Set([importName, ...external, ...along.modules.map(({ name }) => name)]);
}

function requireName(
  name: string,
  at: string,
  { backEnd, taken }: { readonly backEnd: BackEnd; readonly taken: ReadonlySet<string> },
): void {
  if (backEnd.isModuleName(name) && !taken.has(name)) return;
  const why = taken.has(name)
    ? 'is taken by something that the package imports'
    : 'can’t be the name of a module';
  throw problem(
    `${at}: ${JSON.stringify(name)} ${why}`,
    'Take small letters, digits and underscores, no keyword, and no name of the standard library.',
  );
}

function circular(circle: readonly Group[], decided: ReadonlyMap<Group, DecidedModule>): SolidifyError {
  const names = circle.map((group) => decided.get(group)?.name ?? '');
  const links = circle.flatMap((group) =>
    group.units.flatMap((unit) =>
      unit.needs
        .filter((need) => !group.units.includes(need) && circle.some(({ units }) => units.includes(need)))
        .map((need) => `${unit.names.join(', ')} needs ${need.names.join(', ')}`),
    ),
  );
  return problem(
    `the modules ${names.join(' and ')} would import one another: ${links.slice(0, 4).join('; ')}`,
    'Move one of these to the other’s module.',
  );
}

function problem(message: string, hint: string): SolidifyError {
  return new SolidifyError('usage', 'bad-modules', message, { hint: `Nothing was written. ${hint}` });
}
