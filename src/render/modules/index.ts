export { importLines, renderModule } from './module.ts';
