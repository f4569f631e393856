import type { ParsedCell } from '../cells/cell.ts';
import type { SyntaxProblem } from '../parser/problems.ts';
import type { DeclaredKind } from '../scopes/declared-kind.ts';
import { declaredKind } from '../scopes/index.ts';

/** By name, as what earlier cells have declared it. */
export type DeclaredNames = Map<string, DeclaredKind>;

/**
 * The problem of a cell that declares a name as something else than an earlier cell: engines whose cells share one scope
 * refuse it as a whole. Otherwise what it declares is noted.
 */
export function findClash({ names, semantics }: ParsedCell, declared: DeclaredNames): SyntaxProblem | null {
  if (semantics.redeclaration === 'any-kind') return null;
  const own: [string, DeclaredKind][] = [];
  for (const { name, node, holder, start, use } of names.names) {
    const kind = node === null || holder.kind !== 'module' || use === 'read' ? null : declaredKind(node);
    if (kind === null) continue;
    const before = declared.get(name);
    if (before !== undefined && (before !== kind || kind === 'using')) {
      return { offset: start, message: `Identifier '${name}' has already been declared.` };
    }
    own.push([name, kind]);
  }
  for (const [name, kind] of own) declared.set(name, kind);
  return null;
}
