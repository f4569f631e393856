export { semanticsOf } from './semantics.ts';
