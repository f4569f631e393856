export { installPackage } from './install.ts';
export { runNotebook } from './run.ts';
export { verifyNotebooks } from './verify.ts';
