import type { Definition, DefinitionKind, Program } from '../../program/program.ts';
import type { Notebook } from '../../notebook/notebook.ts';
import type { ModuleNaming } from '../../program/module-naming.ts';
import type { PackageName } from '../plan.ts';
import type { Provenance } from './provenance.ts';

/** A package that is there already, read from its sources: one that Solidify made, or one of the user's own. */
export interface HeldPackage {
  readonly package: PackageName;
  readonly naming: ModuleNaming;
  /** Absolute path of the folder that the paths of its modules start from: its repository's root, or where it is installed. */
  readonly folder: string;
  /** The folder in it that modules are imported from, as the beginning of their paths: `src/`, or nothing. */
  readonly sourceFolder: string;
  /** Null: it was made by other means. */
  readonly provenance: Provenance | null;
  /** Sorted by import name. */
  readonly modules: readonly HeldModule[];
  /** Import names of further modules, whose source isn't there or can't be read: extension modules. */
  readonly unread: readonly string[];
  /** What its modules import where a notebook's import gives the same: `ms` for `npm:ms@2`. Missing: what the notebook writes. */
  readonly importedAs?: (module: string) => string;
}

/** One module of a held package. */
export interface HeldModule {
  /** `churn_tools.prices`; the package's root goes by the package's name. */
  readonly importName: string;
  /** From the package's folder: `src/churn_tools/prices.py`. */
  readonly path: string;
  readonly text: string;
  /** The text as a notebook of one cell, so that positions in the cell are positions in the file. */
  readonly notebook: Notebook;
  readonly program: Program;
  /** In the order of the file, those under `if` and `try` included. */
  readonly definitions: readonly HeldDefinition[];
}

/** One definition of a held package. */
export interface HeldDefinition {
  readonly name: string;
  readonly names: readonly [string, ...string[]];
  readonly kind: DefinitionKind;
  /** Import name of its module. */
  readonly module: string;
  readonly definition: Definition;
  /** Hash of the syntax in the notebook that it came from; null where no provenance tells. */
  readonly source: string | null;
  /** Hash of the syntax that was written then; it differs from the definition's own where the package was edited by hand. */
  readonly written: string | null;
  /** As `written`, but for type hints that recording added. */
  readonly unhinted: string | null;
}
