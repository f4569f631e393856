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
  /** The module's file, from the folder that the package's modules stand in: `churn_tools/prices.py`, `prices.ts`. */
  path(module: string): string;
  /** The module that an import within a package leads to: an import name where it is one of the package, else as written. */
  resolve(written: string, from: { readonly importName: string; readonly path: string }): string;
  /** A module's name of lower-case words: `price_tools`, `price-tools`. */
  nameOf(words: readonly string[]): string;
}

/** The two names of a package. */
export interface PackageName {
  /** The distribution, as its installer takes it: `churn-tools`. */
  readonly name: string;
  /** The package, as code imports it: `churn_tools` in Python, `churn-tools` in TypeScript. */
  readonly importName: string;
}
