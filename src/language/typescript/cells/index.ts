export { bindingsOf } from './bindings.ts';
export { sourceOf, spanIn, spanOf } from './cell.ts';
export { nameTable } from './name-table.ts';
export { mergedDeclarations, unitsOf } from './units.ts';
