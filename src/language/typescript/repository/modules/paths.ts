import type { PlannedModule } from '../../../../plan/plan.ts';
import { holdsElements } from './exports.ts';
import type { ModulePaths } from './module.ts';

/** Where a package's modules go: `src/prices.ts`, or `.tsx` where one holds elements. */
export function modulePaths(modules: readonly PlannedModule[]): ModulePaths {
  return new Map(
    modules.map((module) => {
      const texts = [
        ...(module.source === null ? [] : [module.source]),
        ...module.definitions.map(({ text }) => text),
      ];
      const extension = texts.some(holdsElements) ? 'tsx' : 'ts';
      return [module.importName, `src/${module.name.replaceAll('.', '/')}.${extension}`];
    }),
  );
}
