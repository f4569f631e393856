import ts from 'typescript';
import { isGlobal } from '../../globals/index.ts';
import type { CheckedPackage } from './project.ts';

/**
 * Whether code names anything that Node or Deno have in common with browsers, which the browser's library may declare otherwise. The
 * console is the same everywhere.
 */
export function usesPlatform({ program }: CheckedPackage, paths: readonly string[]): boolean {
  const current = program();
  const checker = current.getTypeChecker();
  const namesPlatform = (node: ts.Node): boolean =>
    (ts.isIdentifier(node) &&
      node.text !== 'console' &&
      isGlobal(node.text) &&
      isDeclaredByPackages(node, checker)) ||
    ts.forEachChild(node, namesPlatform) === true;
  return paths.some((path) => {
    const file = current.getSourceFile(`/${path}`);
    return file !== undefined && namesPlatform(file);
  });
}

/** What the language itself has is declared by its library. */
function isDeclaredByPackages(node: ts.Identifier, checker: ts.TypeChecker): boolean {
  const symbol = checker.getSymbolAtLocation(node);
  const isAlias = symbol !== undefined && (symbol.flags & ts.SymbolFlags.Alias) !== 0;
  const declarations = (isAlias ? checker.getAliasedSymbol(symbol) : symbol)?.declarations ?? [];
  return (
    declarations.length > 0 &&
    declarations.every((each) => /^\/node_modules\/(?!typescript\/)/.test(each.getSourceFile().fileName))
  );
}
