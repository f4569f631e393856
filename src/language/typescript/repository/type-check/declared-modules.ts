import ts from 'typescript';

/**
 * Declarations of modules whose types aren't known: each name that is imported from one is a value and a type of any kind.
 * @param texts modules that import them.
 */
export function declaredModules(specifiers: ReadonlySet<string>, texts: readonly string[]): string {
  const names = new Map([...specifiers].sort().map((each) => [each, new Set<string>()]));
  for (const text of texts) {
    const file = ts.createSourceFile('module.tsx', text, ts.ScriptTarget.Latest);
    for (const statement of file.statements) {
      if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
      const own = names.get(statement.moduleSpecifier.text);
      for (const name of importedNames(statement)) own?.add(name);
    }
  }
  return [...names].map(([specifier, own]) => declarationOf(specifier, [...own].sort())).join('');
}

function importedNames({ importClause }: ts.ImportDeclaration): readonly string[] {
  const bindings = importClause?.namedBindings;
  const members =
    bindings !== undefined && ts.isNamedImports(bindings)
      ? bindings.elements.map(({ name, propertyName }) => (propertyName ?? name).text)
      : [];
  return [...(importClause?.name === undefined ? [] : ['default']), ...members];
}

/** A module of which no name is imported is one that is taken whole: all of its names are any. */
function declarationOf(specifier: string, names: readonly string[]): string {
  const declared = `declare module ${JSON.stringify(specifier)}`;
  if (names.length === 0) return `${declared};\n`;
  const lines = names.map((name) =>
    name === 'default'
      ? '  const fallback: any;\n  type fallback = any;\n  export default fallback;'
      : `  export const ${name}: any;\n  export type ${name} = any;`,
  );
  return [`${declared} {`, ...lines, '}\n'].join('\n');
}
