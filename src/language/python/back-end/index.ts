export { createPythonBackEnd } from './back-end.ts';
export { isModuleName } from './module-name.ts';
