export { importable } from './importable.ts';
export { mappedTo, withMapping } from './deno-map.ts';
export { wayTo } from './way.ts';
