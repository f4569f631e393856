export { packageSpecifier, rangeOf, readSpecifier } from './specifier.ts';
