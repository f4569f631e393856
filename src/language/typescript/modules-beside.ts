import type { ModulesBeside } from '../language.ts';

/** Modules beside a notebook are imported by their paths, which say so themselves; none of them moves along. */
export const modulesBeside: ModulesBeside = {
  localModules: ({ statements }) =>
    new Set(
      statements.flatMap((statement) =>
        statement.kind === 'import'
          ? statement.names.flatMap(({ module }) => (isPath(module) ? [module] : []))
          : [],
      ),
    ),
  candidates: () => [],
  pathOf: () => null,
};

function isPath(module: string): boolean {
  return /^(?:\.{0,2}\/|file:)/.test(module);
}
