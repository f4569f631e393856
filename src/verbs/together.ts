import type { Analysis } from '../analysis/prototype.ts';

/** The analyses of prototypes that have nothing to do with one another, as one; notebooks and definitions by path. */
export function together(analyses: readonly Analysis[]): Analysis {
  const [only] = analyses;
  if (only !== undefined && analyses.length === 1) return only;
  const notebooks = analyses.flatMap((each) => each.notebooks);
  const definitions = analyses.flatMap((each) => each.definitions);
  // Sorting is stable: those of one notebook keep their order.
  return {
    notebooks: notebooks.sort((a, b) => byPath(a.owner.notebook, b.owner.notebook)),
    definitions: definitions.sort((a, b) => byPath(a.owner.notebook, b.owner.notebook)),
    beside: analyses.flatMap(({ beside }) => beside),
    variants: analyses.flatMap(({ variants }) => variants),
    similar: analyses.flatMap(({ similar }) => similar),
  };
}

function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return a.path === b.path ? 0 : a.path < b.path ? -1 : 1;
}
