/** What a person has decided by editing a plan: names, modules, and what moves. */
export interface PlanDecisions {
  /** An import name of null follows from the name. */
  readonly package: { readonly name: string; readonly importName: string | null };
  readonly modules: readonly DecidedModule[];
  /** Names of definitions that the plan moved, and that no module lists any more. */
  readonly left: readonly string[];
}

/** One module as a person wants it. */
export interface DecidedModule {
  readonly name: string;
  /** First line of its docstring; null: as it comes. */
  readonly summary: string | null;
  readonly definitions: readonly DecidedDefinition[];
  /** Where the plan says so, for messages: `modules[0]`. */
  readonly at: string;
}

/** A definition that shall move. */
export interface DecidedDefinition {
  /** Its name as the plan had it: the notebook's. */
  readonly name: string;
  /** Its name in the package: `name`, or another. */
  readonly renamed: string;
  /** Where it stands; parts that the plan leaves open are null. */
  readonly notebook: string | null;
  /** Index in the notebook. */
  readonly cell: number | null;
  /** 1-based in the cell. */
  readonly line: number | null;
  /** `modules[0].definitions[2]`. */
  readonly at: string;
}
