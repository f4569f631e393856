export { createPythonBackEnd } from './back-end.ts';
