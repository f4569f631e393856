export { builtinModule } from './builtin-modules.ts';
export { isGlobal, isGlobalValue } from './globals.ts';
