import ts from 'typescript';
import { applyEdits } from '../../../text/span.ts';
import type { TextEdit } from '../../../text/span.ts';
import { parseTypescript } from '../parser/index.ts';

/** What of a module is observed, by name. */
export interface ObservedNames {
  /** `churn-tools/prices`. */
  readonly importName: string;
  readonly functions: readonly string[];
  readonly classes: readonly string[];
  readonly constants: readonly string[];
}

/** What the observer's functions are called in an instrumented module. */
const OBSERVE = '$solidifyObserve';
const NAME = '$solidifyName';

/**
 * The text of a module whose functions are observed and whose classes and constants are known by name. It does what the module
 * does, and its types are the same: the binding of a declared function is given the observed one before anything else runs,
 * that of a constant as soon as it is bound.
 * @param observer how the module imports the observer: `./observer/observe.js`.
 */
export function instrumentModule(text: string, observed: ObservedNames, observer: string): string {
  const { file } = parseTypescript(text, 'typescript');
  const first: string[] = [];
  const edits: TextEdit[] = [];
  for (const statement of file.statements) {
    if (ts.isFunctionDeclaration(statement) && statement.body && statement.name) {
      first.push(...observing(statement.name.text, parametersOf(statement), observed));
    } else if (ts.isClassDeclaration(statement) && statement.name) {
      edits.push(...after(statement, naming(statement.name.text, observed)));
    } else if (ts.isVariableStatement(statement)) {
      edits.push(...variableEdits(statement, file, observed));
    }
  }
  if (first.length + edits.length === 0) return text;
  const start = file.statements[0]?.getStart(file) ?? 0;
  edits.push({ start, end: start, text: first.map((each) => `${each} `).join('') });
  const importing = `import { observe as ${OBSERVE}, name as ${NAME} } from ${JSON.stringify(observer)};`;
  return `${applyEdits(text, edits)}\n${importing}\n`;
}

/** A constant that is a function can be bound anew. */
function variableEdits(
  { declarationList: list, end }: ts.VariableStatement,
  file: ts.SourceFile,
  observed: ObservedNames,
): readonly TextEdit[] {
  const bound = list.declarations.flatMap(({ name, initializer }) =>
    ts.isIdentifier(name) && initializer !== undefined ? [{ name: name.text, initializer }] : [],
  );
  const functions = bound.flatMap(({ name, initializer }) =>
    observing(name, parametersOf(functionIn(initializer)), observed),
  );
  const start = list.getStart(file);
  const isConst = list.getText(file).startsWith('const');
  return [
    ...(isConst && functions.length > 0 ? [{ start, end: start + 'const'.length, text: 'let' }] : []),
    ...after({ end }, [...functions, ...bound.flatMap(({ name }) => naming(name, observed))]),
  ];
}

function after({ end }: Pick<ts.Node, 'end'>, statements: readonly string[]): readonly TextEdit[] {
  return statements.map((each) => ({ start: end, end, text: `\n;${each}` }));
}

/** The statement that has a function observed, where it is to be. */
function observing(
  name: string,
  parameters: string,
  { importName, functions }: ObservedNames,
): readonly string[] {
  if (!functions.includes(name)) return [];
  return [`${name} = ${OBSERVE}(${quoted(importName, name)}, ${parameters}, ${name});`];
}

/** The statement that lets a class or a constant be told by its name. */
function naming(name: string, { importName, classes, constants }: ObservedNames): readonly string[] {
  if (!classes.includes(name) && !constants.includes(name)) return [];
  return [`${NAME}(${quoted(importName, name)}, ${name});`];
}

function quoted(...texts: readonly string[]): string {
  return texts.map((each) => JSON.stringify(each)).join(', ');
}

/** The function that an expression is, without what only says its type. */
function functionIn(node: ts.Expression): ts.SignatureDeclaration | null {
  if (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) return node;
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isSatisfiesExpression(node)) {
    return functionIn(node.expression);
  }
  return null;
}

/**
 * The names of parameters as an array of the program; that of a rest parameter with its dots, one that is taken apart after its
 * place. `null` where a function may read more than its parameters.
 */
function parametersOf(signature: ts.SignatureDeclaration | null): string {
  if (signature === null || readsArguments(signature)) return 'null';
  const parameters = signature.parameters.filter(({ name }) => !isThis(name));
  const names = parameters.map(({ name, dotDotDotToken }, place) => {
    const own = ts.isIdentifier(name) ? name.text : `argument${place + 1}`;
    return dotDotDotToken === undefined ? own : `...${own}`;
  });
  return JSON.stringify(names);
}

function readsArguments(node: ts.Node): boolean {
  if (ts.isIdentifier(node) && node.text === 'arguments') return true;
  return ts.forEachChild(node, (child) => readsArguments(child) || undefined) ?? false;
}

function isThis(name: ts.BindingName): boolean {
  return ts.isIdentifier(name) && name.text === 'this';
}
