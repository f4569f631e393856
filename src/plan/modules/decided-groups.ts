import type { BackEnd } from '../../program/language.ts';
import type { ModuleNaming } from '../../program/module-naming.ts';
import { SolidifyError } from '../../text/error.ts';
import type { DecidedModule } from '../edited/decisions.ts';
import type { Placement } from '../edited/placement.ts';
import type { PackageName } from '../plan.ts';
import type { Unit } from '../unit.ts';
import type { AlongModules } from './along.ts';
import type { Group } from './grouping.ts';

/** The units of each module that a person decided on; modules without any are left out. */
export function decidedGroups(
  units: readonly Unit[],
  { modules, homes }: Placement,
): ReadonlyMap<Group, DecidedModule> {
  const decided = new Map<Group, DecidedModule>();
  for (const module of modules) {
    const own = units.filter((unit) => unit.members.some(({ id }) => homes.get(id) === module));
    if (own.length > 0) decided.set({ theme: themeOf(module), units: own }, module);
  }
  return decided;
}

function themeOf({ name }: DecidedModule): Group['theme'] {
  return { kind: 'section', headings: [name] };
}

/**
 * What a listed definition needs has to be listed too: it was there, and somebody took it out.
 * @throws SolidifyError (usage) `bad-modules` where that isn't so.
 */
export function requireHomes(units: readonly Unit[], groups: readonly Group[]): void {
  const placed = new Set(groups.flatMap((group) => group.units));
  const missing = units.find((unit) => !placed.has(unit));
  if (missing === undefined) return;
  const reader = [...placed].find(({ needs }) => needs.includes(missing));
  const [name = ''] = missing.names;
  const [by = ''] = reader?.names ?? [];
  throw badModules(`${name} is in no module, and ${by} needs it`, `List ${name}, or take ${by} out too.`);
}

/** Names that no module of the package can have, since its code imports them. */
export function takenNames(
  units: readonly Unit[],
  { importName }: PackageName,
  along: AlongModules,
  naming: ModuleNaming,
): ReadonlySet<string> {
  const external = units.flatMap((unit) =>
    unit.imports.flatMap(({ imports }) => imports.map(({ module }) => naming.packageOf(module))),
  );
  return new Set([importName, ...external, ...along.modules.map(({ name }) => name)]);
}

/** @throws SolidifyError (usage) `bad-modules` for a name that no module can have. */
export function requireName(
  name: string,
  at: string,
  { backEnd, taken }: { readonly backEnd: BackEnd; readonly taken: ReadonlySet<string> },
): void {
  if (backEnd.isModuleName(name) && !taken.has(name)) return;
  const why = taken.has(name)
    ? 'is taken by something that the package imports'
    : 'can’t be the name of a module';
  throw badModules(
    `${at}: ${JSON.stringify(name)} ${why}`,
    'Take small letters, digits and underscores, no keyword, and no name of the standard library.',
  );
}

/**
 * A feature of the language that a file asks for holds for the whole file.
 * @throws SolidifyError (usage) `bad-modules` where a module joins definitions with other features.
 */
export function requireOneFuture({ units }: Group, at: string): void {
  if (new Set(units.map(({ first }) => first.futures.join(' '))).size < 2) return;
  const features = [...new Set(units.flatMap(({ first }) => first.futures))].join(', ');
  throw badModules(
    `${at} joins definitions of which some are read under a feature that their file asks for (${features})`,
    'That holds for a whole module: give them two.',
  );
}

/** The error about modules that somebody decided on. */
export function badModules(message: string, hint: string): SolidifyError {
  return new SolidifyError('usage', 'bad-modules', message, { hint: `Nothing was written. ${hint}` });
}
