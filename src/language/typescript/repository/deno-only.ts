import type { PlannedModule } from '../../../plan/plan.ts';
import { readSpecifier } from '../requirements/index.ts';

/** What of a package only Deno can run. */
export interface DenoOnly {
  /** Specifiers that only Deno resolves, sorted. */
  readonly specifiers: readonly string[];
  /** Import names of the modules that import them, also by way of other modules. */
  readonly modules: ReadonlySet<string>;
}

/** Finds what only Deno can run. Modules come in the order in which they import one another. */
export function denoOnly(modules: readonly PlannedModule[]): DenoOnly {
  const specifiers = new Set<string>();
  const found = new Set<string>();
  for (const module of modules) {
    const own = module.imports
      .map((each) => each.module)
      .filter((each) => readSpecifier(each).kind === 'deno');
    for (const each of own) specifiers.add(each);
    if (own.length > 0 || module.siblings.some((sibling) => found.has(sibling.module))) {
      found.add(module.importName);
    }
  }
  return { specifiers: [...specifiers].sort(), modules: found };
}
