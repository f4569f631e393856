export { typescriptRecorder } from './recorder.ts';
export { runTestFiles } from './run-tests.ts';
