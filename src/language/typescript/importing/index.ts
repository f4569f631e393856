export { importable } from './importable.ts';
export { importMapOf, mappedTo, specifierFrom, withMapping } from './deno-map.ts';
export { wayTo } from './way.ts';
