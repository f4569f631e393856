export { runProgram, startHelper } from './programs.ts';
export { OBSERVED_FILE, recordNotebooks } from './record.ts';
export { runNotebooks } from './run.ts';
export { verifyNotebooks } from './verify.ts';
