export { readPythonEnvironment } from './environment.ts';
export { findInterpreter, locateInterpreter } from './interpreter.ts';
export { locatePackage, readInstalled } from './installed.ts';
export { moduleFoldersFinder, moduleFoldersOf } from './module-folders.ts';
