export { exportLine, INDEX_PATH, renderIndex, sharedNames } from './index-file.ts';
export { holdsDecorators, holdsElements, parseModule, withExports } from './exports.ts';
export { importLines } from './import-lines.ts';
export { plannedImports, relativeSpecifier, renderModule, typedImports } from './module.ts';
export { modulePaths } from './paths.ts';
