/** Chance that comes out the same in every run with the same seed. */
export interface Random {
  /** A whole number from 0 to below `limit`. */
  below(limit: number): number;
  pick<Item>(items: readonly [Item, ...Item[]]): Item;
  /** True with a probability from 0 to 1. */
  happens(probability: number): boolean;
}

/** A generator for one input: `seed` for the run, `ordinal` for the input, so that each can be made again alone. */
export function randomFrom(seed: number, ordinal: number): Random {
  // mulberry32, by Tommy Ettinger; public domain.
  let state = (seed * 0x9e3779b1 + ordinal * 0x85ebca77) >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x100000000;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    below,
    pick: (items) => items[below(items.length)] ?? items[0],
    happens: (probability) => next() < probability,
  };
}
