import type { Imprint } from '../../program/imprint.ts';
import type { NotebookVersion } from './version.ts';

/** Versions that are looked back on. */
const LOOK_BACK = 3;

/**
 * How calm a notebook has been lately: the share of its functions and classes of three versions ago, or of as many as there
 * are, that are the same now. Null where there is nothing to look back on.
 */
export function calmOf(version: NotebookVersion): number | null {
  let earlier = version;
  for (let steps = 0; steps < LOOK_BACK; steps += 1) earlier = earlier.parents[0] ?? earlier;
  const before = earlier === version ? [] : earlier.definitions.filter(isCode);
  if (before.length === 0) return null;
  const now = new Set(version.definitions.map(({ hash }) => hash));
  return before.filter(({ hash }) => now.has(hash)).length / before.length;
}

/** Functions and classes; what is said of stability was measured on them. */
export function isCode({ kind }: Imprint): boolean {
  return kind !== 'value';
}
