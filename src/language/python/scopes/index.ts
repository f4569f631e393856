export { resolveNames } from './cell-names.ts';
export { normalizeIdentifier } from './identifiers.ts';
