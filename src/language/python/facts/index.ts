export { imprintsOf } from './imprints.ts';
export { parametersOf } from './parameters.ts';
export { parseCells } from './parse-cells.ts';
export { programOf } from './program.ts';
export { createModuleExports, createModuleSourceReader } from './exports/index.ts';
