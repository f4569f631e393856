import ts from 'typescript';
import type { Binding } from '../../../program/program.ts';
import type { ResolvedName, Scope } from '../scopes/scope.ts';
import { spanIn, type ParsedCell } from './cell.ts';

/** What a cell's syntax binds in the notebook's namespace, in the order of the source. */
export function bindingsOf(cell: ParsedCell): readonly Binding[] {
  return cell.names.names
    .filter(({ use, holder }) => (use === 'bind' || use === 'update') && holder.kind === 'module')
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

/** Functions, `var`, and what becomes a `var` as its types are erased. */
function excludesImport({ semantics }: ParsedCell, { node }: ResolvedName): boolean {
  if (semantics.redeclaration === 'any-kind' || node === null) return false;
  const { parent } = node;
  if (ts.isFunctionDeclaration(parent) || ts.isEnumDeclaration(parent) || ts.isModuleDeclaration(parent)) {
    return true;
  }
  let declaration: ts.Node = parent;
  while (ts.isBindingElement(declaration) || isPattern(declaration))
    declaration = declaration.parent;
  return (
    ts.isVariableDeclaration(declaration) &&
    ts.isVariableDeclarationList(declaration.parent) &&
    (declaration.parent.flags & ts.NodeFlags.BlockScoped) === 0
  );
}

function isPattern(node: ts.Node): boolean {
  return ts.isObjectBindingPattern(node) || ts.isArrayBindingPattern(node);
}
