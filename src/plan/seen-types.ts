/** What runs showed of one function's types: names of types, never values. */
export interface FunctionHints {
  /** `churn_tools.prices`. */
  readonly module: string;
  readonly name: string;
  readonly seen: SeenHints;
}

/** The types of a function's arguments and results in every call; or why it can have no hints. */
export type SeenHints =
  | {
      readonly kind: 'seen';
      readonly parameters: readonly { readonly parameter: string; readonly types: SeenTypes }[];
      /** What it returns; of generators the iterator. Null: not known. */
      readonly result: SeenTypes | null;
    }
  | { readonly kind: 'none'; readonly problem: HintProblem };

/**
 * Why a function gets no hints. decorated: a decorator could read them; passed-on: so could what its module hands it to as it
 * is executed; annotations-read: the run did read them, or its signature; never-called: nothing was seen; no-name: what was
 * seen has no name to import, or is of too many types; hinted: it has hints already; not-seen: anything else.
 */
export type HintProblem =
  'decorated' | 'passed-on' | 'annotations-read' | 'never-called' | 'no-name' | 'hinted' | 'not-seen';

/** The types that were seen in one place: of a parameter, a result, the items of a list. */
export interface SeenTypes {
  /** Whether these are all. */
  readonly whole: boolean;
  /** Each once. */
  readonly types: readonly SeenType[];
}

/** One type, by the public name that it can be imported under. */
export interface SeenType {
  /** `builtins`, `pandas`, `churn_tools.shapes`. */
  readonly module: string;
  /** May be dotted. */
  readonly name: string;
  /** fixed: with just these parts; any length: a tuple of items of one kind; of anything: its parts weren't looked at. */
  readonly form: 'fixed' | 'any length' | 'of anything';
  /** What it is made of: of a list the items; of a mapping keys and values. */
  readonly of: readonly SeenTypes[];
}

/** What was seen in one place by all of several runs. */
export function joinedTypes(all: readonly SeenTypes[]): SeenTypes {
  const byName = new Map<string, SeenType[]>();
  for (const type of all.flatMap(({ types }) => types)) {
    const { module, name, form, of } = type;
    const key = `${module} ${name} ${form} ${of.length}`;
    byName.set(key, [...(byName.get(key) ?? []), type]);
  }
  return {
    whole: all.every(({ whole }) => whole),
    types: [...byName.values()].flatMap((same): SeenType[] => {
      const [first] = same;
      if (first === undefined) return [];
      return [
        { ...first, of: first.of.map((_, part) => joinedTypes(same.flatMap(({ of }) => of[part] ?? []))) },
      ];
    }),
  };
}
