import type { PackageName, PlannedDefinition, PlannedImport, PlannedModule } from '../plan.ts';
import type { ModuleNaming } from '../../program/module-naming.ts';
import type { ImportedName } from '../../program/program.ts';
import { planDefinition } from '../definitions.ts';
import { isCode, type Unit } from '../unit.ts';
import type { AlongModules } from './along.ts';
import type { Group } from './grouping.ts';
import { summarizeModule } from './naming.ts';

/** A module with the units that it holds. */
export interface ModuleOfUnits {
  readonly planned: PlannedModule;
  readonly units: readonly Unit[];
}

/** What modules of one package are planned with. */
export interface ModuleContext {
  readonly packageName: PackageName;
  readonly along: AlongModules;
  readonly naming: ModuleNaming;
  /** From which module of the package an import is; left out: as it is written. */
  readonly atHome?: (imported: ImportedName) => ImportedName;
}

/** A module of a package, `name` from there, that holds the units of a group. */
export function planModule(
  group: Group,
  name: string,
  homes: ReadonlyMap<Unit, string>,
  { packageName, along, naming, atHome = (each) => each }: ModuleContext,
): PlannedModule {
  const importName = naming.importName(packageName.importName, name);
  const imports = new Map<string, PlannedImport>();
  const guarded = new Set<string>();
  for (const need of group.units.flatMap((unit) => unit.imports)) {
    if (need.guarded !== null) guarded.add(need.guarded);
    const plain = need.guarded === null ? need.imports : need.conditions;
    for (const each of plain) {
      const given: PlannedImport = need.file === null ? atHome(each) : along.importFor(need.file, each);
      const { module, member, name: bound, isType } = given;
      const known = imports.get(`${module} ${member ?? ''} ${bound}`);
      // A value is there for its type too.
      const isOnlyType = isType === true && (known === undefined || known.isType === true);
      imports.set(`${module} ${member ?? ''} ${bound}`, {
        module,
        member,
        name: bound,
        ...(isOnlyType && { isType }),
      });
    }
  }
  const [own, outside] = ownImports([...imports.values()], packageName, naming);
  return {
    name,
    importName,
    summary: summarizeModule(name, group),
    futures: [...new Set(group.units.flatMap((unit) => unit.first.futures))].sort(),
    imports: outside.sort((a, b) => compare(a.module, b.module) || compare(a.name, b.name)),
    guardedImports: [...guarded],
    siblings: siblingsOf(group, homes, importName, own),
    definitions: inOrder(group.units).map((unit): PlannedDefinition => planDefinition(unit)),
    source: null,
  };
}

/** Imports from the package itself, which a notebook does once it imports from it, apart from all others. */
function ownImports(
  imports: readonly PlannedImport[],
  { importName }: PackageName,
  naming: ModuleNaming,
): readonly [PlannedImport[], PlannedImport[]] {
  const isOwn = ({ module, member, name }: PlannedImport): boolean =>
    naming.packageOf(module) === importName && member === name && module !== importName;
  return [imports.filter(isOwn), imports.filter((each) => !isOwn(each))];
}

function siblingsOf(
  group: Group,
  homes: ReadonlyMap<Unit, string>,
  own: string,
  imported: readonly PlannedImport[],
): PlannedModule['siblings'] {
  const names = new Map<string, Set<string>>();
  const add = (module: string, members: readonly string[]): void => {
    if (module !== own) names.set(module, new Set([...(names.get(module) ?? []), ...members]));
  };
  for (const { module, name } of imported) add(module, [name]);
  for (const unit of group.units) {
    for (const need of unit.needs) {
      const read = need.names.filter((name) =>
        unit.first.definition.freeNames.some((free) => free.name === name),
      );
      const module = homes.get(need);
      if (module !== undefined) add(module, read);
    }
  }
  return [...names]
    .map(([module, members]) => ({ module, names: [...members].sort() }))
    .sort((a, b) => compare(a.module, b.module));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * The notebook's order, but what a definition needs while it is being made comes before it: what it reads at
 * definition time, and all that this needs in turn, since it may be called then.
 */
function inOrder(units: readonly Unit[]): readonly Unit[] {
  const printed = new Set<Unit>();
  const visited = new Set<Unit>();
  const print = (unit: Unit): void => {
    if (visited.has(unit)) return;
    visited.add(unit);
    for (const need of neededAtDefinition(unit)) print(need);
    if (units.includes(unit)) printed.add(unit);
  };
  const sorted = [...units].sort((a, b) => a.first.order - b.first.order);
  sorted.forEach(print);
  return [...printed];
}

function neededAtDefinition(unit: Unit): readonly Unit[] {
  const atDefinition = new Set(
    unit.first.definition.freeNames.filter((read) => read.readAt === 'definition').map((read) => read.name),
  );
  const closure = new Set(unit.needs.filter((need) => need.names.some((name) => atDefinition.has(name))));
  for (const each of closure)
    if (isCode(each)) for (const need of each.needs) if (need !== unit) closure.add(need);
  return [...closure];
}
