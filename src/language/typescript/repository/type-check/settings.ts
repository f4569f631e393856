/** A rule of the compiler that moved code breaks, with what was found, for people. */
export interface RelaxedRule {
  /** `noImplicitThis`. */
  readonly rule: string;
  /** `TS2683: 3`. */
  readonly found: string;
}

/** How a package is type-checked, beyond what each one is. */
export interface TypeSettings {
  /** The language's library: `ES2023`, where moved code needs no more than that. */
  readonly libraries: readonly string[];
  /** Packages of types that are there without an import: `node`. */
  readonly globals: readonly string[];
  readonly jsx: boolean;
  /** Decorators are those that TypeScript had before the language did. */
  readonly experimentalDecorators: boolean;
  /** Rules beyond `strict` that moved code keeps. */
  readonly extra: readonly string[];
  readonly relaxed: readonly RelaxedRule[];
}

/** Rules that `strict` leaves out. */
export const EXTRA_RULES: readonly string[] = ['noUncheckedIndexedAccess', 'isolatedDeclarations'];

/** Rules of `strict` that can be switched off each for itself, those that are missed least first. */
export const STRICT_RULES: readonly string[] = [
  'useUnknownInCatchVariables',
  'strictPropertyInitialization',
  'noImplicitThis',
  'strictFunctionTypes',
  'strictBindCallApply',
  'strictNullChecks',
];

/** Of a package whose code breaks nothing. */
export const STRICTEST: TypeSettings = {
  libraries: ['ES2023'],
  globals: ['node'],
  jsx: false,
  experimentalDecorators: false,
  extra: EXTRA_RULES,
  relaxed: [],
};

/** As cells are checked, if at all: by none of the rules of `strict`. */
export function asInCells(settings: TypeSettings): TypeSettings {
  const rules = [...STRICT_RULES, 'noImplicitAny', 'strictBuiltinIteratorReturn'];
  return { ...settings, extra: [], relaxed: rules.map((rule) => ({ rule, found: '' })) };
}
