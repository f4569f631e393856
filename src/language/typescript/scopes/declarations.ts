import ts from 'typescript';
import { ANY_SPACE, declare, NAMESPACE, TYPE, VALUE, type Scope } from './scope.ts';

/** The identifiers that a binding pattern binds. */
export function boundIn(name: ts.BindingName): readonly ts.Identifier[] {
  if (ts.isIdentifier(name)) return [name];
  return name.elements.flatMap((element) => (ts.isOmittedExpression(element) ? [] : boundIn(element.name)));
}

/** The names that an import declaration binds. */
export function importedIn(node: ts.ImportDeclaration): readonly ts.Identifier[] {
  const { name, namedBindings } = node.importClause ?? {};
  const named =
    namedBindings === undefined
      ? []
      : ts.isNamespaceImport(namedBindings)
        ? [namedBindings.name]
        : namedBindings.elements.map((element) => element.name);
  return name === undefined ? named : [name, ...named];
}

/** Whether a declaration only tells the compiler of something. */
export function isAmbient(node: ts.Node): boolean {
  return ts.canHaveModifiers(node) && hasModifier(node, ts.SyntaxKind.DeclareKeyword);
}

/** Whether a node has a modifier of a kind. */
export function hasModifier(node: ts.HasModifiers, kind: ts.SyntaxKind): boolean {
  return node.modifiers?.some((modifier) => modifier.kind === kind) === true;
}

/** Declares what the statements of a block, or of a function's body, declare in the block itself: all but `var`. */
export function declareLexical(statements: readonly ts.Statement[], scope: Scope): void {
  for (const statement of statements) declareStatement(statement, scope);
}

function declareStatement(statement: ts.Statement, scope: Scope): void {
  if (ts.isVariableStatement(statement)) declareList(statement.declarationList, scope);
  else if (ts.isLabeledStatement(statement)) declareStatement(statement.statement, scope);
  else if (ts.isImportDeclaration(statement)) {
    for (const { text } of importedIn(statement)) declare(scope, text, ANY_SPACE);
  } else if (isNamed(statement)) {
    const { name } = statement;
    if (name !== undefined && ts.isIdentifier(name)) declare(scope, name.text, spacesOf(statement));
  }
}

type NamedDeclaration =
  | ts.FunctionDeclaration
  | ts.ClassDeclaration
  | ts.InterfaceDeclaration
  | ts.TypeAliasDeclaration
  | ts.EnumDeclaration
  | ts.ModuleDeclaration
  | ts.ImportEqualsDeclaration;

function isNamed(node: ts.Node): node is NamedDeclaration {
  return (
    ts.isFunctionDeclaration(node) ||
    ts.isClassDeclaration(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isEnumDeclaration(node) ||
    ts.isModuleDeclaration(node) ||
    ts.isImportEqualsDeclaration(node)
  );
}

/** Declares the names of `let`, `const` and `using`. */
export function declareList(list: ts.VariableDeclarationList, scope: Scope): void {
  if ((list.flags & ts.NodeFlags.BlockScoped) === 0) return;
  for (const { name } of list.declarations) for (const { text } of boundIn(name)) declare(scope, text, VALUE);
}

/** The spaces that a declaration is in. */
export function spacesOf(node: ts.Node): number {
  if (ts.isClassLike(node)) return VALUE | TYPE;
  if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return TYPE;
  if (ts.isEnumDeclaration(node) || ts.isImportEqualsDeclaration(node)) return ANY_SPACE;
  if (ts.isModuleDeclaration(node)) return isInstantiated(node) ? VALUE | NAMESPACE : NAMESPACE;
  return VALUE;
}

/** Whether a namespace is there when the code runs: one that only holds types isn't. */
export function isInstantiated({ body }: ts.ModuleDeclaration): boolean {
  if (body === undefined) return false;
  if (ts.isModuleDeclaration(body)) return isInstantiated(body);
  if (!ts.isModuleBlock(body)) return true;
  return body.statements.some((statement) => {
    if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) return false;
    return ts.isModuleDeclaration(statement) ? isInstantiated(statement) : true;
  });
}

/** Declares what `var` makes local to a function's body, wherever it stands there; nested functions left out. */
export function declareVars(node: ts.Node, scope: Scope): void {
  ts.forEachChild(node, (child) => {
    if (ts.isVariableDeclarationList(child) && (child.flags & ts.NodeFlags.BlockScoped) === 0) {
      for (const { name } of child.declarations)
        for (const { text } of boundIn(name)) declare(scope, text, VALUE);
    }
    if (!isVarBoundary(child)) declareVars(child, scope);
  });
}

function isVarBoundary(node: ts.Node): boolean {
  return (
    ts.isFunctionLike(node) ||
    ts.isClassStaticBlockDeclaration(node) ||
    ts.isModuleBlock(node) ||
    ts.isPropertyDeclaration(node) ||
    ts.isTypeNode(node)
  );
}
