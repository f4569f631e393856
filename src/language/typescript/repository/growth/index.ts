export { renderGrowth } from './growth.ts';
