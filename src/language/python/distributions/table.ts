import { CURATED_TABLE } from './curated.ts';
import { normalizeName } from './name.ts';
import { PYODIDE_TABLE } from './pyodide.ts';

/** Import name (dotted for parts of namespaces) to the distributions that hold it, the usual one first. */
export type DistributionTable = ReadonlyMap<string, readonly [string, ...string[]]>;

/** The bundled table. Costs a few milliseconds: read it once, when there is something to look up. */
export function readTable(): DistributionTable {
  return new Map(`${PYODIDE_TABLE} ${CURATED_TABLE}`.trim().split(/\s+/).map(readEntry));
}

function readEntry(entry: string): readonly [string, readonly [string, ...string[]]] {
  const [importName = '', distributions = importName] = entry.split('=');
  const [usual = '', ...others] = distributions.split('|').map(normalizeName);
  return [importName, [usual, ...others]];
}

/** The longest part of a dotted import that the table has. */
export function findInTable(
  table: DistributionTable,
  imported: string,
): { readonly importName: string; readonly distributions: readonly [string, ...string[]] } | null {
  for (const importName of dottedPrefixes(imported)) {
    const distributions = table.get(importName);
    if (distributions !== undefined) return { importName, distributions };
  }
  return null;
}

/** `a.b.c` → `a.b.c`, `a.b`, `a`. */
export function dottedPrefixes(dotted: string): readonly string[] {
  const parts = dotted.split('.');
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('.'));
}
