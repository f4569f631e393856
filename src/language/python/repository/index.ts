export { createPythonRenderer } from './renderer.ts';
