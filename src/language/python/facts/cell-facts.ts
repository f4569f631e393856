import type { Binding, FreeName } from '../../../program/program.ts';
import type { FoundInCell } from '../../cell-facts.ts';
import { byStart, type Placed } from '../../operations.ts';
import type { ResolvedName } from '../scopes/scope.ts';
import { spanIn, type ParsedCell } from './cell.ts';
import type { NameTable } from './name-table.ts';

/** What is found in one cell, with what it is found by. */
export interface CellFacts extends FoundInCell {
  readonly cell: ParsedCell;
  readonly table: NameTable;
  /** Reads of builtins that nothing in the notebook is known to bind, and a star import could. */
  readonly builtinReads: readonly FreeName[];
  /** Changes in place of what code may have been handed. */
  readonly handed: readonly Placed[];
}

/** What a cell's syntax binds in the notebook's namespace. */
export function bindingsOf(cell: ParsedCell): readonly Binding[] {
  return cell.names.names
    .filter((name) => name.use !== 'read' && name.holder.kind === 'module')
    .map((name): Binding => ({
      name: name.name,
      at: spanIn(cell, name),
      form: name.scope.kind === 'module' ? name.form : 'global',
      conditional: name.conditional,
      identity: name.identity,
    }))
    .sort(byStart);
}

/** What a cell reads from the notebook's namespace; builtins that nothing binds are left out. */
export function readsOf(cell: ParsedCell, table: NameTable): readonly FreeName[] {
  return readsWhere(cell, table, (name) => !table.isBuiltin(name));
}

/**
 * Builtins that public packages are known to export to a star import: numpy, pyspark.sql.functions, torch, jax.numpy,
 * sympy, os, gzip and their like. Others (`len`, `print`, `isinstance`, exceptions …) no package takes for itself.
 */
const EXPORTED_BUILTINS = new Set(
  (
    'abs all any ascii bin bool bytes complex divmod filter float format hash hex int map max min next oct open ' +
    'ord pow range round set slice sorted str sum zip'
  ).split(' '),
);

/** What a cell reads of the language's own that a star import could hide. */
export function builtinReadsOf(cell: ParsedCell, table: NameTable): readonly FreeName[] {
  return readsWhere(cell, table, (name) => EXPORTED_BUILTINS.has(name) && table.isBuiltin(name));
}

function readsWhere(
  cell: ParsedCell,
  table: NameTable,
  isWanted: (name: string) => boolean,
): readonly FreeName[] {
  return cell.names.names
    .filter((name) => isRead(name) && isWanted(name.name) && (!name.isGuess || table.isBound(name.name)))
    .map((name): FreeName => {
      const read = { name: name.name, at: spanIn(cell, name), readAt: name.time };
      const member = memberAfter(cell.text, name.end);
      return member === null ? read : { ...read, member };
    })
    .sort(byStart);
}

/** The attribute that is taken of what ends at an offset. */
function memberAfter(text: string, end: number): string | null {
  if (text.charAt(end) !== '.') return null;
  MEMBER.lastIndex = end;
  return MEMBER.exec(text)?.[1] ?? null;
}

const MEMBER = /\.\s*([^\W\d]\w*)/uy;

function isRead(name: ResolvedName): boolean {
  return name.use === 'read' && name.holder.kind === 'module';
}
