import type { RuleSelection } from '../ruff/index.ts';

/**
 * What the repository's own configuration asks ruff to look for: mistakes, import order, and forms that newer
 * Python replaced. Matters of taste are left out, for moved code should not be talked about for its style.
 */
export const ruffRules: RuleSelection & { readonly select: readonly string[] } = {
  select: ['B', 'C4', 'E4', 'E7', 'E9', 'F', 'I', 'NPY', 'PIE', 'PT', 'RUF', 'UP'],
  // Ambiguous characters: notebooks are written in every language.
  ignore: ['RUF001', 'RUF002', 'RUF003'],
};

/** The ruff release that the repository starts with: the one whose WebAssembly checked and formatted it. */
export const ruffVersion = '0.17.3';
