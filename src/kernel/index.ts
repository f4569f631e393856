export { CHECKS, findTypeErrors, installChecks, runCheck } from './checks.ts';
export { installPackage, uninstallPackage } from './install.ts';
export { measureTests } from './measure.ts';
export { recordNotebooks } from './record.ts';
export { runNotebooks } from './run.ts';
export { runTests } from './tests.ts';
export { verifyNotebooks } from './verify.ts';
