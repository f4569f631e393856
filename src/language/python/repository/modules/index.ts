export { importLines } from './import-order.ts';
export type { ImportSections } from './import-order.ts';
export { renderModule } from './module.ts';
export { grownModule } from './grown-module.ts';
export { importEdit, withSortedImports } from './import-block.ts';
