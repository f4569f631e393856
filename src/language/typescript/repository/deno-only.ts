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

/** Declares what only Deno finds, so that tsc takes it for values and types of any kind. */
export function denoDeclarations(modules: readonly PlannedModule[], { specifiers }: DenoOnly): string {
  const blocks = specifiers.map((specifier) => {
    const members = modules.flatMap(({ imports }) => imports.filter(({ module }) => module === specifier));
    const names = [...new Set(members.flatMap(({ member }) => member ?? []))].sort();
    const lines = names.map((name) =>
      name === 'default'
        ? '  const fallback: any;\n  export default fallback;'
        : `  export const ${name}: any;\n  export type ${name} = any;`,
    );
    // Of a module that is imported whole, all names are any.
    return names.length === 0
      ? `declare module ${JSON.stringify(specifier)};`
      : [`declare module ${JSON.stringify(specifier)} {`, ...lines, '}'].join('\n');
  });
  return `${['// Only Deno finds these, and knows their types.', ...blocks].join('\n')}\n`;
}
