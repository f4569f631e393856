/** The names that `from module import *` binds. */
export interface Exports {
  readonly certain: ReadonlySet<string>;
  /** Bound under some condition, by some versions, or when a submodule has been imported before. */
  readonly possible: ReadonlySet<string>;
  /** There may be others. */
  readonly open: boolean;
  /** Names that stand for a whole module: `np` for `numpy`. */
  readonly modules: ReadonlyMap<string, string>;
}

/** Whatever it may be. */
export const ANYTHING: Exports = { certain: new Set(), possible: new Set(), open: true, modules: new Map() };

/** What one answer leaves open, another that holds for some versions of the module closes. */
export function closedBy(found: Exports, known: Exports): Exports {
  const isCertain = (name: string): boolean =>
    found.certain.has(name) || (known.certain.has(name) && (found.open || found.possible.has(name)));
  const names = new Set([
    ...found.certain,
    ...found.possible,
    ...(found.open ? [...known.certain, ...known.possible] : []),
  ]);
  return {
    certain: new Set([...names].filter(isCertain)),
    possible: new Set([...names].filter((name) => !isCertain(name))),
    open: found.open && known.open,
    modules: new Map([...known.modules, ...found.modules]),
  };
}

/** One of two, and it can't be told which. */
export function oneOf(first: Exports, second: Exports): Exports {
  const certain = new Set([...first.certain].filter((name) => second.certain.has(name)));
  const names = [...first.certain, ...first.possible, ...second.certain, ...second.possible];
  return {
    certain,
    possible: new Set(names.filter((name) => !certain.has(name))),
    open: first.open || second.open,
    modules: new Map(),
  };
}

/** The same names, of which none is certain. */
export function onlyPossible(exports: Exports): Exports {
  return { ...exports, certain: new Set(), possible: new Set([...exports.certain, ...exports.possible]) };
}
