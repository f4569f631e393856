import type { CellSpan } from '../../../notebook/notebook.ts';
import type { Binding, ImportedName } from '../../../program/program.ts';
import { spanIn, type ParsedCell } from './cell.ts';
import { importsIn, isImport } from './imports.ts';
import type { ModulesBeside } from './modules-beside.ts';
import type { SyntaxNode } from '../parser/node.ts';

/** What the star imports of a statement bind. */
export interface StarImports {
  /** Modules, as written. */
  readonly modules: readonly string[];
  /** What they certainly bind. */
  readonly names: readonly ImportedName[];
  /** Bindings of names that they only may bind have no identity. */
  readonly bindings: readonly Binding[];
  /** A module whose names can't all be known. */
  readonly unknown: boolean;
}

/** Resolves the star imports of a statement, from the modules' sources and the table of known modules. */
export function starImportsOf(cell: ParsedCell, statement: SyntaxNode, beside: ModulesBeside): StarImports {
  const { stars: modules } = importsIn(cell, statement);
  const at = spanIn(cell, statement);
  const found = modules.map((module) => ({ module, exports: beside.exportsOf(module) }));
  const isNested = !isImport(statement);
  const names = found.flatMap(({ module, exports }) =>
    Array.from(exports.certain, (name): ImportedName => {
      const target = exports.modules.get(name);
      return target === undefined
        ? { name, module, member: name, at }
        : { name, module: target, member: null, at };
    }),
  );
  const possible = found.flatMap(({ exports }) => [...exports.possible]);
  const open = found.some(({ exports }) => exports.open);
  return asStarImports(modules, names, possible, { at, open, conditional: isNested });
}

/** The bindings of names that are, and that may be, imported. */
export function asStarImports(
  modules: readonly string[],
  names: readonly ImportedName[],
  possible: readonly string[],
  how: { readonly at: CellSpan; readonly open: boolean; readonly conditional: boolean },
): StarImports {
  const { at, open, conditional } = how;
  const certain = names.map(({ name, module, member }): Binding => {
    const identity = member === null ? module : `${module}.${member}`;
    return { name, at, form: 'import', conditional, identity };
  });
  const others = possible.map((name): Binding => ({
    name,
    at,
    form: 'import',
    conditional: true,
    identity: null,
  }));
  return { modules, names, bindings: [...certain, ...others], unknown: open };
}
