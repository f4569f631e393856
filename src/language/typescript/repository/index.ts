export { createTypescriptRenderer } from './renderer.ts';
