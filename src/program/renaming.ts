import type { CellSpan, Notebook } from '../notebook/notebook.ts';

/** Why a name can't be changed so that the notebook goes on doing the same. */
export type RenameProblem =
  | 'shown-as-written' // an f-string shows the expression as written: f'{f=}'
  | 'named-in-text' // a string or a magic names it: getattr(m, 'f'), df.query('a > @f'), %prun f()
  | 'name-read' // code reads the names of functions: f.__name__
  | 'in-examples'; // a docstring's examples call it

/** A problem with the place where it shows. */
export interface FoundRenameProblem {
  readonly code: RenameProblem;
  /** Index in the notebook. */
  readonly cell: number;
  /** 1-based in the cell. */
  readonly line: number;
}

/** What a language knows of names beyond the facts. */
export interface Renamer {
  /** Whether a text can name a definition: an identifier that is no keyword. */
  isName(text: string): boolean;
  /** What stands against another name; `at` are all places that bind or read it. Null: nothing. */
  problem(notebook: Notebook, name: string, at: readonly CellSpan[]): FoundRenameProblem | null;
  /** What is written at each of these places, in their order, so that only the name changes: in `{ f }` not the key. */
  textsAt(notebook: Notebook, renamed: string, at: readonly CellSpan[]): readonly string[];
}
