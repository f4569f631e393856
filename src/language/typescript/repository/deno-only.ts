import type { PlannedModule } from '../../../plan/plan.ts';
import type { Requirement } from '../../../program/requirement.ts';
import { readSpecifier } from '../requirements/index.ts';

/** What of a package only Deno can run. */
export interface DenoOnly {
  /** Specifiers that only Deno resolves, sorted. */
  readonly specifiers: readonly string[];
  /** What Deno's import map leads names to that npm hasn't got. */
  readonly mapped: ReadonlyMap<string, string>;
  /** Import names of the modules that import them, also by way of other modules. */
  readonly modules: ReadonlySet<string>;
}

/** Finds what only Deno can run. Modules come in the order in which they import one another. */
export function denoOnly(modules: readonly PlannedModule[], requirements: readonly Requirement[]): DenoOnly {
  const mapped = new Map(
    requirements
      .filter(({ specifier }) => readSpecifier(specifier).kind === 'deno')
      .map(({ importName, specifier }) => [importName, specifier]),
  );
  const specifiers = new Set<string>();
  const found = new Set<string>();
  for (const module of modules) {
    const own = module.imports
      .map((each) => each.module)
      .filter((each) => mapped.has(each) || readSpecifier(each).kind === 'deno');
    for (const each of own) specifiers.add(each);
    if (own.length > 0 || module.siblings.some((sibling) => found.has(sibling.module))) {
      found.add(module.importName);
    }
  }
  return { specifiers: [...specifiers].sort(), mapped, modules: found };
}
