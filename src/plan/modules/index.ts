import type { AnalyzedNotebook } from '../../analysis/prototype.ts';
import type { BackEnd } from '../../program/language.ts';
import type { PackageName } from '../plan.ts';
import type { Unit } from '../unit.ts';
import type { AlongModules } from './along.ts';
import { draftModules } from './drafts.ts';
import type { Group } from './grouping.ts';
import { planModule, type ModuleOfUnits } from './module.ts';
import { nameModule } from './naming.ts';
import { wordsOf } from './words.ts';

export { planAlong } from './along.ts';
export { planDecidedModules } from './decided.ts';
export {
  badModules,
  decidedGroups,
  requireHomes,
  requireName,
  requireOneFuture,
  takenNames,
} from './decided-groups.ts';
export { draftModules } from './drafts.ts';
export { planModule } from './module.ts';
export type { ModuleOfUnits } from './module.ts';
export { nameModule } from './naming.ts';
export { wordsOf } from './words.ts';

/** Divides units over named modules, in dependency order. */
export function planModules(
  units: readonly Unit[],
  notebooks: readonly AnalyzedNotebook[],
  packageName: PackageName,
  backEnd: BackEnd,
  along: AlongModules,
): readonly ModuleOfUnits[] {
  const naming = backEnd.modules;
  const groups = draftModules(units, notebooks, backEnd);
  const external = units.flatMap((unit) =>
    unit.imports.flatMap(({ imports }) => imports.map((each) => naming.packageOf(each.module))),
  );
  const taken = new Set([packageName.importName, ...external, ...along.modules.map(({ name }) => name)]);
  const names = new Map<Group, string>();
  for (const group of [...groups].sort((a, b) => b.units.length - a.units.length)) {
    const name = nameModule(group, {
      isModuleName: (each) => backEnd.isModuleName(each),
      nameOf: naming.nameOf,
      taken,
      definitions: new Set(units.flatMap((unit) => unit.names)),
      fallbacks: [...wordsOf(packageName.name)].reverse(),
    });
    taken.add(name);
    names.set(group, name);
  }
  const homes = new Map<Unit, string>();
  for (const group of groups) {
    for (const unit of group.units)
      homes.set(unit, naming.importName(packageName.importName, names.get(group) ?? ''));
  }
  return groups.map((group) => ({
    units: group.units,
    planned: planModule(group, names.get(group) ?? '', homes, { packageName, along, naming }),
  }));
}
