import type { Binding, ImportedName } from '../../program.ts';
import { starNames } from '../star-names/index.ts';
import { spanIn, type ParsedCell } from './cell.ts';
import { importsIn, isImport } from './imports.ts';
import type { ModulesBeside } from './modules-beside.ts';
import type { SyntaxNode } from '../parser/node.ts';

/** What the star imports of a statement bind. */
export interface StarImports {
  /** Modules, as written. */
  readonly modules: readonly string[];
  readonly names: readonly ImportedName[];
  readonly bindings: readonly Binding[];
  /** A module whose names can't be known. */
  readonly unknown: boolean;
}

/** Resolves the star imports of a statement, from the table of known modules or the files beside the notebook. */
export function starImportsOf(cell: ParsedCell, statement: SyntaxNode, beside: ModulesBeside): StarImports {
  const { stars: modules } = importsIn(cell, statement);
  const at = spanIn(cell, statement);
  const resolved = modules.map((module) => ({ module, found: namesOfStar(module, beside) }));
  const names = resolved.flatMap(({ module, found }) =>
    (found ?? []).map((name): ImportedName => ({ name, module, member: name, at })),
  );
  return {
    modules,
    names,
    bindings: names.map(({ name, module }): Binding => ({
      name,
      at,
      form: 'import',
      conditional: !isImport(statement),
      identity: `${module}.${name}`,
    })),
    unknown: resolved.some(({ found }) => found === null),
  };
}

function namesOfStar(module: string, beside: ModulesBeside): readonly string[] | null {
  const beforeTable = beside.namesOfModule(module);
  if (beforeTable !== null) return beforeTable;
  const known = starNames(module);
  return known === null ? null : [...known.names, ...known.possible];
}
