export { createTypescriptBackEnd } from './back-end.ts';
