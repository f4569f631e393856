import type { Binding } from '../../../program/program.ts';
import type { ResolvedName, Scope } from '../scopes/scope.ts';
import { declaredKind } from '../scopes/index.ts';
import { spanIn, type ParsedCell } from './cell.ts';
import { mergedDeclarations } from './units.ts';

/** What a cell's syntax binds in the notebook's namespace, in the order of the source. */
export function bindingsOf(cell: ParsedCell): readonly Binding[] {
  const merged = mergedDeclarations(cell.file);
  return cell.names.names
    .filter(({ use, holder }) => (use === 'bind' || use === 'update') && holder.kind === 'module')
    .filter(({ node }) => node === null || !merged.has(node.parent))
    .map((name): Binding => {
      const binding: Binding = {
        name: name.name,
        at: spanIn(cell, name),
        form: isInFunction(name.scope) ? 'global' : name.form,
        conditional: name.conditional,
        identity: name.identity,
      };
      return excludesImport(cell, name) ? { ...binding, excludesImport: true } : binding;
    });
}

function isInFunction(scope: Scope): boolean {
  for (let each: Scope | null = scope; each !== null; each = each.parent) {
    if (each.kind === 'function' || each.kind === 'parameters') return true;
  }
  return false;
}

/** Deno imports into a `const`, which stands beside no declaration of another kind. */
function excludesImport({ semantics }: ParsedCell, { node }: ResolvedName): boolean {
  if (semantics.redeclaration === 'any-kind' || node === null) return false;
  const kind = declaredKind(node);
  return kind !== null && kind !== 'const';
}
