import ts from 'typescript';
import { builtinModule } from '../globals/index.ts';
import { ANY_SPACE } from './scope.ts';
import { visitEntity } from './type-names.ts';
import type { Place, Walk } from './walk.ts';

/** The member that `import x from …` takes. */
export const DEFAULT_MEMBER = 'default';

/** What an import gives a name: equal for the same thing, however it is imported. `member` is null for the whole module. */
export function identityOf(written: string, member: string | null): string {
  const isBare = builtinModule(written) !== null && !written.startsWith('node:');
  const module = isBare ? `node:${written}` : written;
  return member === null ? module : `${module} ${member}`;
}

/** The module and the member that an identity was made of. */
export function importOf(identity: string): { readonly module: string; readonly member: string | null } {
  const at = identity.lastIndexOf(' ');
  return at < 0
    ? { module: identity, member: null }
    : { module: identity.slice(0, at), member: identity.slice(at + 1) };
}

/** Binds what an import declaration imports. */
export function visitImport(walk: Walk, node: ts.ImportDeclaration, place: Place): void {
  const module = ts.isStringLiteral(node.moduleSpecifier) ? node.moduleSpecifier.text : '';
  const bind = (name: ts.Identifier, member: string | null): void => {
    walk.add(name, place, {
      use: 'bind',
      form: 'import',
      space: ANY_SPACE,
      identity: identityOf(module, member),
    });
  };
  const { name, namedBindings } = node.importClause ?? {};
  if (name !== undefined) bind(name, DEFAULT_MEMBER);
  if (namedBindings === undefined) return;
  if (ts.isNamespaceImport(namedBindings)) bind(namedBindings.name, null);
  else
    for (const element of namedBindings.elements)
      bind(element.name, (element.propertyName ?? element.name).text);
}

/** `import x = require("y")`, `import x = A.B`. */
export function visitImportEquals(walk: Walk, node: ts.ImportEqualsDeclaration, place: Place): void {
  const { moduleReference } = node;
  if (ts.isExternalModuleReference(moduleReference)) {
    const { expression } = moduleReference;
    const module = ts.isStringLiteral(expression) ? expression.text : '';
    walk.add(node.name, place, {
      use: 'bind',
      form: 'import',
      space: ANY_SPACE,
      identity: identityOf(module, null),
    });
    return;
  }
  walk.add(node.name, place, { use: 'bind', form: 'assignment', space: ANY_SPACE });
  visitEntity(walk, moduleReference, place, ANY_SPACE, ANY_SPACE);
}
