import type { PrototypeNotebook } from '../../analysis/prototype.ts';
import type { ImportedName } from '../../program/program.ts';
import type { ModuleNaming } from '../../program/module-naming.ts';
import { isIn, packageNames } from '../held/index.ts';
import type { Meaning, Meanings } from '../held/meaning.ts';
import type { HeldDefinition, HeldModule, HeldPackage } from '../held/package.ts';

/** The packages that a notebook imports, as one. */
export interface Packages {
  /** All definitions, a module's after those of the modules that it imports from. */
  readonly definitions: readonly HeldDefinition[];
  isHeld(module: string): boolean;
  memberOf(module: string, member: string): Meaning;
  around(definition: HeldDefinition): Meanings;
  moduleOf(definition: HeldDefinition): HeldModule | undefined;
  module(importName: string): HeldModule | undefined;
  /** See `ModuleNaming`. */
  memberModule(module: string, member: string): string | null;
  /** The module that an import of a module as a whole gives. */
  boundBy(imported: Pick<ImportedName, 'module' | 'member' | 'name'>): string;
  /** A module and all that importing it runs: the packages that it is in, and what these import of their own. */
  readonly loadedBy: (module: string) => readonly HeldModule[];
  /** What a name of a notebook stands for, as each package sees it. */
  inNotebook(owner: PrototypeNotebook, name: string): readonly Meaning[];
  /** The lines of a definition in its module, comments above it included, without the last line break. */
  textOf(definition: HeldDefinition): string;
}

/** Puts packages together. */
export function packagesOf(held: readonly HeldPackage[]): Packages {
  const modules = new Map(
    held.flatMap((each) => each.modules.map((module) => [module.importName, module] as const)),
  );
  const names = held.map((each) => ({ held: each, names: packageNames(each) }));
  const namesFor = (module: string) => names.find((each) => isIn(each.held, module))?.names;
  const namingOf = (module: string) => held.find((each) => isIn(each, module))?.naming;
  const loadedBy = (first: string): readonly HeldModule[] => {
    const loaded = new Map<string, HeldModule>();
    const load = (name: string): void => {
      for (const run of namingOf(name)?.runsWith(name) ?? []) {
        const each = modules.get(run);
        if (each === undefined || loaded.has(each.importName)) continue;
        loaded.set(each.importName, each);
        importedModules(each, namingOf(each.importName)).flat().forEach(load);
      }
    };
    load(first);
    return [...loaded.values()];
  };
  const meanings = new Map<PrototypeNotebook, readonly Meanings[]>();
  const meaningsOf = (owner: PrototypeNotebook): readonly Meanings[] => {
    const known = meanings.get(owner) ?? names.map((each) => each.names.inNotebook(owner));
    meanings.set(owner, known);
    return known;
  };
  return {
    definitions: modulesInOrder([...modules.values()], namingOf).flatMap(({ definitions }) => definitions),
    isHeld: (module) => module.startsWith('.') || namesFor(module) !== undefined,
    memberOf: (module, member) => namesFor(module)?.memberOf(module, member) ?? { kind: 'unknown' },
    around: (definition) => namesFor(definition.module)?.around(definition) ?? (() => ({ kind: 'unknown' })),
    moduleOf: ({ module }) => modules.get(module),
    module: (importName) => modules.get(importName),
    memberModule: (module, member) => namingOf(module)?.memberModule(module, member) ?? null,
    boundBy: (imported) => namingOf(imported.module)?.identityOf(imported) ?? imported.module,
    loadedBy,
    inNotebook: (owner, name) => meaningsOf(owner).map((meaning) => meaning(name)),
    textOf: (definition) => textOf(definition, modules.get(definition.module)),
  };
}

function textOf({ definition }: HeldDefinition, module: HeldModule | undefined): string {
  const statement = module?.program.statements.find(
    (each) => each.kind === 'definition' && each.definition === definition,
  );
  if (module === undefined || statement === undefined) return definition.text;
  const { start, end } = statement.block;
  return module.text.slice(start, end).replaceAll('\r\n', '\n').trimEnd();
}

/** Import names of what each import of a module may run: a member that may be a module before what it is of. */
function importedModules(
  importing: HeldModule,
  naming: ModuleNaming | undefined,
): readonly (readonly string[])[] {
  if (naming === undefined) return [];
  return importing.program.statements.flatMap((statement) => {
    if (statement.kind !== 'import') return [];
    const star = statement.star === null ? [] : [{ module: statement.star, member: null }];
    return [...statement.names, ...star].map(({ module, member }) => {
      const target = naming.resolve(module, importing);
      const within = member === null ? null : naming.memberModule(target, member);
      return within === null ? [target] : [within, target];
    });
  });
}

/** Modules after those that they import from; of a circle, the first one first. */
function modulesInOrder(
  modules: readonly HeldModule[],
  namingOf: (module: string) => ModuleNaming | undefined,
): readonly HeldModule[] {
  const byName = new Map(modules.map((each) => [each.importName, each]));
  const done = new Set<HeldModule>();
  const visited = new Set<HeldModule>();
  const visit = (each: HeldModule): void => {
    if (visited.has(each)) return;
    visited.add(each);
    for (const names of importedModules(each, namingOf(each.importName))) {
      const needed = names.map((name) => byName.get(name)).find((found) => found !== undefined);
      if (needed !== undefined) visit(needed);
    }
    done.add(each);
  };
  modules.forEach(visit);
  return [...done];
}
