/**
 * What running some code may do to one name, as a set of bits: it ends bound, it ends unbound, it is left as it was. One bit
 * alone is certain.
 */
export const BOUND = 1;
export const UNBOUND = 2;
export const KEPT = 4;

/** What running some code does to names; `rest` is what it does to all that aren't listed. */
export interface Outcome {
  readonly names: ReadonlyMap<string, number>;
  readonly rest: number;
}

/** An outcome that grows with each statement of a block. */
export interface GrowingOutcome {
  readonly names: Map<string, number>;
  rest: number;
}

/** Code that does nothing. */
export const NOTHING: Outcome = { names: new Map(), rest: KEPT };

/** Code that does the same to some names. */
export function outcomeOf(names: Iterable<string>, bits: number): Outcome {
  return { names: new Map(Array.from(names, (name) => [name, bits])), rest: KEPT };
}

/** The start of a block. */
export function growing(): GrowingOutcome {
  return { names: new Map(), rest: KEPT };
}

/** Runs `next` after what `block` holds. Takes as long as `next` is, where it doesn't touch all names. */
export function append(block: GrowingOutcome, next: Outcome): void {
  const after = (before: number, bits: number): number => (bits & KEPT ? (bits & ~KEPT) | before : bits);
  for (const [name, bits] of next.names)
    block.names.set(name, after(block.names.get(name) ?? block.rest, bits));
  if (next.rest === KEPT) return;
  for (const [name, bits] of block.names) {
    if (!next.names.has(name)) block.names.set(name, after(bits, next.rest));
  }
  block.rest = after(block.rest, next.rest);
}

/** One of several; null for none at all: code that isn't reached. */
export function eitherOf(branches: readonly Outcome[]): Outcome | null {
  if (branches.length < 2) return branches[0] ?? null;
  const names = new Map<string, number>();
  const add = (name: string): void => {
    if (names.has(name)) return;
    names.set(
      name,
      branches.reduce((bits, branch) => bits | (branch.names.get(name) ?? branch.rest), 0),
    );
  };
  for (const branch of branches) for (const name of branch.names.keys()) add(name);
  return { names, rest: branches.reduce((bits, branch) => bits | branch.rest, 0) };
}

/** Code that may stop anywhere in between. */
export function inPart(whole: Outcome): Outcome {
  return eitherOf([NOTHING, whole]) ?? NOTHING;
}
