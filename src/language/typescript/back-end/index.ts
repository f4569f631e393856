export { createTypescriptBackEnd } from './back-end.ts';
export { typescriptModules } from './modules.ts';
export { isDeclarable } from './names.ts';
