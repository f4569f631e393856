import type { LiftRefusal } from './lift-refusal.ts';

/** Why moving a definition would, or could, change what the notebook does. */
export type ObstacleCode =
  // its own name
  | 'redefined' // bound more than once
  | 'deleted' // del
  // what it reads
  | 'rebound-name' // a constant, helper or import that is bound more than once, or wrapped later
  | 'reads-notebook-state' // a name whose value the notebook computes, or that is bound by a loop, with, global …
  | 'unresolved-name' // nothing binds it
  | 'star-import' // it may come from a star import that can't be resolved
  | 'needs-blocked' // needs a definition that must stay
  | 'read-before-bound' // read or called before a name it needs is bound
  | 'opaque-binding' // an unparsable cell, exec or a %run of what can't be read may bind it
  | 'local-module' // a module beside the notebook
  | 'run-file' // a definition of a file that the notebook runs, of which a copy could be told from the original
  | 'run-elsewhere' // a notebook that runs this one would change
  | 'changed-in-place' // read as the definition is made, after a cell has changed it in place
  | 'import-after-setting' // needs an import that the notebook does after a setting
  // its own code
  | 'writes-global'
  | 'dynamic-scope' // eval, exec, globals(), vars()
  | 'notebook-only' // magics, display, get_ipython
  | 'module-identity' // __name__, __file__
  | 'compiled-otherwise' // syntax that the kernel compiles, and the package's build otherwise or not at all
  | 'defined-conditionally' // under if, try, for, while, with
  | 'holds-secret'
  | 'effect-at-definition' // a default, decorator or class body does something when it is run
  | 'shown-as-made' // the cell shows a value that is computed as the definition is made
  | 'shows-identity' // the notebook shows its repr, which names its module
  | 'pickled' // instances are pickled by the name of their module
  | 'shares-line' // stands on a line with something that stays
  | 'shares-statement' // is declared in one statement with others, which stay together
  | 'parameters-cell' // tagged `parameters`
  | 'name-taken' // a name that means something to a module: `__all__`, `__getattr__`
  | 'variants-differ' // the same name with different code in several notebooks: the further names are one of each
  | 'variant-not-chosen' // and the one of the notebook that is named was chosen
  | 'held-differs' // the package that it would go to has another definition of the name
  | 'held-removed' // the package that it would go to had it, until somebody took it out there
  | 'differs-when-run' // the notebook was run and shows something else with it moved
  | 'fails-check' // a module with it would fail the last check of names and syntax
  | 'test-code'; // test_*: copied to the tests instead

/** Why a module beside the notebook can't come along: the third name of a `local-module`. */
export type StayingModule =
  | 'unreadable'
  | 'large'
  | 'secret'
  | 'class' // of which there would be two
  | 'effects' // it does more than define
  | 'imports' // another local module that stays, a star import, a relative one
  | 'state'
  | 'changed' // by the notebook, which sets its attributes, reloads it or writes its file
  | 'passed-on'; // a function of it, which could be compared

/** One obstacle, with the place of the cause: cell and 1-based line there. */
export interface Obstacle {
  readonly code: ObstacleCode;
  /** The names concerned; secrets redacted. */
  readonly names: readonly string[];
  readonly cell: number;
  readonly line: number;
  /** Other places that matter: for `rebound-name`, each binding. */
  readonly places: readonly { readonly cell: number; readonly line: number }[];
  /** Where passing the name as a parameter would clear it: whether `--lift` can do that, now or when nothing else keeps it. */
  readonly lift?: LiftRefusal | 'possible' | 'possible-alone';
}
