/** Texts of a repository that is there already, grown: everything that a person wrote in them stays. */
export {
  RUFF_IN_PYPROJECT,
  strictModules,
  withLintIgnores,
  withModuleNames,
  withRatchet,
  withUnformatted,
} from './ratchet.ts';
export { withHookDependencies } from './hooks.ts';
export { renderGrowth } from './repository.ts';
