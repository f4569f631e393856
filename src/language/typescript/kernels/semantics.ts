import type { Notebook } from '../../../notebook/notebook.ts';

/** In what the kernels of TypeScript and JavaScript differ, as far as it decides what may move. Measured: Deno 2.9, tslab 1.0. */
export interface KernelSemantics {
  readonly kernel: 'deno' | 'tslab' | 'jslab';
  /** Outside classes: tslab's cells are functions in sloppy mode, Deno's are strict as modules are. */
  readonly mode: 'strict' | 'sloppy';
  /** Whether a cell runs only when its types are right, by those of the cells before it and of what it imports. */
  readonly checksTypes: boolean;
  /**
   * What a function reads of a name that its own cell defines, when another cell defines or assigns it anew: the new value, or for
   * ever the cell's own. Names of other cells are `shared` in both.
   */
  readonly ownCellNames: 'shared' | 'local';
  /** Whether a function may read a name that only a later cell defines. */
  readonly laterNames: 'allowed' | 'refused';
  /**
   * What another cell may make of a name: `same-kind`: lexical names (const, let, class, import) stay lexical, and those of
   * function, var, enum and namespace stay so, or the later cell doesn't run; `any-kind`.
   */
  readonly redeclaration: 'same-kind' | 'any-kind';
  /** Whether an enum or a namespace of a later cell adds to the one of its name, or takes its place. */
  readonly laterEnums: 'merge' | 'replace';
  /** Whether a `const enum` is erased with its cell, so that another one that reads it fails, or is there as any enum. */
  readonly constEnums: 'own-cell' | 'kept';
  /** What is a property of the object that holds names of cells: functions and `var`s of `globalThis`; every name of `exports`. */
  readonly globalProperties: 'functions-and-vars' | 'all-of-exports';
  /**
   * Whose value a cell shows: that of its last statement with a value, definitions and imports behind it or not; or that of an
   * expression that is the very last statement, what is erased (type-only imports) not counted but interfaces and types counted.
   */
  readonly shows: 'completion-value' | 'last-expression';
  /** Whether an import without `type` is carried out when all that it names are types. */
  readonly typeImports: 'loaded' | 'elided';
  /** Whether cells may say `export`. */
  readonly exportsInCells: 'allowed' | 'refused';
  /** Whether cells may hold JSX. */
  readonly jsx: 'allowed' | 'refused';
  readonly decorators: 'standard' | 'experimental';
}

const deno: KernelSemantics = {
  kernel: 'deno',
  mode: 'strict',
  checksTypes: false,
  ownCellNames: 'shared',
  laterNames: 'allowed',
  redeclaration: 'same-kind',
  laterEnums: 'merge',
  constEnums: 'own-cell',
  globalProperties: 'functions-and-vars',
  shows: 'completion-value',
  typeImports: 'loaded',
  exportsInCells: 'allowed',
  jsx: 'allowed',
  decorators: 'standard',
};

const tslab: KernelSemantics = {
  kernel: 'tslab',
  mode: 'sloppy',
  checksTypes: true,
  ownCellNames: 'local',
  laterNames: 'refused',
  redeclaration: 'any-kind',
  laterEnums: 'replace',
  constEnums: 'kept',
  globalProperties: 'all-of-exports',
  shows: 'last-expression',
  typeImports: 'elided',
  exportsInCells: 'refused',
  jsx: 'refused',
  decorators: 'experimental',
};

/** The semantics of a notebook's kernel; those of Deno where it names none, or another one. */
export function semanticsOf({ kernel, language }: Pick<Notebook, 'kernel' | 'language'>): KernelSemantics {
  const name = kernel?.name.toLowerCase() ?? 'deno';
  if (name.startsWith('jslab')) return { ...tslab, kernel: 'jslab' };
  if (name.startsWith('tslab')) return language === 'javascript' ? { ...tslab, kernel: 'jslab' } : tslab;
  return deno;
}
