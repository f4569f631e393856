import type { Resolver } from '../../analysis/resolution.ts';
import { bareNotebook, resolverOf } from '../../analysis/index.ts';
import type { PrototypeNotebook } from '../../analysis/prototype.ts';
import type { Definition, ImportedName } from '../../program/program.ts';
import type { HeldDefinition, HeldModule, HeldPackage } from './package.ts';

/** What a name stands for, in a notebook or in a module of a package. */
export type Meaning =
  /** A definition of the package, wherever it is named: in its module, in one that imports it, in a notebook. */
  | { readonly kind: 'held'; readonly definition: HeldDefinition }
  /** A definition of the notebook. */
  | { readonly kind: 'own'; readonly definition: Definition }
  /** Something of another package, or a module: equal names, equal things. */
  | ({ readonly kind: 'outside'; readonly name: string } & OutsideImport)
  /** State of the notebook, a name that is bound to several things, or to nothing that could be found. */
  | { readonly kind: 'unknown' };

/** The imports that give something from outside. */
export interface OutsideImport {
  readonly imports: readonly ImportedName[];
  /** The whole statement, where it says what happens if it fails. */
  readonly guarded: string | null;
  /** Imports that the condition of a guarded statement needs. */
  readonly conditions: readonly ImportedName[];
}

/** What the names of one text stand for. */
export type Meanings = (name: string) => Meaning;

/** A package with what the names of its modules stand for. */
export interface PackageNames {
  /** What a member of a module is, by import name; `unknown` for what isn't there. */
  memberOf(module: string, member: string): Meaning;
  /** What the names of a notebook stand for. */
  inNotebook(owner: PrototypeNotebook): Meanings;
  /** What the names in the module of a definition stand for. */
  around(definition: HeldDefinition): Meanings;
}

/** Names that are imported from module to module are followed so often; circles end there. */
const MOST_STEPS = 20;
const UNKNOWN: Meaning = { kind: 'unknown' };

/** Whether a module, by its import name, is one of a package; it needn't be there. */
export function isIn(
  { package: { importName }, naming }: Pick<HeldPackage, 'package' | 'naming'>,
  module: string,
): boolean {
  return naming.isWithin(importName, module);
}

/** Looks up the names of a package. Modules are resolved when they are first asked for. */
export function packageNames(held: HeldPackage): PackageNames {
  const { naming } = held;
  const modules = new Map(held.modules.map((module) => [module.importName, module]));
  const known = new Map(
    held.modules.flatMap(({ definitions }) => definitions.map((each) => [each.definition, each] as const)),
  );
  const resolvers = new Map<string, Resolver>();
  const resolverFor = (module: HeldModule): Resolver => {
    const found =
      resolvers.get(module.importName) ?? resolverOf(bareNotebook(module.notebook, module.program));
    resolvers.set(module.importName, found);
    return found;
  };
  const memberOf = (module: string, member: string, steps: number): Meaning => {
    const file = modules.get(module);
    const found = file === undefined || steps > MOST_STEPS ? UNKNOWN : named(file, member, steps + 1);
    const submodule = naming.memberModule(module, member);
    return found.kind === 'unknown' && submodule !== null && modules.has(submodule)
      ? outside(submodule, [{ name: member, module: submodule, member: null, at: NOWHERE }])
      : found;
  };
  const named = (module: HeldModule, name: string, steps: number): Meaning =>
    meaning(resolverFor(module), name, (each) =>
      imported({ ...each, module: naming.resolve(each.module, module) }, steps),
    );
  const imported = ({ module, member, name, at }: ImportedName, steps: number): Meaning => {
    const itself = { name, module, member, at };
    if (member !== null && isIn(held, module)) return memberOf(module, member, steps);
    const asHere = { ...itself, module: held.importedAs?.(module) ?? module };
    return outside(naming.identityOf(asHere), [itself]);
  };
  /** `follow` says what an import gives. */
  const meaning = (resolve: Resolver, name: string, follow: (each: ImportedName) => Meaning): Meaning => {
    const found = resolve(name);
    switch (found.kind) {
      case 'definition': {
        const { definition } = found.site;
        const ofPackage = known.get(definition);
        return ofPackage ? { kind: 'held', definition: ofPackage } : { kind: 'own', definition };
      }
      case 'import': {
        const given = found.imports.filter((each) => each.name === name);
        const [first = UNKNOWN, ...others] = given.map(follow);
        if (first.kind !== 'outside' || given.every(({ module }) => isIn(held, module))) return first;
        const { guarded, conditions } = found;
        if (guarded === null) return { ...first, imports: given };
        // A guarded import gives one thing or another: as a whole it is what it says.
        const all = [first, ...others].map((each) => (each.kind === 'outside' ? each.name : ''));
        return { kind: 'outside', name: `${all.join('|')}?`, imports: given, guarded, conditions };
      }
      case 'unsafe':
        return UNKNOWN;
    }
  };
  return {
    memberOf: (module, member) => memberOf(module, member, 0),
    inNotebook: (owner) => {
      // Most notebooks that are checked have nothing to look up.
      const made: { resolve?: Resolver } = {};
      return (name) => meaning((made.resolve ??= resolverOf(owner)), name, (each) => imported(each, 0));
    },
    around: ({ module }) => {
      const file = modules.get(module);
      return (name) => (file === undefined ? UNKNOWN : named(file, name, 0));
    },
  };
}

function outside(name: string, imports: readonly ImportedName[]): Meaning {
  return { kind: 'outside', name, imports, guarded: null, conditions: [] };
}

/** Of an import that nobody wrote. */
const NOWHERE = { cell: 0, start: 0, end: 0 };
