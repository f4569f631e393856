export { denoImports } from './deno-json.ts';
export { renderScaffold } from './scaffold.ts';
export { dependencyRanges } from './package-json.ts';
