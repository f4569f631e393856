export { ADDRESSED_FILES, withAddress } from './address.ts';
export { renderScaffold } from './scaffold.ts';
export { markdownCode, markdownText, tomlString, yamlString } from './escape.ts';
export { ruffRules } from './ruff-rules.ts';
export { dependencyTexts, otherModuleNames } from './dependencies.ts';
