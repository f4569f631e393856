export { installPackage } from './install.ts';
export { runNotebooks } from './run.ts';
export { verifyNotebooks } from './verify.ts';
