export { importLines } from './import-order.ts';
export type { ImportSections } from './import-order.ts';
export { renderModule } from './module.ts';
