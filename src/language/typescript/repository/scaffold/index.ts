export { renderScaffold } from './scaffold.ts';
export { dependencyRanges } from './package-json.ts';
