export { renderScaffold } from './scaffold.ts';
export { ruffRules } from './ruff-rules.ts';
export { dependencyTexts, otherModuleNames } from './dependencies.ts';
