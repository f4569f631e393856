import type { Notebook } from '../notebook/notebook.ts';

/** A notebook in which some cells have other sources. */
export function withSources(notebook: Notebook, sources: ReadonlyMap<number, string>): Notebook {
  const cells = notebook.cells.map((cell) => {
    const source = sources.get(cell.index);
    return source === undefined ? cell : { ...cell, source };
  });
  return { ...notebook, cells };
}
