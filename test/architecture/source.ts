import { dirname, posix } from 'node:path';
import ts from 'typescript';

/** A file of the project by its path from the root, with `/` between the parts. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** One import of one file by another, or of a package. */
export interface Import {
  readonly from: string;
  /** Path from the root for a file of the project, else the package or module of Node as written: `node:fs`. */
  readonly to: string;
  readonly target: 'file' | 'package';
  /** type: nothing of it is there when the program runs. */
  readonly kind: 'value' | 'type';
}

/** The syntax tree of a file. */
export function parse({ path, text }: SourceFile): ts.SourceFile {
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
}

/** Every node of a tree. */
export function nodesOf(tree: ts.Node): readonly ts.Node[] {
  const nodes: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    nodes.push(node);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return nodes;
}

/** All imports of a file: declarations, re-exports, `import()` as value and as type. */
export function importsOf(file: SourceFile): readonly Import[] {
  return nodesOf(parse(file)).flatMap((node): readonly Import[] => {
    const specifier = specifierOf(node);
    if (specifier === null) return [];
    const isFile = specifier.startsWith('.');
    return [
      {
        from: file.path,
        to: isFile ? posix.join(dirname(file.path), specifier) : specifier,
        target: isFile ? 'file' : 'package',
        kind: isTypeOnly(node) ? 'type' : 'value',
      },
    ];
  });
}

function specifierOf(node: ts.Node): string | null {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return textOf(node.moduleSpecifier);
  if (ts.isImportTypeNode(node))
    return ts.isLiteralTypeNode(node.argument) ? textOf(node.argument.literal) : null;
  if (!ts.isCallExpression(node)) return null;
  const isImport =
    node.expression.kind === ts.SyntaxKind.ImportKeyword || node.expression.getText() === 'require';
  return isImport ? textOf(node.arguments[0]) : null;
}

function textOf(node: ts.Node | undefined): string | null {
  return node !== undefined && ts.isStringLiteralLike(node) ? node.text : null;
}

function isTypeOnly(node: ts.Node): boolean {
  if (ts.isImportTypeNode(node)) return true;
  if (ts.isExportDeclaration(node)) return node.isTypeOnly || isAllTypes(node.exportClause);
  if (!ts.isImportDeclaration(node) || node.importClause === undefined) return false;
  const { name, namedBindings, phaseModifier } = node.importClause;
  if (phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  return name === undefined && isAllTypes(namedBindings);
}

function isAllTypes(bindings: ts.NamedImportBindings | ts.NamedExportBindings | undefined): boolean {
  if (bindings === undefined || !(ts.isNamedImports(bindings) || ts.isNamedExports(bindings))) return false;
  return bindings.elements.length > 0 && bindings.elements.every((each) => each.isTypeOnly);
}
