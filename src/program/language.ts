import type { Notebook } from '../notebook/notebook.ts';
import type { Imprint } from './imprint.ts';
import type { Lifter } from './lifting.ts';
import type { ModuleNaming } from './module-naming.ts';
import type { Definition, LanguageId, Program } from './program.ts';
import type { Renamer } from './renaming.ts';

/** Read-only access to files that the notebook can see, by paths relative to the notebook's folder; null when there is none. */
export interface SourceReader {
  /** Text of a file beside the notebook. */
  read(path: string): string | null;
  /** Whether a file or folder is there. */
  exists(path: string): boolean;
  /** Names in a folder, `.` for the first one; none where there is no such folder. */
  list(path: string): readonly string[];
}

/** The folders that a notebook's interpreter imports from, in its order, after the notebook's own. */
export interface ModuleFolders {
  /** The interpreter's version, `3.11.7`; null where it isn't known. */
  readonly version: string | null;
  /** The operating system, as the language names it: `linux`, `darwin`, `win32`. */
  readonly platform: string;
  /** Of the language's own library. */
  readonly standard: readonly SourceReader[];
  /** Of installed packages. */
  readonly installed: readonly SourceReader[];
}

/** Source text to facts. */
export interface FrontEnd {
  /**
   * Never throws for odd notebook contents: what can't be parsed becomes a diagnostic. `folders` is asked only where the
   * notebook imports what can't be told without a module's source; without it, no module but those beside the notebook is read.
   * `constants` are names whose assignments are known to define constants, whatever their values are computed with.
   */
  analyze(
    notebook: Notebook,
    beside: SourceReader,
    folders?: () => ModuleFolders | null,
    constants?: ReadonlySet<string>,
  ): Program;
  /**
   * The definitions of one code cell and little about them, with much less work than `analyze`; null where the cell can't be
   * parsed. Their hashes are the start of those that `analyze` gives.
   */
  imprints(source: string): readonly Imprint[] | null;
  /** A module's text as a notebook of one cell: positions in the cell are positions in the file. */
  moduleNotebook(path: string, text: string): Notebook;
}

/** One name that an import line gives, `imported` from its module under `name`. */
export interface ImportedMember {
  readonly imported: string;
  readonly name: string;
  /** Only a type, of which nothing is left as code runs; left out: a value, or the language doesn't tell. */
  readonly isType?: boolean;
}

/** What one module of a package imports from another one: names as in a plan. */
export interface SiblingImport {
  readonly module: string;
  readonly member: string | null;
  readonly name: string;
}

/** A cell that installs a package where it is missing. */
export interface InstallCell {
  /** Its first line, a comment. */
  readonly title: string;
  readonly importName: string;
  /** What the installer is asked for: an address in characters that neither a shell nor IPython reads anything into. */
  readonly source: string;
  /** Whether the notebook is a script, which the language itself has to take too. */
  readonly isScript: boolean;
}

/** Type hints as they are to be written, by the name of a parameter; null: none for what it returns. */
export interface NewHints {
  readonly parameters: ReadonlyMap<string, string>;
  readonly returns: string | null;
}

/** A text with hints, and the hash of its syntax. */
export interface Annotated {
  readonly text: string;
  readonly syntaxHash: string;
}

/** Facts back to source text. */
export interface BackEnd {
  /** What it writes. */
  readonly language: LanguageId;
  readonly modules: ModuleNaming;
  /** `from package.module import a, b`, without a line break. */
  importLine(module: string, members: readonly ImportedMember[]): string;
  /** The whole module under a name: `import a.b as c`, without a line break; `import a` where that binds the name. */
  plainImportLine(module: string, name: string): string;
  /** An import in a module of a package from another one of the same package; `member` null: of the whole module. */
  siblingImportLine(imported: SiblingImport, within: string): string;
  /** Whether what is pending runs before what stands below an import in a cell: the import is awaited. */
  readonly importsYield: boolean;
  /** A statement that, as the last one of a cell, shows nothing and does nothing. */
  readonly showsNothing: string;
  /** The source of a cell that installs a package where it is missing, with `\n` between lines. */
  installCell(cell: InstallCell): string;
  /**
   * Whether two texts have the same syntax: comments, layout, redundant parentheses and quote style don't count,
   * the values of all strings, docstrings included, do.
   */
  sameSyntax(a: string, b: string): boolean;
  /**
   * A text of one definition with type hints in the function of this name, where it has none; nothing else of it changes.
   * Null where they can't be written.
   */
  annotate(text: string, name: string, hints: NewHints): Annotated | null;
  /** Lines that hold code: not blank, not a comment alone. */
  readonly codeLines: (source: string) => number;
  /** The source of a cell that has changed modules read again; null: the kernel has no such thing. Lines end with `\n`. */
  readonly reloadCell: string | null;
  /** Whether a name stands for what a cell gave, by the number of the cell: `Out`, `_3`. Then every cell has to go on running. */
  isNumberedResult(name: string): boolean;
  /** First problem of a text as this language's compiler would see it; null when it is fine. */
  syntaxProblem(text: string): { readonly line: number; readonly message: string } | null;
  /** Whether importing a module, by its dotted name, is known to do nothing that could be seen. */
  isQuietModule(module: string): boolean;
  /** Whether a module is of a library that draws. */
  isDrawing(module: string): boolean;
  /** Whether a name can be used for a module of a package: an identifier, no keyword, no name of the standard library. */
  isModuleName(name: string): boolean;
  /** The modules that a text imports wherever it does, by the text alone, and where their names end. */
  importedModules(text: string): readonly { readonly module: string; readonly end: number }[];
  /** A definition of a module as it stands in a notebook: without what only a module's has. */
  notebookText(text: string): string;
  /** Another name for a definition. */
  aliasLine(name: string, definition: Pick<Definition, 'name' | 'kind'>): string;
  /** An import that asks for a feature of the language, which has to stand before other code. */
  featureLine(feature: string): string;
  /** Whether code has to have the types that it names, although nothing of them is left as it runs: a compiler looks at them. */
  readonly needsTypes: boolean;
  /** Blank lines around functions and classes, as code of the language is laid out. */
  readonly blankLines: number;
  /** What every test of a package may import, beside what the package itself depends on: `pytest`. */
  readonly testLibrary: string;
  /** Whether the language itself provides a name, so that code can read it without anyone's binding it. */
  isBuiltin(name: string): boolean;
}

/** What differs between languages, and nothing else. */
export interface Language {
  readonly id: LanguageId;
  readonly frontEnd: FrontEnd;
  readonly backEnd: BackEnd;
  readonly lifter: Lifter;
  readonly renamer: Renamer;
}
