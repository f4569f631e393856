import type { ModuleNaming } from '../../program/module-naming.ts';
import type { HeldModule, HeldPackage } from '../held/package.ts';

/** Which modules of a package a module loads, by import names. */
export type ModuleGraph = ReadonlyMap<string, ReadonlySet<string>>;

/** The modules that each module of a package imports as it loads, under whatever condition. */
export function moduleGraph({ modules, naming }: HeldPackage): ModuleGraph {
  const names = new Set(modules.map(({ importName }) => importName));
  return new Map(modules.map((module) => [module.importName, importedBy(module, names, naming)]));
}

function importedBy(
  module: HeldModule,
  names: ReadonlySet<string>,
  naming: ModuleNaming,
): ReadonlySet<string> {
  const found = new Set<string>();
  for (const statement of module.program.statements) {
    if (statement.kind !== 'import') continue;
    for (const { module: written, member } of statement.names) {
      const target = naming.resolve(written, module);
      const submodule = member === null ? null : naming.memberModule(target, member);
      if (submodule !== null && names.has(submodule)) found.add(submodule);
      else if (names.has(target)) found.add(target);
    }
  }
  return found;
}

/** The same graph with further imports. */
export function withImports(graph: ModuleGraph, from: string, to: Iterable<string>): ModuleGraph {
  const targets = new Set([...(graph.get(from) ?? []), ...to]);
  targets.delete(from);
  return new Map([...graph, [from, targets]]);
}

/** Whether a module loads another one, directly or through others. */
export function loads(graph: ModuleGraph, from: string, to: string): boolean {
  const seen = new Set([from]);
  for (const each of seen) for (const next of graph.get(each) ?? []) seen.add(next);
  return seen.has(to) && from !== to;
}
