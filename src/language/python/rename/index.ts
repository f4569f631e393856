export { createPythonRenamer } from './renamer.ts';
