import ts from 'typescript';
import type { Annotated, NewHints } from '../../../program/language.ts';
import { applyEdits, type TextEdit } from '../../../text/span.ts';
import { parseTypescript } from '../parser/index.ts';
import { hashSyntax } from '../syntax/index.ts';

/** Writes types into the function of a text that has them not; null where there is no such function. */
export function annotate(text: string, name: string, hints: NewHints): Annotated | null {
  const before = functionNamed(text, name);
  if (before === null) return null;
  const edits = [...parameterEdits(before, hints), ...returnEdits(before, hints)];
  const annotated = applyEdits(text, edits);
  const after = functionNamed(annotated, name);
  return after && { text: annotated, syntaxHash: hashSyntax(after.file.statements) };
}

type Signature = ts.FunctionDeclaration | ts.FunctionExpression | ts.ArrowFunction;

/** A function of a text, and the statement that it stands in. */
interface NamedFunction {
  readonly signature: Signature;
  readonly statement: ts.Statement;
  readonly file: ts.SourceFile;
}

/** A function of a text by its name: `function f() {}` or `const f = () => …`. */
function functionNamed(text: string, wanted: string): NamedFunction | null {
  const { file, problems } = parseTypescript(text, 'typescript');
  if (problems.length > 0) return null;
  for (const statement of file.statements) {
    if (ts.isFunctionDeclaration(statement) && statement.name?.text === wanted && statement.body) {
      return { signature: statement, statement, file };
    }
    if (!ts.isVariableStatement(statement)) continue;
    for (const { name, initializer, type } of statement.declarationList.declarations) {
      const isWanted = ts.isIdentifier(name) && name.text === wanted && type === undefined;
      if (!isWanted || initializer === undefined) continue;
      if (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer)) {
        return { signature: initializer, statement, file };
      }
    }
  }
  return null;
}

function parameterEdits({ signature, file }: NamedFunction, { parameters }: NewHints): readonly TextEdit[] {
  const isBare = parenthesisIn(signature, file) === null;
  return signature.parameters.flatMap(({ name, type, questionToken }) => {
    const hint = ts.isIdentifier(name) ? parameters.get(name.text) : undefined;
    if (hint === undefined || type !== undefined) return [];
    const at = (questionToken ?? name).end;
    if (!isBare) return [insertion(at, `: ${hint}`)];
    // `x => x`
    return [insertion(name.getStart(file), '('), insertion(at, `: ${hint})`)];
  });
}

function returnEdits(
  { signature, file }: NamedFunction,
  { parameters, returns }: NewHints,
): readonly TextEdit[] {
  if (returns === null || signature.type !== undefined) return [];
  const close = parenthesisIn(signature, file);
  if (close !== null) return [insertion(close, `: ${returns}`)];
  const [only] = signature.parameters;
  if (only === undefined) return [];
  const isWrapped = ts.isIdentifier(only.name) && parameters.has(only.name.text);
  return isWrapped
    ? [insertion(only.end, `: ${returns}`)]
    : [insertion(only.getStart(file), '('), insertion(only.end, `): ${returns}`)];
}

/** Where a list of parameters ends that stands in parentheses. */
function parenthesisIn(signature: Signature, file: ts.SourceFile): number | null {
  return signature.getChildren(file).find(({ kind }) => kind === ts.SyntaxKind.CloseParenToken)?.end ?? null;
}

function insertion(at: number, text: string): TextEdit {
  return { start: at, end: at, text };
}
