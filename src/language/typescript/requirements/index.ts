export { readPackageFacts } from './package-facts.ts';
export { resolveRequirements } from './resolve.ts';
export { packageSpecifier, rangeOf, readSpecifier } from './specifier.ts';
