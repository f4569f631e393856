import ts from 'typescript';
import { applyEdits, type TextEdit } from '../../../../text/span.ts';
import { isInstantiated } from '../../scopes/index.ts';

/** A text of moved code as a module has it. */
export interface ExportedText {
  readonly text: string;
  /** Names that it exports as values, and those that are types alone, in their order. */
  readonly values: readonly string[];
  readonly types: readonly string[];
}

/** Moved code with `export` before each of its declarations; nothing else of it changes. A default export gets its name. */
export function withExports(text: string): ExportedText {
  const file = parseModule(text);
  const edits: TextEdit[] = [];
  const values = new Set<string>();
  const types = new Set<string>();
  for (const statement of file.statements) {
    const declared = declaredBy(statement);
    if (declared === null) continue;
    for (const name of declared.names) (declared.isType ? types : values).add(name);
    edits.push(...exportEdits(statement, file));
  }
  return {
    text: applyEdits(text, edits),
    values: [...values],
    types: [...types].filter((name) => !values.has(name)),
  };
}

/** Whether code needs a `.tsx` file: it holds elements. */
export function holdsElements(text: string): boolean {
  if (!/<[\w>]/.test(text)) return false;
  const file = parseModule(text);
  const isElement = (node: ts.Node): boolean =>
    ts.isJsxElement(node) ||
    ts.isJsxSelfClosingElement(node) ||
    ts.isJsxFragment(node) ||
    ts.forEachChild(node, isElement) === true;
  return isElement(file);
}

/** Whether code holds decorators. */
export function holdsDecorators(text: string): boolean {
  if (!text.includes('@')) return false;
  const isDecorator = (node: ts.Node): boolean =>
    ts.isDecorator(node) || ts.forEachChild(node, isDecorator) === true;
  return isDecorator(parseModule(text));
}

/** Reads `<T>x` as an assertion where that is no error, else as an element. */
export function parseModule(text: string): ts.SourceFile {
  const plain = parseAs(text, ts.ScriptKind.TS);
  if (problemsIn(plain) === 0 || !/\/>|<\//.test(text)) return plain;
  const withElements = parseAs(text, ts.ScriptKind.TSX);
  return problemsIn(withElements) < problemsIn(plain) ? withElements : plain;
}

function parseAs(text: string, kind: ts.ScriptKind): ts.SourceFile {
  const name = kind === ts.ScriptKind.TSX ? 'module.tsx' : 'module.ts';
  return ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true, kind);
}

function problemsIn(file: ts.SourceFile): number {
  // The parser's own errors are in no public property.
  return (file as { readonly parseDiagnostics?: readonly unknown[] }).parseDiagnostics?.length ?? 0;
}

/** The names that a statement declares; null where it declares none. */
function declaredBy(
  statement: ts.Statement,
): { readonly names: readonly string[]; readonly isType: boolean } | null {
  if (ts.isVariableStatement(statement)) {
    return {
      names: statement.declarationList.declarations.flatMap(({ name }) => namesIn(name)),
      isType: false,
    };
  }
  if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) {
    return { names: [statement.name.text], isType: true };
  }
  const isNamed =
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isEnumDeclaration(statement) ||
    ts.isModuleDeclaration(statement);
  if (!isNamed || statement.name === undefined || !ts.isIdentifier(statement.name)) return null;
  // A namespace that only holds types isn't there when the code runs.
  return {
    names: [statement.name.text],
    isType: ts.isModuleDeclaration(statement) && !isInstantiated(statement),
  };
}

function namesIn(name: ts.BindingName): readonly string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) => (ts.isOmittedExpression(element) ? [] : namesIn(element.name)));
}

/** `export` stands behind decorators, which is where both kinds of them let it be. */
function exportEdits(statement: ts.Statement, file: ts.SourceFile): readonly TextEdit[] {
  const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
  const fallback = modifiers.find(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword);
  if (fallback !== undefined) {
    const end = fallback.end + blankAt(file.text.slice(fallback.end));
    return [{ start: fallback.getStart(file), end, text: '' }];
  }
  if (modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return [];
  const decorators = ts.canHaveDecorators(statement) ? (ts.getDecorators(statement) ?? []) : [];
  const last = decorators.at(-1);
  const start = last === undefined ? statement.getStart(file) : last.end + blankAt(file.text.slice(last.end));
  return [{ start, end: start, text: 'export ' }];
}

/** Length of the white space and comments that a text begins with. */
function blankAt(text: string): number {
  return /^(?:\s|\/\/.*|\/\*[\s\S]*?\*\/)*/.exec(text)?.[0].length ?? 0;
}
