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
 * does: the binding of a declared function is given the observed one before anything else runs, what a constant is bound
 * to is observed as it is bound.
 * @param observer how the module imports the observer: `./observer/observe.js`.
 */
export function instrumentModule(
  text: string,
  { importName, functions, classes, constants }: ObservedNames,
  observer: string,
): string {
  const { file } = parseTypescript(text, 'typescript');
  const calling = (callee: string, name: string, more: readonly string[]): string =>
    [`${callee}(${JSON.stringify(importName)}, ${JSON.stringify(name)}`, ...more].join(', ');
  const first: string[] = [];
  const edits: TextEdit[] = [];
  const wrap = (node: ts.Expression, before: string): void => {
    edits.push({ start: node.getStart(file), end: node.getStart(file), text: `${before}, ` });
    edits.push({ start: node.end, end: node.end, text: ')' });
  };
  for (const statement of file.statements) {
    if (ts.isFunctionDeclaration(statement) && statement.body && statement.name) {
      const name = statement.name.text;
      if (!functions.includes(name)) continue;
      first.push(`${name} = ${calling(OBSERVE, name, [parametersOf(statement), name])});`);
    } else if (ts.isClassDeclaration(statement) && statement.name && classes.includes(statement.name.text)) {
      const name = statement.name.text;
      edits.push({ start: statement.end, end: statement.end, text: `\n${calling(NAME, name, [name])});` });
    } else if (ts.isVariableStatement(statement)) {
      for (const { name, initializer } of statement.declarationList.declarations) {
        if (!ts.isIdentifier(name) || initializer === undefined) continue;
        if (functions.includes(name.text)) {
          wrap(initializer, calling(OBSERVE, name.text, [parametersOf(functionIn(initializer))]));
        } else if (constants.includes(name.text) || classes.includes(name.text)) {
          wrap(initializer, calling(NAME, name.text, []));
        }
      }
    }
  }
  if (first.length + edits.length === 0) return text;
  const start = file.statements[0]?.getStart(file) ?? 0;
  edits.push({ start, end: start, text: first.map((each) => `${each} `).join('') });
  const importing = `import { observe as ${OBSERVE}, name as ${NAME} } from ${JSON.stringify(observer)};`;
  return `${applyEdits(text, edits)}\n${importing}\n`;
}

/** The function that an expression is, without what only says its type. */
function functionIn(node: ts.Expression): ts.SignatureDeclaration | null {
  if (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) return node;
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isSatisfiesExpression(node)) {
    return functionIn(node.expression);
  }
  return null;
}

/** The names of parameters as an array of the program; that of a rest parameter with its dots, one that is taken apart after its place. */
function parametersOf(signature: ts.SignatureDeclaration | null): string {
  const parameters = (signature?.parameters ?? []).filter(({ name }) => !isThis(name));
  const names = parameters.map(({ name, dotDotDotToken }, place) => {
    const own = ts.isIdentifier(name) ? name.text : `argument${place + 1}`;
    return dotDotDotToken === undefined ? own : `...${own}`;
  });
  return JSON.stringify(names);
}

function isThis(name: ts.BindingName): boolean {
  return ts.isIdentifier(name) && name.text === 'this';
}
