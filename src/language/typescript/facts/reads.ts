import ts from 'typescript';
import type { FreeName, ReadTime } from '../../../program/program.ts';
import { mergedDeclarations, spanIn } from '../cells/index.ts';
import type { ParsedCell } from '../cells/cell.ts';
import type { NameTable } from '../cells/name-table.ts';
import type { ResolvedName } from '../scopes/scope.ts';

/**
 * What a cell reads from the notebook's namespace, in the order of the source; what the language and its runtimes
 * provide, and nothing binds, is left out.
 */
export function readsOf(cell: ParsedCell, table: NameTable): readonly FreeName[] {
  const merged = mergedDeclarations(cell.file);
  return cell.names.names.flatMap((name): readonly FreeName[] => {
    const readAt = timeOf(name, merged);
    if (name.holder.kind !== 'module' || readAt === null) return [];
    // What is named without being written, or for the compiler alone, is only read where the notebook binds it.
    const isSure = name.node !== null && name.use !== 'declare';
    if (isSure ? table.isGlobal(name.name) : !table.isBound(name.name)) return [];
    const read: FreeName = { name: name.name, at: spanIn(cell, name), readAt };
    const member = memberOf(name.node);
    const own = isOwn(cell, name) ? ({ ownCell: true } as const) : {};
    return [member === null ? { ...read, ...own } : { ...read, member, ...own }];
  });
}

/**
 * When a name is read; null where it is bound. Declarations that leave the binding to another one, signatures of overloads and
 * types that merge, name it.
 */
function timeOf(name: ResolvedName, merged: ReadonlySet<ts.Node>): ReadTime | null {
  switch (name.use) {
    case 'read':
    case 'update':
      return name.time;
    case 'declare':
      return 'unevaluated';
    case 'bind':
      return name.node !== null && merged.has(name.node.parent) ? 'unevaluated' : null;
  }
}

/** A cell that is a function of its own goes on seeing what it declares itself. */
function isOwn({ semantics, names }: ParsedCell, { name, space }: ResolvedName): boolean {
  return semantics.ownCellNames === 'local' && ((names.module.declared.get(name) ?? 0) & space) !== 0;
}

/** What is taken of a name: `b` of `a.b`, `a?.b` and of the type `a.b`. */
function memberOf(node: ts.Identifier | null): string | null {
  if (node === null) return null;
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) && parent.expression === node) return parent.name.text;
  return ts.isQualifiedName(parent) && parent.left === node ? parent.right.text : null;
}
