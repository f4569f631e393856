import { components } from '../../analysis/index.ts';
import type { AnalyzedNotebook } from '../../analysis/prototype.ts';
import type { BackEnd } from '../../program/language.ts';
import { SolidifyError } from '../../text/error.ts';
import type { DecidedModule } from '../edited/decisions.ts';
import type { Placement } from '../edited/placement.ts';
import type { PackageName } from '../plan.ts';
import type { Unit } from '../unit.ts';
import type { AlongModules } from './along.ts';
import { loadsTooEarly } from './drafts.ts';
import {
  decidedGroups,
  badModules,
  requireHomes,
  requireName,
  requireOneFuture,
  takenNames,
} from './decided-groups.ts';
import { groupNeeds, type Group } from './grouping.ts';
import { planModule, type ModuleOfUnits } from './module.ts';

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
  const decided = decidedGroups(units, { modules, homes });
  const naming = backEnd.modules;
  const groups = [...decided.keys()];
  requireHomes(units, groups);
  for (const [group, { name, at }] of decided) {
    requireName(name, at, { backEnd, taken: takenNames(units, packageName, along, naming) });
    requireOneFuture(group, at);
    if (loadsTooEarly(group, groups, notebooks)) {
      const message = `${at} would be imported before the notebook is set up for what it imports`;
      throw badModules(message, 'Keep apart what the notebook defines before and after that setting.');
    }
  }
  const ordered = components(groups, (group) => groupNeeds(group, groups));
  for (const circle of ordered) if (circle.length > 1) throw circular(circle, decided);
  const nameOf = (group: Group): string => decided.get(group)?.name ?? '';
  const unitHomes = new Map(
    groups.flatMap((group) =>
      group.units.map((unit) => [unit, naming.importName(packageName.importName, nameOf(group))] as const),
    ),
  );
  return ordered.flat().map((group) => {
    const planned = planModule(group, nameOf(group), unitHomes, { packageName, along, naming });
    return {
      units: group.units,
      planned: { ...planned, summary: decided.get(group)?.summary ?? planned.summary },
    };
  });
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
  return badModules(
    `the modules ${names.join(' and ')} would import one another: ${links.slice(0, 4).join('; ')}`,
    'Move one of these to the other’s module.',
  );
}
