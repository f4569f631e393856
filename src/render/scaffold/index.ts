export { ADDRESSED_FILES, withAddress } from './address.ts';
export { renderScaffold } from './scaffold.ts';
export { ruffRules } from './ruff-rules.ts';
