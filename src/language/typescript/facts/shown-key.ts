import ts from 'typescript';

/**
 * The computed key of a class in a declaration that Deno's compiler takes out in front of the statement, so that the cell
 * shows it; null where there is none. Classes in the blocks of functions keep theirs.
 */
export function shownKey(statement: ts.Statement): ts.ComputedPropertyName | null {
  if (!ts.isClassDeclaration(statement) && !ts.isVariableStatement(statement)) return null;
  return keyIn(statement) ?? null;
}

function keyIn(node: ts.Node): ts.ComputedPropertyName | undefined {
  if (ts.isBlock(node) || ts.isTypeNode(node)) return undefined;
  if (ts.isClassLike(node)) {
    const key = node.members
      .map(({ name }) => name)
      .find((name) => name !== undefined && ts.isComputedPropertyName(name));
    if (key !== undefined && ts.isComputedPropertyName(key)) return key;
  }
  return ts.forEachChild(node, keyIn);
}
