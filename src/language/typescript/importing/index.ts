export { importable } from './importable.ts';
export { importMapOf, mappedTo, withMapping } from './deno-map.ts';
export { wayTo } from './way.ts';
