export { createPythonLifter } from './lifter.ts';
