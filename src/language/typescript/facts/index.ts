export { imprintsOf } from './imprints.ts';
export { programOf } from './program.ts';
export { parseCells } from './parse-cells.ts';
