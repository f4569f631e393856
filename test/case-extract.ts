import type { ExtractForTest } from './case-harness.ts';

/** The product's extraction for cases; null until there is one. */
export const extractForTest = null as ExtractForTest | null;
