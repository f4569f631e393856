import type { CellEdit } from '../../notebook/notebook.ts';
import type { HeldDefinition } from '../held/package.ts';

/** What putting source back into a notebook will do. */
export interface Inlining {
  /** In the order of the notebook. */
  readonly edits: readonly CellEdit[];
  /** Definitions that come in, in their order. */
  readonly definitions: readonly InlinedDefinition[];
  /** Names of imports that come in with them. */
  readonly imports: readonly string[];
  /** Names that were taken of modules (`m.f`), one for each use. */
  readonly members: readonly string[];
  /** Cells that only served the package, and go. */
  readonly removed: readonly { readonly cell: number; readonly why: 'install' | 'autoreload' }[];
}

/** A definition of a package that a notebook gets. */
export interface InlinedDefinition {
  readonly held: HeldDefinition;
  /** Of the import that it replaces, or that what needs it replaces; an index of the original. */
  readonly cell: number;
  /** imported: the notebook names it; needed: only other definitions do. */
  readonly because: 'imported' | 'needed';
}

/** Why a notebook can't stand alone, at a place of the notebook. Wording lives in report/. */
export type InlineRefusal = { readonly cell: number; readonly line: number } & (
  | { readonly code: 'star-import' | 'guarded-import' | 'inner-import'; readonly module: string }
  | { readonly code: 'shares-line'; readonly module: string }
  /** A file that the notebook runs imports from the package. */
  | { readonly code: 'runs-file'; readonly file: string }
  /** The package hasn't got it, or it can't be told what it is. */
  | { readonly code: 'not-found'; readonly module: string; readonly name: string }
  /** A module is used other than for `module.name` of a definition. */
  | { readonly code: 'module-object'; readonly module: string; readonly name: string }
  /** A module does more as it loads than to define and import. */
  | { readonly code: 'module-acts'; readonly module: string; readonly moduleLine: number }
  /** `__name__`, `globals()`: it does something else in a notebook. */
  | { readonly code: 'tied'; readonly held: string; readonly found: string }
  /** Defined under a condition, or on a line with others. */
  | { readonly code: 'conditional'; readonly held: string }
  | { readonly code: 'unknown-need'; readonly held: string; readonly name: string }
  /** The notebook uses a name for something else that a definition needs. */
  | { readonly code: 'collision'; readonly name: string; readonly held: string }
  /** Annotations would be read in another way. */
  | { readonly code: 'future'; readonly held: string }
  /** Put back, it wouldn't be what the package has. */
  | { readonly code: 'unproven'; readonly held: string }
);
