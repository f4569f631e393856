export { createTypescriptRenamer } from './renamer.ts';
