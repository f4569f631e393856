export { createTypescriptLifter } from './lifter.ts';
