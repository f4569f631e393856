/**
 * What is kept of a definition of an older version of a notebook: enough to tell whether it is still the same, and
 * little enough to keep thousands of them.
 */
export interface Imprint {
  /** A value is a constant, a type, or any other plain assignment. */
  readonly kind: 'function' | 'class' | 'value';
  readonly names: readonly [string, ...string[]];
  /** The first digits of the definition's `syntaxHash`, see {@link imprintHash}. */
  readonly hash: string;
  /** Equal for definitions that differ in their own name alone; null for values, which are too small to tell by. */
  readonly body: string | null;
  readonly traits: ImprintTraits;
}

/** What a single cell shows of a function or class. */
export interface ImprintTraits {
  /** Lines that hold code. */
  readonly lines: number;
  /** Prints or plots. */
  readonly shows: boolean;
  /** Prints, plots, reads and writes nothing outside itself, as far as the names of what it calls tell. */
  readonly pure: boolean;
}

/**
 * To be raised whenever imprints of the same source come out otherwise, the canonical syntax that is hashed included:
 * imprints of another version are not believed.
 */
export const IMPRINT_VERSION = 1;

/** As many digits of a hash as imprints keep: 96 bits, so that a billion definitions don't collide. */
export function imprintHash(syntaxHash: string): string {
  return syntaxHash.slice(0, 24);
}
