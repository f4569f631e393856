import type { Example, LanguageId, Parameter } from '../program/program.ts';
import type { PackageName } from '../program/module-naming.ts';
import type { Requirement } from '../program/requirement.ts';
import type { CellEdit } from '../notebook/notebook.ts';
import type { Obstacle } from '../analysis/obstacle.ts';
import type { PersonalPlace } from '../analysis/prototype.ts';

export type { PackageName } from '../program/module-naming.ts';
export type { Requirement } from '../program/requirement.ts';

/** All that an extraction will do, as plain JSON: it survives `JSON.parse(JSON.stringify(plan))`. */
export interface ExtractionPlan {
  readonly version: 1;
  readonly language: LanguageId;
  readonly package: PackageName;
  /** In dependency order: a module imports only from modules before it. */
  readonly modules: readonly PlannedModule[];
  /** Definitions of the modules that came along, since what moved needs them, from files that weren't given and stay as they are. */
  readonly copied: readonly CopiedDefinition[];
  /** Tests that move as a copy: `test_*` functions and cells of asserts that stand alone. */
  readonly copiedTests: readonly CopiedTest[];
  readonly requirements: readonly Requirement[];
  readonly rewrites: readonly NotebookRewrite[];
  readonly kept: readonly KeptDefinition[];
  /** Functions of the package that take names as parameters which they read from the notebook before. */
  readonly lifted: readonly LiftedDefinition[];
  /** Definitions of the package that have another name than in the notebook before. */
  readonly renamed: readonly RenamedDefinition[];
  readonly warnings: readonly PlanWarning[];
  /** Where the package is there already: what becomes of it. Its `modules` say only what is new. Null: it is made. */
  readonly growth: Growth | null;
}

/** One name that came along from a file that stays as it is. */
export interface CopiedDefinition {
  readonly name: string;
  readonly file: string;
  /** `churn_tools.prices`. */
  readonly module: string;
}

/** What a plan does to a package that is there already, beside what its modules say. Plain JSON. */
export interface Growth {
  /** Import names of modules that are there and get definitions, or other ones in place of some. */
  readonly grown: readonly string[];
  /** Definitions of notebooks that the package holds: the notebooks import the package's. */
  readonly taken: readonly HeldCopy[];
  /** Definitions of the package that the notebooks' take the place of. */
  readonly replaced: readonly HeldCopy[];
  /** Both sides were edited, and the user has to say which counts. With any of these nothing is written. */
  readonly asked: readonly HeldCopy[];
}

/** One definition that stands in the package and in notebooks. */
export interface HeldCopy {
  readonly name: string;
  readonly names: readonly string[];
  /** Import name of the package's module that holds it. */
  readonly module: string;
  readonly kind: PlannedDefinition['kind'];
  readonly drift: Drift;
  readonly origins: readonly [Origin, ...Origin[]];
  /** Its text in the package and in the first of the notebooks. */
  readonly held: string;
  readonly text: string;
  /** Hash of its syntax in the notebook. */
  readonly syntaxHash: string;
}

/**
 * How a notebook's definition stands to one of the package.
 * same: the same code, whatever comments and layout; package-edited, notebook-edited, both-edited: who changed it since
 * it was extracted; lifted: nobody did, but the package's takes parameters where the notebook's reads names; different:
 * it isn't known who, since no provenance tells.
 */
export type Drift = 'same' | 'package-edited' | 'notebook-edited' | 'both-edited' | 'lifted' | 'different';

export interface PlannedModule {
  /** `prices`. */
  readonly name: string;
  /** `churn_tools.prices`. */
  readonly importName: string;
  /** First line of the module's docstring: what it holds, ending with a full stop. */
  readonly summary: string;
  /** Features of `from __future__ import …`. */
  readonly futures: readonly string[];
  /** Imports from outside the package, one bound name each, sorted. */
  readonly imports: readonly PlannedImport[];
  /** Whole guarded import statements (`try: import x except ImportError: …`), as written. */
  readonly guardedImports: readonly string[];
  /** Imports that only type checkers need, for hints. Left out: none. */
  readonly hintImports?: readonly PlannedImport[];
  /** Imports from other modules of the package, by import name (`churn_tools.dates`), sorted. */
  readonly siblings: readonly { readonly module: string; readonly names: readonly string[] }[];
  /** In the order to print. */
  readonly definitions: readonly PlannedDefinition[];
  /** The whole text of a module that comes along as it stands beside a notebook; null: it is made of the definitions. */
  readonly source: string | null;
}

/** `import module as name` (member null) or `from module import member as name`. */
export interface PlannedImport {
  readonly module: string;
  readonly member: string | null;
  readonly name: string;
  /** Only a type; left out: a value, or the language doesn't tell. */
  readonly isType?: boolean;
}

/** Where a definition comes from. */
export interface Origin {
  readonly notebook: string;
  readonly cell: number;
  /** nbformat id of the cell. */
  readonly cellId: string | null;
  /** Line in the cell, 1-based. */
  readonly line: number;
}

export interface PlannedDefinition {
  readonly name: string;
  readonly names: readonly string[];
  readonly kind: 'function' | 'class' | 'constant' | 'type';
  /** The moved lines, byte-equal to the cell's, without the last line break. */
  readonly text: string;
  readonly syntaxHash: string;
  /** The same of the definition as the notebook has it, before lifts and renames. */
  readonly sourceHash: string;
  /** Hash of its syntax before recording added type hints; left out where it added none. */
  readonly unhintedHash?: string;
  /** The same definition may come from several notebooks; the first is where `text` was taken. */
  readonly origins: readonly [Origin, ...Origin[]];
  readonly parameters: readonly Parameter[];
  readonly returns: string | null;
  readonly doc: string | null;
  readonly isAsync: boolean;
  readonly isGenerator: boolean;
  /** Literal calls and results that the notebook shows, fit for a test. */
  readonly examples: readonly PlannedExample[];
  /** Names of other definitions of the package that it reads. */
  readonly needs: readonly string[];
}

/** An example that may become an assertion, with the cell that shows it. */
export interface PlannedExample extends Example {
  readonly notebook: string;
}

/** Test code of the notebook, copied into the repository's tests. */
export interface CopiedTest {
  readonly origin: Origin;
  /** `test_*` function name, or one made for a cell of asserts. */
  readonly name: string;
  /** function: `text` is a whole `def`; asserts: `text` is the asserts, to stand in a function. */
  readonly kind: 'function' | 'asserts';
  readonly text: string;
  /** What it reads, by the module that holds it. */
  readonly imports: readonly PlannedImport[];
}

export interface NotebookRewrite {
  readonly notebook: string;
  readonly edits: readonly CellEdit[];
  /** Indices of the original's cells that change or go, and −1 never: inserted cells are not counted. */
  readonly changedCells: readonly number[];
  readonly codeLinesBefore: number;
  readonly codeLinesAfter: number;
}

export interface KeptDefinition {
  readonly name: string;
  readonly notebook: string;
  readonly cell: number;
  readonly line: number;
  readonly kind: 'function' | 'class' | 'constant' | 'type';
  readonly verdict: 'solidified' | 'fluid' | 'blocked';
  readonly obstacles: readonly Obstacle[];
}

/** A function that got parameters, in the notebook that it was taken from. */
export interface LiftedDefinition {
  readonly name: string;
  readonly notebook: string;
  readonly cell: number;
  readonly line: number;
  /** Names that it takes now, sorted. */
  readonly parameters: readonly string[];
  /** Parameters that lost their default, a name of the notebook. */
  readonly defaults: readonly string[];
  /** Calls in the notebook that pass them, its own included. */
  readonly calls: number;
}

/** A definition that got another name, in the notebook that it was taken from. */
export interface RenamedDefinition {
  readonly name: string;
  /** Its name before. */
  readonly was: string;
  readonly notebook: string;
  readonly cell: number;
  readonly line: number;
}

/** Something that the user should know. Wording lives in report/. */
export type PlanWarning = {
  readonly notebook: string | null;
  readonly cell: number | null;
  readonly line: number | null;
} & (
  | { readonly code: 'unverified-requirement'; readonly importName: string }
  | {
      readonly code: 'mutable-constant';
      readonly name: string;
      readonly module: string;
      /** used: the notebook goes on using it; changed: only moved code, and it changes it; neither: it might. */
      readonly sharing: 'used' | 'changed' | 'neither';
    }
  | { readonly code: 'constant-moved'; readonly name: string; readonly module: string }
  | { readonly code: 'patched-later'; readonly name: string }
  /** It stays in its notebook, though the same moves from another one. */
  | { readonly code: 'copy-stays'; readonly name: string; readonly movesFrom: string }
  | { readonly code: 'execution-order'; readonly cells: readonly number[] }
  | {
      readonly code: 'relative-path';
      readonly name: string;
      readonly path: string;
      /** A name for a parameter that the function doesn't have yet. */
      readonly parameter: string;
    }
  | { readonly code: 'warns-once' | 'reload-remakes'; readonly name: string }
  | { readonly code: 'renamed-class'; readonly name: string; readonly was: string }
  | {
      readonly code: 'needs-package' | 'spawn-works' | 'cold-cache' | 'pickles-name-package';
      readonly names: readonly string[];
      /** The library, or the call as written. */
      readonly about: string;
    }
  | { readonly code: 'shows-places'; readonly about: string }
  | { readonly code: 'personal-data'; readonly name: string; readonly rule: PersonalPlace['rule'] }
  | {
      /** package-kept: the notebook's differs, and goes; package-replaced: the package's does. */
      readonly code: 'package-kept' | 'package-replaced';
      readonly name: string;
      readonly module: string;
      readonly drift: Drift;
      /** Its text in the package and in the notebook. */
      readonly held: string;
      readonly text: string;
    }
  | { readonly code: 'no-install-cell'; readonly why: 'counts-cells' | 'future-import' }
);
