import type { ImportedName } from './program.ts';

/**
 * How a language names modules, in code and in files. A module of a package goes by one import name all through a plan:
 * `churn_tools.prices`, `churn-tools/prices`; the package's root by that of the package.
 */
export interface ModuleNaming {
  /** The import name of a module, from that of its package and its own name in it: `prices`; `io.readers` stands in a folder. */
  importName(packageName: string, name: string): string;
  /** The reverse: `prices`; empty for the root. */
  nameIn(packageName: string, module: string): string;
  /** Whether a module is a package itself, or one of its modules; it needn't be there. */
  isWithin(packageName: string, module: string): boolean;
  /** What has to be there for a module to be found: `google` of `google.cloud.storage`, `lodash` of `npm:lodash@4/fp`. */
  packageOf(module: string): string;
  /** From where a notebook imports what a module of a package holds: the module itself, or the root that passes it on. */
  importedFrom(module: string): string;
  /** The modules that run when one is imported: those that it is in, and the module itself. */
  runsWith(module: string): readonly string[];
  /** The module's file, from the folder that the package's modules stand in: `churn_tools/prices.py`, `prices.ts`. */
  path(module: string): string;
  /** The module that an import within a package leads to: an import name where it is one of the package, else as written. */
  resolve(written: string, from: { readonly importName: string; readonly path: string }): string;
  /** A module's name of lower-case words: `price_tools`, `price-tools`. */
  readonly nameOf: (words: readonly string[]) => string;
  /** A module's own name, without what it is in: `shapes` of `lab.shapes`, of `./lab/shapes.ts`. */
  ownName(module: string): string;
  /** The file of a module beside a notebook, as people are told of it: `lab/shapes.py`. */
  fileOf(module: string): string;
  /** The module that a member of another one may be: `lab.shapes`; null: members are never modules. */
  memberModule(module: string, member: string): string | null;
  /** How one module of a package imports another one as a whole. */
  whole(packageName: string, name: string): Pick<ImportedName, 'module' | 'member'>;
  /** Whether a module may have a member though it binds only other names: what every module has, or what it makes when asked. */
  mayHave(member: string, bound: ReadonlySet<string>): boolean;
  /** What an import binds, as bindings tell it (see `Binding.identity`): equal for the same thing. */
  identityOf(imported: Pick<ImportedName, 'module' | 'member' | 'name'>): string;
}

/** The two names of a package. */
export interface PackageName {
  /** The distribution, as its installer takes it: `churn-tools`. */
  readonly name: string;
  /** The package, as code imports it: `churn_tools` in Python, `churn-tools` in TypeScript. */
  readonly importName: string;
}
