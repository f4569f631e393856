import ts from 'typescript';
import { parseTypescript } from '../../../../src/language/typescript/parser/index.ts';
import { resolveNames } from '../../../../src/language/typescript/scopes/index.ts';
import type { CellNames, ResolvedName, Scope } from '../../../../src/language/typescript/scopes/scope.ts';

/** What TypeScript's own checker says otherwise of the names of a text, one line each; the oracle of our scopes. */
export function disagreements(source: string): readonly string[] {
  const { file, problems } = parseTypescript(source, 'typescript');
  if (problems.length > 0) return [`does not parse: ${problems[0]?.message ?? ''}`];
  return compare(file, resolveNames(file), checkerOf(file));
}

/** A checker that sees this file alone: without libraries, without what it imports. */
function checkerOf(file: ts.SourceFile): ts.TypeChecker {
  const options: ts.CompilerOptions = {
    noLib: true,
    noResolve: true,
    allowJs: true,
    types: [],
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.ESNext,
    jsx: ts.JsxEmit.Preserve,
  };
  const host: ts.CompilerHost = {
    fileExists: (path) => path.endsWith(file.fileName),
    readFile: () => undefined,
    getSourceFile: (path) => (path.endsWith(file.fileName) ? file : undefined),
    getDefaultLibFileName: () => 'lib.d.ts',
    getCurrentDirectory: () => '/',
    getCanonicalFileName: (path) => path,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => '\n',
    writeFile: () => undefined,
  };
  return ts.createProgram([file.fileName], options, host).getTypeChecker();
}

function compare(file: ts.SourceFile, names: CellNames, checker: ts.TypeChecker): readonly string[] {
  const found: string[] = [];
  const bySymbol = new Map<ts.Symbol, ResolvedName>();
  const told = (node: ts.Identifier, message: string): void => {
    const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
    found.push(`${line + 1}: ${node.text} ${message}`);
  };
  for (const node of identifiersIn(file)) {
    const name = names.of(node);
    if (name === null) {
      if (!isNoName(node)) told(node, `in ${ts.SyntaxKind[node.parent.kind]} is missed`);
      continue;
    }
    const symbol = symbolOf(checker, node);
    const declaration = symbol?.declarations?.find((each) => each.getSourceFile() === file);
    if (symbol === undefined || declaration === undefined) {
      const isArguments = node.text === 'arguments' && name.holder.kind === 'parameters';
      if (name.holder.kind !== 'module' && !isArguments) told(node, `is free, not of a ${name.holder.kind}`);
      continue;
    }
    const isTop = isAtTop(declaration, file);
    if (isTop !== (name.holder.kind === 'module')) {
      told(node, `is ${isTop ? 'of the module' : 'a local'}, not of a ${name.holder.kind}`);
    }
    const other = bySymbol.get(symbol);
    if (other === undefined) bySymbol.set(symbol, name);
    else if (other.holder !== name.holder) told(node, `is that of ${other.start}`);
  }
  return [...found, ...mixed(bySymbol)];
}

/** Different symbols of one name that we take for one. */
function mixed(bySymbol: ReadonlyMap<ts.Symbol, ResolvedName>): readonly string[] {
  const known = new Map<Scope, Map<string, ts.Symbol>>();
  const found: string[] = [];
  for (const [symbol, { holder, name, start }] of bySymbol) {
    if (holder.kind === 'module') continue;
    const names = known.get(holder) ?? new Map<string, ts.Symbol>();
    known.set(holder, names);
    const other = names.get(name);
    if (other !== undefined && other !== symbol) found.push(`${name} at ${start} is another`);
    names.set(name, symbol);
  }
  return found;
}

function symbolOf(checker: ts.TypeChecker, node: ts.Identifier): ts.Symbol | undefined {
  const { parent } = node;
  if (ts.isShorthandPropertyAssignment(parent) && parent.name === node) {
    return checker.getShorthandAssignmentValueSymbol(parent);
  }
  if (ts.isExportSpecifier(parent)) return checker.getExportSpecifierLocalTargetSymbol(parent);
  if (
    ts.isParameter(parent) &&
    parent.name === node &&
    ts.isParameterPropertyDeclaration(parent, parent.parent)
  ) {
    return checker.getSymbolsOfParameterPropertyDeclaration(parent, node.text)[0];
  }
  return checker.getSymbolAtLocation(node);
}

function isAtTop(declaration: ts.Node, file: ts.SourceFile): boolean {
  // Only code within sees these.
  if (ts.isClassExpression(declaration) || ts.isFunctionExpression(declaration)) return false;
  let node = declaration.parent;
  while (
    ts.isVariableDeclarationList(node) ||
    ts.isVariableDeclaration(node) ||
    ts.isVariableStatement(node) ||
    ts.isBindingElement(node) ||
    ts.isObjectBindingPattern(node) ||
    ts.isArrayBindingPattern(node) ||
    ts.isImportClause(node) ||
    ts.isImportDeclaration(node) ||
    ts.isNamedImports(node)
  ) {
    node = node.parent;
  }
  if (node === file) return true;
  return isVar(declaration) && ts.findAncestor(declaration, isVarScope) === file;
}

function isVar(declaration: ts.Node): boolean {
  const list = ts.findAncestor(declaration, ts.isVariableDeclarationList);
  return list !== undefined && (list.flags & ts.NodeFlags.BlockScoped) === 0;
}

function isVarScope(node: ts.Node): boolean {
  return (
    ts.isSourceFile(node) ||
    ts.isFunctionLike(node) ||
    ts.isModuleBlock(node) ||
    ts.isClassStaticBlockDeclaration(node)
  );
}

/** Identifiers that only name a member, a key, a label or what another module calls something. */
function isNoName(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  if (ts.isQualifiedName(parent)) return parent.right === node;
  if (ts.isBindingElement(parent))
    return parent.propertyName === node || ts.findAncestor(parent, ts.isFunctionTypeNode) !== undefined;
  if (ts.isParameter(parent))
    return (
      node.text === 'this' || ts.isIndexSignatureDeclaration(parent.parent) || !('body' in parent.parent)
    );
  if (ts.isExportSpecifier(parent)) {
    if (parent.parent.parent.moduleSpecifier !== undefined) return true;
    return parent.propertyName !== undefined && parent.name === node;
  }
  if (ts.isJsxOpeningLikeElement(parent) || ts.isJsxClosingElement(parent)) return /^[a-z]/.test(node.text);
  return (
    ts.isClassElement(parent) ||
    ts.isTypeElement(parent) ||
    ts.isEnumMember(parent) ||
    ts.isPropertyAssignment(parent) ||
    ts.isImportSpecifier(parent) ||
    ts.isLabeledStatement(parent) ||
    ts.isBreakOrContinueStatement(parent) ||
    ts.isMetaProperty(parent) ||
    ts.isJsxAttribute(parent) ||
    ts.isJsxNamespacedName(parent) ||
    ts.isNamedTupleMember(parent) ||
    ts.isTypeParameterDeclaration(parent) ||
    ts.isNamespaceExport(parent) ||
    ts.isImportAttribute(parent) ||
    ts.isImportTypeNode(parent) ||
    ts.isModuleDeclaration(parent) ||
    ts.isNamespaceExportDeclaration(parent) ||
    ts.isFunctionExpression(parent) ||
    ts.isClassExpression(parent) ||
    ts.isTypeReferenceNode(parent)
  );
}

function identifiersIn(file: ts.SourceFile): readonly ts.Identifier[] {
  const found: ts.Identifier[] = [];
  const pending: ts.Node[] = [file];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (ts.isIdentifier(node) && node.text !== '') found.push(node);
    ts.forEachChild(node, (child) => {
      pending.push(child);
    });
  }
  return found;
}
