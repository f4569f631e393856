import { CURATED_TABLE } from './curated.ts';
import { normalizeName } from './name.ts';
import { PYODIDE_TABLE } from './pyodide.ts';

/** An entry of the bundled table. */
export interface KnownImport {
  /** Dotted for a part of a namespace. */
  readonly importName: string;
  /** Those that hold it, in normal form, the usual one first. */
  readonly distributions: readonly [string, ...string[]];
}

/**
 * The longest part of a dotted import that the bundled table has. The tables stay text that is searched: few names are looked
 * up in a run, and reading all entries would cost more than the rest of the resolution.
 */
export function findInTable(imported: string): KnownImport | null {
  if (!/^[\p{L}\p{N}_.]+$/u.test(imported)) return null;
  for (const importName of dottedPrefixes(imported)) {
    const entry = new RegExp(`(?<!\\S)${importName.replaceAll('.', '\\.')}(?:=(\\S+))?(?!\\S)`);
    const match = entry.exec(CURATED_TABLE) ?? entry.exec(PYODIDE_TABLE);
    if (match === null) continue;
    const [usual = importName, ...others] = (match[1] ?? importName).split('|').map(normalizeName);
    return { importName, distributions: [usual, ...others] };
  }
  return null;
}

/** `a.b.c` → `a.b.c`, `a.b`, `a`. */
export function dottedPrefixes(dotted: string): readonly string[] {
  const parts = dotted.split('.');
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('.'));
}
