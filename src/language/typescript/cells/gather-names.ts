import ts from 'typescript';
import type { ParsedCell } from './cell.ts';

/** The names that nodes of all cells give, gathered when first asked for. `nameOf`: what one node gives, without those in it. */
export function gatherNames(
  cells: readonly ParsedCell[],
  nameOf: (node: ts.Node) => string | null,
): () => ReadonlySet<string> {
  const made: (ReadonlySet<string> | undefined)[] = [];
  return () => (made[0] ??= gathered(cells, nameOf));
}

function gathered(
  cells: readonly ParsedCell[],
  nameOf: (node: ts.Node) => string | null,
): ReadonlySet<string> {
  const names = new Set<string>();
  const pending: ts.Node[] = cells.map(({ file }) => file);
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    const name = nameOf(node);
    if (name !== null) names.add(name);
    ts.forEachChild(node, (child) => {
      pending.push(child);
    });
  }
  return names;
}
