import type { Imprint } from '../../program/imprint.ts';

/** One version of a notebook, as far as its definitions are concerned. */
export interface NotebookVersion {
  /** ISO 8601; null for what isn't committed. */
  readonly date: string | null;
  readonly definitions: readonly Imprint[];
  /** Some cell can’t be parsed: what stands in it isn't known. */
  readonly partial: boolean;
  /** The versions that it was made from; more than one for a merge. */
  readonly parents: readonly NotebookVersion[];
  /** There were versions before, which can't be read. */
  readonly cut: boolean;
}

/** The versions that led to one, itself included: each after those that it was made from. */
export function versionsUpTo(newest: NotebookVersion): readonly NotebookVersion[] {
  const ordered: NotebookVersion[] = [];
  const state = new Map<NotebookVersion, 'open' | 'done'>();
  const pending = [newest];
  for (let version = pending.at(-1); version !== undefined; version = pending.at(-1)) {
    if (state.get(version) === undefined) {
      state.set(version, 'open');
      pending.push(...version.parents.filter((parent) => !state.has(parent)).toReversed());
    } else {
      pending.pop();
      if (state.get(version) === 'open') ordered.push(version);
      state.set(version, 'done');
    }
  }
  return ordered;
}

/** How many items two lists have in common at the start, and how many of the rest at the end. */
export function commonEnds<Item>(
  a: readonly Item[],
  b: readonly Item[],
): { readonly first: number; readonly last: number } {
  const most = Math.min(a.length, b.length);
  let first = 0;
  while (first < most && a[first] === b[first]) first += 1;
  let last = 0;
  while (last < most - first && a[a.length - 1 - last] === b[b.length - 1 - last]) last += 1;
  return { first, last };
}
