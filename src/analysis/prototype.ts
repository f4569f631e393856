import type { CellSpan, Notebook } from '../notebook/notebook.ts';
import type { Definition, ImportedName, Program, Statement } from '../program/program.ts';
import type { NotebookHistory } from './history/notebook-history.ts';
import type { Stability } from './history/stability.ts';
import type { Obstacle } from './obstacle.ts';
import type { Signal } from './signals/signal.ts';

/** A secret in a notebook's source; `redacted` is fit to be shown. */
export interface SecretPlace extends CellSpan {
  readonly redacted: string;
  /** What it was found by. */
  readonly rule: string;
}

/** Personal data in a notebook's source. */
export interface PersonalPlace extends CellSpan {
  readonly rule: 'email' | 'phone-number' | 'card-number';
}

/** One notebook of the prototype with what the lower layers found about it. */
export interface PrototypeNotebook {
  readonly notebook: Notebook;
  readonly program: Program;
  readonly secrets: readonly SecretPlace[];
  readonly personalData: readonly PersonalPlace[];
  /** Modules that it imports, as it writes them, and that are files or folders beside it. */
  readonly localModules: ReadonlySet<string>;
  /** The files that it runs and that can be read, by the program that a run found in them. */
  readonly runFiles: ReadonlyMap<Program, PrototypeNotebook>;
  /** Modules beside the notebook that it imports and that can be read, by their dotted names. */
  readonly moduleFiles: ReadonlyMap<string, ModuleFile>;
  /** What its older versions tell; missing where there are none, or where they weren't asked for. */
  readonly history?: NotebookHistory;
}

/** A module beside a notebook. */
export interface ModuleFile {
  /** As it is imported: `shapes`, `lab.shapes`, `./shapes.ts`. */
  readonly module: string;
  /** All of it as one cell. */
  readonly file: PrototypeNotebook;
}

/** Names a definition in all inputs and outputs: `a.ipynb#clean@3`. */
export type DefinitionId = string & { readonly brand: 'DefinitionId' };

/** The id of a definition; `nth` counts those of its name in its cell, from 0. */
export function definitionId(
  { notebook }: PrototypeNotebook,
  definition: Definition,
  nth: number,
): DefinitionId {
  const count = nth === 0 ? '' : `.${nth + 1}`;
  return `${notebook.path}#${definition.name}@${definition.at.cell}${count}` as DefinitionId;
}

/** An import that a definition needs: one statement of the notebook that binds a name it reads. */
export interface NeededImport {
  readonly name: string;
  /** What to import for the name: one entry, or several submodules of one package (`import a.b`, `import a.c`). */
  readonly imports: readonly ImportedName[];
  /** The whole statement, where it has to move as it is (`try: import …`). */
  readonly guarded: string | null;
  /** Imports that the condition of a guarded statement needs: `sys` for `if sys.version_info …`. */
  readonly conditions: readonly ImportedName[];
  /** Place of the import among the notebook's statements. */
  readonly order: number;
  /** The module beside the notebook that it imports, where that can be read. */
  readonly file: ModuleFile | null;
}

/** What one definition reads, resolved. */
export interface Needs {
  readonly definitions: readonly DefinitionId[];
  readonly imports: readonly NeededImport[];
}

/** Whether a definition may move, and whether it has settled. */
export type Verdict =
  | { readonly kind: 'solidified' | 'fluid'; readonly obstacles: readonly [] }
  | { readonly kind: 'blocked'; readonly obstacles: readonly [Obstacle, ...Obstacle[]] };

/** Where a definition is looked at from: a notebook, and the place there of the statement that makes it. */
export interface Host {
  readonly owner: PrototypeNotebook;
  readonly order: number;
}

/** One definition with all that was found about it. */
export interface AnalyzedDefinition {
  readonly id: DefinitionId;
  readonly owner: PrototypeNotebook;
  readonly statement: Statement;
  /** Place of the statement among the notebook's statements. */
  readonly order: number;
  /** Its own notebook; for a definition of a file that is no input, the notebook that runs it, and where. */
  readonly host: Host;
  readonly definition: Definition;
  readonly verdict: Verdict;
  /** 0…1: how well it would stand in a package. */
  readonly readiness: number;
  readonly signals: readonly Signal[];
  readonly stability: Stability;
  readonly needs: Needs;
  /** Cells of its notebook whose code outside definitions reads it; none are told of values. */
  readonly usedIn: readonly number[];
  /** Definitions of the same notebook that read it. */
  readonly readers: readonly DefinitionId[];
  /** `__future__` features in force where it stands. */
  readonly futures: readonly string[];
  /** Equal for definitions of one name with the same code whose needs are equal too, all the way down. */
  readonly closureHash: string;
  /** Definitions of its name elsewhere with the same code; what they need may differ. */
  readonly copies: readonly DefinitionId[];
}

/** A notebook with what the analysis found about it as a whole. */
export interface AnalyzedNotebook {
  readonly owner: PrototypeNotebook;
  /**
   * Places, among its statements, of those that set something which code that runs as a module loads could
   * see, or whose effect can't be seen.
   */
  readonly settings: readonly number[];
  readonly assertCells: readonly AssertCell[];
}

/** A cell of asserts that reads nothing but definitions and imports that stand once and for all. */
export interface AssertCell {
  readonly cell: number;
  readonly asserts: readonly Statement[];
  /** What the asserts read, by the name they read. */
  readonly definitions: readonly { readonly name: string; readonly id: DefinitionId }[];
  readonly imports: readonly NeededImport[];
}

/** Definitions of one name that are one: the same code, and what it needs is the same. */
export interface Variant {
  readonly definitions: readonly [DefinitionId, ...DefinitionId[]];
}

/** A name that several notebooks define differently. */
export interface NameVariants {
  readonly name: string;
  /** The one that most notebooks hold comes first. */
  readonly variants: readonly Variant[];
  /** What differs: their own code, or only what these names stand for, which they need. */
  readonly differ: { readonly in: 'code' } | { readonly in: 'needs'; readonly names: readonly string[] };
  /** The path of the notebook whose variant was chosen. */
  readonly chosen: string | null;
}

/** Whose variant of a name is to move: the path of a notebook, by the name. */
export type VariantChoices = ReadonlyMap<string, string>;

/** A function or class that is like another one of another name. */
export interface SimilarDefinition {
  readonly id: DefinitionId;
  /** Its statements that the other has too, and how many the longer of the two has; null: all is the same but its name. */
  readonly statements: { readonly same: number; readonly of: number } | null;
}

/** Functions or classes that are alike under different names: one, and those that are like it. */
export interface SimilarDefinitions {
  readonly first: DefinitionId;
  readonly others: readonly [SimilarDefinition, ...SimilarDefinition[]];
}

/** The verdicts over a prototype. */
export interface Analysis {
  readonly notebooks: readonly AnalyzedNotebook[];
  readonly definitions: readonly AnalyzedDefinition[];
  /** Definitions of files that notebooks run and that are no inputs: those that may move come along as copies where they are needed. */
  readonly beside: readonly AnalyzedDefinition[];
  /** Names that several notebooks define differently. */
  readonly variants: readonly NameVariants[];
  /** Functions and classes that are alike under different names. */
  readonly similar: readonly SimilarDefinitions[];
}
