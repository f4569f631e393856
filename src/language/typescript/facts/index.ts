export { imprintsOf } from './imprints.ts';
export { programOf } from './program.ts';
