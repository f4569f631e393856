import ts from 'typescript';
import { isAmbient, isInstantiated } from './declarations.ts';

/** The kinds of declarations as an engine keeps them: what another script may declare anew, it may only as the same kind. */
export type DeclaredKind = 'const' | 'let' | 'using' | 'var';

/**
 * The kind of the declaration that a name stands in: a class is a `let`, functions, enums and namespaces are `var`s, imports
 * are made a `const`. Null where nothing is left of it as code runs, or where the name isn't declared.
 */
export function declaredKind(name: ts.Identifier): DeclaredKind | null {
  const { parent } = name;
  if (ts.isFunctionDeclaration(parent) || ts.isEnumDeclaration(parent)) {
    return parent.name === name && !isAmbient(parent) ? 'var' : null;
  }
  if (ts.isModuleDeclaration(parent)) return isInstantiated(parent) && !isAmbient(parent) ? 'var' : null;
  if (ts.isClassDeclaration(parent)) return parent.name === name ? 'let' : null;
  if (ts.isImportClause(parent) || ts.isNamespaceImport(parent) || ts.isImportSpecifier(parent)) {
    return isTypeImport(parent) ? null : 'const';
  }
  let declaration: ts.Node = parent;
  while (isPattern(declaration)) declaration = declaration.parent;
  if (!ts.isVariableDeclaration(declaration) || !ts.isVariableDeclarationList(declaration.parent))
    return null;
  const { flags } = declaration.parent;
  if ((flags & ts.NodeFlags.Using) !== 0) return 'using';
  if ((flags & ts.NodeFlags.Const) !== 0) return 'const';
  return (flags & ts.NodeFlags.Let) !== 0 ? 'let' : 'var';
}

function isTypeImport(node: ts.ImportClause | ts.NamespaceImport | ts.ImportSpecifier): boolean {
  if (ts.isImportSpecifier(node)) return node.isTypeOnly || isTypeImport(node.parent.parent);
  const clause = ts.isNamespaceImport(node) ? node.parent : node;
  return clause.phaseModifier === ts.SyntaxKind.TypeKeyword;
}

function isPattern(node: ts.Node): boolean {
  return ts.isBindingElement(node) || ts.isObjectBindingPattern(node) || ts.isArrayBindingPattern(node);
}
