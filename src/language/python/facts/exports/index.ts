export { createModuleExports } from './module-exports.ts';
export { createModuleSourceReader } from './module-source.ts';
