export { createPythonBackEnd } from './back-end/index.ts';
export { createPythonFrontEnd } from './front-end.ts';
export { createPythonParser } from './parser/index.ts';
