import ts from 'typescript';
import type { FreeName } from '../../../program/program.ts';
import { spanIn } from '../cells/index.ts';
import type { ParsedCell } from '../cells/cell.ts';
import type { NameTable } from '../cells/name-table.ts';
import type { ResolvedName } from '../scopes/scope.ts';

/**
 * What a cell reads from the notebook's namespace, in the order of the source; what the language and its runtimes
 * provide, and nothing binds, is left out.
 */
export function readsOf(cell: ParsedCell, table: NameTable): readonly FreeName[] {
  return cell.names.names
    .filter(
      (name) =>
        isRead(name) && !table.isGlobal(name.name) && (name.node !== null || table.isBound(name.name)),
    )
    .map((name): FreeName => {
      const read: FreeName = { name: name.name, at: spanIn(cell, name), readAt: name.time };
      const member = memberOf(name.node);
      const own = isOwn(cell, name) ? ({ ownCell: true } as const) : {};
      return member === null ? { ...read, ...own } : { ...read, member, ...own };
    });
}

function isRead({ use, holder }: ResolvedName): boolean {
  return (use === 'read' || use === 'update') && holder.kind === 'module';
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
