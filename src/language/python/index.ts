export { createPythonBackEnd } from './back-end/index.ts';
export { createPythonFrontEnd } from './front-end.ts';
export { createPythonLifter } from './lift/index.ts';
export { createPythonRenamer } from './rename/index.ts';
export { createPythonParser } from './parser/index.ts';
export { loadPython } from './load.ts';
