import type { CellSpan, Notebook } from '../notebook/notebook.ts';

/**
 * The facts that a front end finds in one notebook. Language-neutral: whatever depends on a language's
 * syntax or library has been decided by the front end (what a call does, whether a value is pure).
 */
export interface Program {
  readonly language: LanguageId;
  /** The notebook's path as given. */
  readonly notebook: string;
  /** Code cells only, in order. */
  readonly cells: readonly ProgramCell[];
  /** Top-level statements of all cells in cell order, and in each cell in the order in which they bind their names. */
  readonly statements: readonly Statement[];
  readonly diagnostics: readonly Diagnostic[];
  /**
   * Its code may change which modules are found beside it, or what they hold while it runs: it sets the search path or
   * the working directory, reloads, or writes Python files.
   */
  readonly changesModules: boolean;
}

export type LanguageId = 'python' | 'typescript';

/** What a front end knows of a code cell as a whole. */
export interface ProgramCell {
  /** Index in the notebook. */
  readonly cell: number;
  /** False where the cell's code could not be parsed: it yields no statement but `opaque` ones. */
  readonly parsed: boolean;
  /** Lines that hold code (not blank, not comment only). */
  readonly codeLines: number;
  readonly executionCount: number | null;
  readonly tags: readonly string[];
  readonly hasOutputs: boolean;
  /** Its saved outputs hold an error: it stopped halfway. */
  readonly failed: boolean;
  /** Markdown headings above the cell, outermost first. */
  readonly headings: readonly string[];
}

/** Something odd about a notebook, told and not thrown. */
export interface Diagnostic {
  readonly code:
    | 'unparsable-cell'
    | 'unreadable'
    | 'unsupported-language'
    | 'unsupported-format'
    | 'opaque-cell'
    | 'secret-in-output'
    | 'personal-data-in-output';
  readonly message: string;
  readonly cell: number | null;
  /** 1-based in the cell. */
  readonly line: number | null;
}

/** How a name comes to be bound in the notebook's namespace. */
export type BindingForm =
  | 'definition' // def, class
  | 'import'
  | 'assignment'
  | 'augmented' // x += 1
  | 'loop' // for target
  | 'with'
  | 'except'
  | 'walrus'
  | 'match'
  | 'deletion'
  | 'global' // a function rebinds it through `global`
  | 'magic' // x = %magic, %time x = …, %store -r x
  | 'run' // copied from the namespace of a script that %run has run
  | 'opaque'; // an unparsable cell or an unknown magic may bind it, a string names it as `__main__.x`, exec("x = …")

/** One place where a module-level name is bound or deleted. */
export interface Binding {
  readonly name: string;
  readonly at: CellSpan;
  readonly form: BindingForm;
  /** Stands under `if`, `try`, `for`, `while` or `with`. */
  readonly conditional: boolean;
  /**
   * Equal for bindings that bind the same object whichever comes last: for imports, the qualified name of what
   * is bound (`numpy` for `import numpy as np`, `os` for `import os.path`); null for everything else.
   */
  readonly identity: string | null;
  /** As long as this stands, another cell that imports the name doesn't run. */
  readonly excludesImport?: true;
}

/** When a name is read: as the statement runs, when a function is called later, or (annotations never evaluated) not at all. */
export type ReadTime = 'definition' | 'call' | 'unevaluated';

/** A read of a name that is resolved in the notebook's namespace (builtins that nothing in the notebook binds are left out). */
export interface FreeName {
  readonly name: string;
  readonly at: CellSpan;
  readonly readAt: ReadTime;
  /** What is taken of it, where it stands before a dot: `sqrt` in `math.sqrt(x)`. */
  readonly member?: string;
  /** It stands for what its own cell binds to it, whatever another cell binds to it later. */
  readonly ownCell?: true;
}

/**
 * What a call does that matters to a move.
 * pure: the same arguments give an equal value and nothing else happens; builds: pure, but the value is one of its own: mutable and shared, or told by its identity;
 * prints: writes to stdout, stderr or a figure; setting: changes environment, path, seed, filters, backend, options, or
 * installs; reads-world: I/O, clock, randomness, environment; binds: may bind any name of the notebook;
 * persists: pickles or unpickles; examines: takes up the definitions of the module it is in (doctest); unknown: cannot tell.
 */
export type CallEffect =
  'pure' | 'builds' | 'prints' | 'setting' | 'reads-world' | 'binds' | 'persists' | 'examines' | 'unknown';

/** A call, as written. */
export interface Call {
  /** Dotted callee; its head is replaced by what an import binds (`np.zeros` → `numpy.zeros`); null for anything but a dotted name. */
  readonly callee: string | null;
  /** The module-level name at the head of the callee, where it is one. */
  readonly head: string | null;
  readonly at: CellSpan;
  readonly effect: CallEffect;
  readonly when: 'definition' | 'call';
  /**
   * The function is handed to what calls it, before it returns (`xs.map(f)`) or later (`promise.then(f)`), and looks at nothing
   * else of it: a function that calls it may stand there, `xs.map((x) => f(x))`. perhaps: it is handed to code of the notebook,
   * which may call it, and look at it. `at` is the name.
   */
  readonly isHandedOver?: 'at-once' | 'later' | 'perhaps';
}

/** A write into an object that a module-level name holds, without rebinding the name. */
export interface Mutation {
  readonly name: string;
  readonly at: CellSpan;
  /** attribute: `f.n = 1`; item: `cache[k] = v`; method: `items.append(x)` on a known container; extend: `items += [x]`. */
  readonly how: 'attribute' | 'item' | 'method' | 'extend';
  readonly when: 'definition' | 'call';
}

/** A construct in a definition that ties it to the notebook. Each is an obstacle by itself. */
export interface Tie {
  /**
   * dynamic-scope: eval, exec, globals(), vars(), sys._getframe: sees the module it stands in;
   * notebook-only: a magic, a shell line, display, get_ipython, In, Out, `_`; module-identity: `__name__`, `__file__`, `__main__`;
   * compiled-otherwise: syntax of which a package's build makes something else than the kernel, or nothing that runs.
   */
  readonly code: 'dynamic-scope' | 'notebook-only' | 'module-identity' | 'compiled-otherwise';
  /** What was found, as written: `globals()`, `%time`, `display`. */
  readonly found: string;
  readonly at: CellSpan;
}

/** Something written in the notebook that the move of a definition changes the effect of, besides what the notebook shows. */
export interface Consequence {
  /**
   * relative-path: a body reads or writes a path that is looked up from the working folder; warns-once: a body gives a
   * warning, which is shown once for each place; needs-package: functions are handed to workers that have to import
   * them; spawns: functions are handed to processes that may be spawned; disk-cache: results of functions are kept on
   * disk, by module; pickles: values are written or read that name the modules of what they hold; shows-places: files
   * and lines are printed; remade: a type whose members and instances a reload leaves behind.
   */
  readonly code:
    | 'relative-path'
    | 'warns-once'
    | 'needs-package'
    | 'spawns'
    | 'disk-cache'
    | 'pickles'
    | 'shows-places'
    | 'remade';
  /** The path, the library or the call. */
  readonly about: string;
  /** Functions and classes that are handed over; empty where that is no matter. */
  readonly names: readonly string[];
  readonly at: CellSpan;
}

/** A part of what is evaluated at definition time, as written. */
export interface OpaquePart {
  readonly text: string;
  readonly at: CellSpan;
  /** Its value is what the cell shows: without the definition it would show something else. */
  readonly isShown?: true;
}

/** What evaluating something at definition time involves, besides the names it reads and the calls it makes. */
export interface Evaluation {
  /** Parts that no rule covers (await, a subscript of an imported name, an attribute of a computed value …), as written. Empty when all is plain. */
  readonly opaque: readonly OpaquePart[];
  /** The value can be changed in place; for a function, a default can. */
  readonly mutable: boolean;
  /** The value is or holds functions made for it: a lambda, a table of lambdas. */
  readonly makesFunctions: boolean;
}

export interface Parameter {
  readonly name: string;
  readonly kind: 'positional-only' | 'positional' | 'variadic' | 'keyword-only' | 'variadic-keyword';
  readonly hasDefault: boolean;
  readonly annotation: string | null;
  readonly default: string | null;
}

/** Counts over a definition's own code, for signals. */
export interface Measures {
  /** Lines of the definition without blank and comment-only lines. */
  readonly codeLines: number;
  /** Calls that print, plot or show. */
  readonly shows: number;
  /** Statements in the body, docstring left out; nested ones counted. */
  readonly statements: number;
  /** `return` or `yield` with a value; for a class, a method that has one. */
  readonly returnsValue: boolean;
  /** Longer string and number literals that look like this data's own: column names, paths, magic numbers. */
  readonly literals: readonly string[];
  /** Reads stdin. */
  readonly readsInput: boolean;
  /** Branches and loops. */
  readonly branches: number;
  /** Asserts among its statements. */
  readonly asserts: number;
}

export type DefinitionKind = 'function' | 'class' | 'constant' | 'type';

/** A definition at the top level of a cell, or nested there under `if`, `try`, `for`. */
export interface Definition {
  readonly kind: DefinitionKind;
  /** The first of `names`. */
  readonly name: string;
  /** More than one only for a constant with several targets. */
  readonly names: readonly [string, ...string[]];
  /** From the first decorator to the end of the code. */
  readonly at: CellSpan;
  /** 1-based line of `def`, `class` or the assignment. */
  readonly line: number;
  readonly endLine: number;
  /** Source of `at`. */
  readonly text: string;
  /** Hash of the syntax: comments, layout and redundant parentheses don't count; the names do. */
  readonly syntaxHash: string;
  /**
   * Hash of the syntax in which neither its own name nor those of its locals count that nothing can show: equal for
   * definitions that do the same, as long as the names that they read stand for the same.
   */
  readonly codeHash: string;
  /** Of each of its statements, and of the heads of compound ones; no local name counts. Only for telling what is alike. */
  readonly statementHashes: readonly number[];
  /** Parameters of a function, or of a class's constructor. */
  readonly parameters: readonly Parameter[];
  /** Return annotation as written. */
  readonly returns: string | null;
  readonly doc: string | null;
  /** Dotted names of decorators. */
  readonly decorators: readonly string[];
  readonly isAsync: boolean;
  readonly isGenerator: boolean;
  readonly freeNames: readonly FreeName[];
  /**
   * Reads of names that the language itself provides and that packages export too, so that a star import whose
   * names aren't known may hide them.
   */
  readonly builtins: readonly FreeName[];
  /** Module-level names that its code rebinds or deletes through `global`. */
  readonly globalWrites: readonly { readonly name: string; readonly at: CellSpan }[];
  readonly calls: readonly Call[];
  readonly mutations: readonly Mutation[];
  /** It changes in place what it may have been handed: what parameters and aliases hold. Left out: it doesn’t. */
  readonly changesHanded?: true;
  readonly ties: readonly Tie[];
  /** Decorators, defaults, bases, class body; for a constant, its value. */
  readonly evaluation: Evaluation;
  /** The statement it stands under, when not directly at the top level of its cell. */
  readonly conditional: 'if' | 'try' | 'for' | 'while' | 'with' | null;
  readonly measures: Measures;
  /** Asserts and literal calls in its docstring (`>>> f(1)`), see `Example`. */
  readonly examples: readonly Example[];
}

/** A call with literal arguments and the literal it was seen to give. */
export interface Example {
  /** The function called. */
  readonly name: string;
  readonly at: CellSpan;
  /** The call as written, `f(3)`. */
  readonly call: string;
  /** The result as source, `9`; null: the call's saved output holds it. */
  readonly expected: string | null;
  readonly source: 'assert' | 'output' | 'doctest';
}

/** One name that an import binds. */
export interface ImportedName {
  /** The name bound in the notebook. */
  readonly name: string;
  /** Dotted module: `numpy`, `sklearn.base`; with leading dots when relative. */
  readonly module: string;
  /** The member, for `from module import member`; null for `import module`. */
  readonly member: string | null;
  /** The name stands for what the module is in: `a` for `import a.b`. */
  readonly isPart?: boolean;
  /** Only a type, of which nothing is left as code runs; left out: a value, or the language doesn't tell. */
  readonly isType?: boolean;
  readonly at: CellSpan;
}

export interface StatementBase {
  /** The code, decorators included, leading comments left out. */
  readonly at: CellSpan;
  /**
   * Whole lines that belong to it: comment lines directly above and the rest of its last line included, line break too.
   * Equals the lines of other statements where they share a line.
   */
  readonly block: CellSpan;
  /** Another statement stands on one of its lines (`a = 1; b = 2`). */
  readonly sharesLine: boolean;
  /** It binds its names as its cell begins, and something that runs above it there may read them: it comes before its cell's others. */
  readonly hoisted?: true;
  /** Names that it binds when it runs, and those that its nested functions rebind through `global`. */
  readonly bindings: readonly Binding[];
  /** Names of the notebook's namespace that it reads, at whatever time. */
  readonly reads: readonly FreeName[];
  readonly calls: readonly Call[];
  readonly mutations: readonly Mutation[];
  /** An expression whose value the cell shows: the last statement of its cell, without a closing semicolon. */
  readonly displayed: boolean;
  /** A bare expression, shown if it came last. */
  readonly isExpression: boolean;
  /**
   * Module-level names whose own repr it shows: `f` alone on the last line, `print(f)`; the class of an instance whose
   * repr names it with its module; `type(x)` shows every class (`*`).
   */
  readonly shows: readonly string[];
  /** Module-level names whose own value it pickles: `pickle.dumps(f)`. */
  readonly pickles: readonly string[];
  readonly consequences: readonly Consequence[];
  /** May bind names that can't be known: exec of a computed string, %run of an unreadable file, star import of an unknown module. */
  readonly bindsUnknown: boolean;
  /** May read names that can't be known: `globals()`, `vars()`, eval of a computed string. */
  readonly readsUnknown: boolean;
  readonly examples: readonly Example[];
}

/** A file that a notebook runs (`%run`), with its facts. */
export interface RunFile {
  /** Relative to the notebook's folder. */
  readonly path: string;
  /**
   * shared: its statements run in the notebook's own namespace, as if they stood there; own: in one of its own, whose
   * names are then copied into the notebook's (bindings of the form `run`).
   */
  readonly namespace: 'shared' | 'own';
  readonly notebook: Notebook;
  /** Of a shared file: as its statements are among those of the notebook that runs it. */
  readonly program: Program;
}

/** A top-level statement of a cell. */
export type Statement = StatementBase &
  (
    | { readonly kind: 'definition'; readonly definition: Definition }
    /**
     * Imports, also under `try: … except ImportError: …` where every branch only imports, passes or sets literals
     * (`guarded`): such a statement moves whole. `star` is the module of a star import.
     * `names` of a resolved star import are all that it may bind.
     */
    | {
        readonly kind: 'import';
        readonly names: readonly ImportedName[];
        readonly guarded: boolean;
        readonly star: string | null;
        readonly future: boolean;
        readonly text: string;
      }
    /** A line or cell magic, shell line, help: never moves. `setting` where it may change what an import does (%matplotlib, %env, !pip). */
    | {
        readonly kind: 'magic';
        readonly text: string;
        readonly setting: boolean;
        /** The file that it runs, where that can be read. */
        readonly runs: RunFile | null;
      }
    /** Anything else that runs: calls, assignments of computed values, loops. Holds the definitions nested under it. */
    | {
        readonly kind: 'action';
        readonly nested: readonly Definition[];
        readonly isAssert: boolean;
        /** Runs only where its file is the program, never where it is imported: `if __name__ == '__main__':`. */
        readonly isScriptOnly: boolean;
      }
    /** A cell or magic whose effect can't be seen; its bindings have the form `opaque`. */
    | { readonly kind: 'opaque'; readonly text: string }
  );
