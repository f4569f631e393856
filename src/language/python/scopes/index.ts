export { resolveNames } from './cell-names.ts';
export { looksUpNames } from './frame-names.ts';
export { normalizeIdentifier } from '../names/index.ts';
