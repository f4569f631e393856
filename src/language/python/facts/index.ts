export { programOf } from './program.ts';
export { createModuleExports, createModuleSourceReader } from './exports/index.ts';
