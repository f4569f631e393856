import ts from 'typescript';
import type { TextEdit } from '../../../../text/span.ts';

/** What is declared and may have a type of its own. */
export type Typeable = ts.ParameterDeclaration | ts.VariableDeclaration | ts.PropertyDeclaration;

/** All parameters, fields and variables of a file, in their order. */
export function typeablesIn(file: ts.SourceFile): readonly Typeable[] {
  const found: Typeable[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isParameter(node) || ts.isVariableDeclaration(node) || ts.isPropertyDeclaration(node)) {
      found.push(node);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** Parameters of code; types, which are written in between, may have some too. */
export function parametersIn(file: ts.SourceFile): readonly ts.ParameterDeclaration[] {
  return typeablesIn(file)
    .filter((each) => ts.isParameter(each))
    .filter(({ parent }) => ts.isFunctionLike(parent) && 'body' in parent);
}

/** Gives a declaration a type, in the place of its own if it has one. */
export function typeEdits(declared: Typeable, type: string): readonly TextEdit[] {
  if (declared.type !== undefined) return [replacing(declared.type, type)];
  const option = ts.isVariableDeclaration(declared) ? undefined : declared.questionToken;
  const certainty = ts.isParameter(declared) ? undefined : declared.exclamationToken;
  return inserted(declared, (option ?? certainty ?? declared.name).end, `: ${type}`);
}

/** Lets a parameter be left out. */
export function optionEdits(parameter: ts.ParameterDeclaration): readonly TextEdit[] {
  return parameter.questionToken === undefined ? inserted(parameter, parameter.name.end, '?') : [];
}

/** The only parameter of an arrow function may stand without parentheses, as long as it is nothing but a name. */
function inserted(declared: Typeable, at: number, text: string): readonly TextEdit[] {
  const { parent } = declared;
  const isBare =
    ts.isParameter(declared) && ts.isArrowFunction(parent) && closingParenthesis(parent) === undefined;
  const [before, after] = isBare ? ['(', ')'] : ['', ''];
  const start = declared.getStart();
  return [
    { start, end: start, text: before },
    { start: at, end: at, text: `${text}${after}` },
  ];
}

/** Gives a function the type of what it returns; it has none yet. */
export function returnTypeEdits(declared: ts.SignatureDeclaration, type: string): readonly TextEdit[] {
  const at = closingParenthesis(declared)?.end;
  return at === undefined ? [] : [{ start: at, end: at, text: `: ${type}` }];
}

function closingParenthesis(declared: ts.SignatureDeclaration): ts.Node | undefined {
  return declared.getChildren().find(({ kind }) => kind === ts.SyntaxKind.CloseParenToken);
}

/** Puts a text in the place of a node. */
export function replacing(node: ts.Node, text: string): TextEdit {
  return { start: node.getStart(), end: node.end, text };
}

/** Constants and variables, functions and classes that a module exports, each by the declaration that has its code. */
export interface Exported {
  readonly variables: readonly ts.VariableDeclaration[];
  readonly functions: readonly ts.FunctionDeclaration[];
  readonly classes: readonly ts.ClassDeclaration[];
}

/** What a module exports, where it is declared or further below. */
export function exportedFrom(file: ts.SourceFile): Exported {
  const below = new Set(file.statements.flatMap(namesExportedBy));
  const isExported = (declared: ts.DeclarationStatement | ts.VariableDeclaration): boolean =>
    (ts.getCombinedModifierFlags(declared) & ts.ModifierFlags.Export) !== 0 ||
    (declared.name !== undefined && ts.isIdentifier(declared.name) && below.has(declared.name.text));
  return {
    variables: file.statements
      .flatMap((each) => (ts.isVariableStatement(each) ? each.declarationList.declarations : []))
      .filter(isExported),
    functions: file.statements
      .filter((each) => ts.isFunctionDeclaration(each))
      .filter((each) => each.body !== undefined && isExported(each)),
    classes: file.statements.filter((each) => ts.isClassDeclaration(each)).filter(isExported),
  };
}

/** Whether a function or method has several ways to be called, each with types of its own. */
export function isOverloaded(declared: ts.FunctionLikeDeclaration): boolean {
  const { name, parent } = declared;
  const beside = ts.isClassLike(parent) ? parent.members : ts.isSourceFile(parent) ? parent.statements : [];
  return beside.some(
    (each) =>
      each !== declared &&
      (ts.isFunctionDeclaration(each) || ts.isMethodDeclaration(each)) &&
      each.body === undefined &&
      each.name?.getText() === name?.getText(),
  );
}

/** `export { a, b as c }`, `export default d`. */
function namesExportedBy(statement: ts.Statement): readonly string[] {
  if (ts.isExportAssignment(statement)) {
    return ts.isIdentifier(statement.expression) ? [statement.expression.text] : [];
  }
  if (!ts.isExportDeclaration(statement) || statement.moduleSpecifier !== undefined) return [];
  const { exportClause } = statement;
  if (exportClause === undefined || !ts.isNamedExports(exportClause)) return [];
  return exportClause.elements.map(({ name, propertyName }) => (propertyName ?? name).text);
}
