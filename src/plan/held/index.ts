/** Packages that are there already: what they hold, where it came from, and how a notebook's code stands to it. */
export { comparerFor } from './compare.ts';
export { findingsIn } from './findings/index.ts';
export { isIn, packageNames } from './meaning.ts';
export { readProvenance } from './provenance.ts';
export { readHeldPackage } from './read.ts';
