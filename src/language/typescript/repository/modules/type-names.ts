import ts from 'typescript';

/**
 * Which imported names a module uses as types alone: their imports have to say so, since nothing of them is there as the code runs.
 * @param path decides whether elements are read; `.ts` or `.tsx`.
 */
export function namesOfTypes(path: string, text: string, imported: readonly string[]): ReadonlySet<string> {
  if (imported.length === 0) return new Set();
  const importing = `import { ${imported.join(', ')} } from "_";\n${text}`;
  const { file, checker } = checkedFile(path, importing);
  const symbols = new Map<ts.Symbol, string>();
  const values = new Set<string>();
  const used = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isImportSpecifier(node)) {
      const symbol = checker.getSymbolAtLocation(node.name);
      if (symbol !== undefined) symbols.set(symbol, node.name.text);
      return;
    }
    if (ts.isIdentifier(node)) {
      const symbol = symbolOf(node, checker);
      const name = symbol && symbols.get(symbol);
      if (name !== undefined) used.add(name);
      if (name !== undefined && !isInType(node)) values.add(name);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return new Set([...used].filter((name) => !values.has(name)));
}

function symbolOf(node: ts.Identifier, checker: ts.TypeChecker): ts.Symbol | undefined {
  const { parent } = node;
  if (ts.isShorthandPropertyAssignment(parent)) return checker.getShorthandAssignmentValueSymbol(parent);
  return checker.getSymbolAtLocation(node);
}

/** Whether an identifier stands in a type: also at the head of `ns.Type`, and in `typeof x`. */
function isInType(node: ts.Identifier): boolean {
  let top: ts.Node = node;
  while (
    ts.isQualifiedName(top.parent) ||
    (ts.isPropertyAccessExpression(top.parent) && top.parent.expression === top)
  ) {
    top = top.parent;
  }
  return ts.isPartOfTypeNode(top) || ts.isTypeQueryNode(top.parent);
}

/** One file with its names resolved within itself: no library is read, and no other file. */
function checkedFile(
  path: string,
  text: string,
): { readonly file: ts.SourceFile; readonly checker: ts.TypeChecker } {
  const kind = path.endsWith('.tsx') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, kind);
  const program = ts.createProgram({
    rootNames: [path],
    options: { noLib: true, noResolve: true, types: [], target: ts.ScriptTarget.Latest },
    host: {
      getSourceFile: (name) => (name === path ? file : undefined),
      getDefaultLibFileName: () => 'lib.d.ts',
      getCurrentDirectory: () => '',
      getCanonicalFileName: (name) => name,
      useCaseSensitiveFileNames: () => true,
      getNewLine: () => '\n',
      fileExists: (name) => name === path,
      readFile: () => undefined,
      writeFile: () => undefined,
    },
  });
  return { file, checker: program.getTypeChecker() };
}
