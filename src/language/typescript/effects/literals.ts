import ts from 'typescript';
import { bare, parseTypescript } from '../parser/index.ts';

/** The expression that a text is; null where it is anything else. */
export function expressionIn(text: string): ts.Expression | null {
  const { file, problems } = parseTypescript(`(${text}\n)`, 'typescript');
  const [statement, ...others] = file.statements;
  if (problems.length > 0 || others.length > 0 || statement === undefined) return null;
  return ts.isExpressionStatement(statement) ? bare(statement.expression) : null;
}

/** Values that stand for themselves by a name. */
const NAMED = new Set(['undefined', 'NaN', 'Infinity']);

/** How long a text within a shown value may be before kernels cut it off with three dots. */
const LONGEST_SHOWN = 100;

/** Whether an expression is made of literals only: numbers, texts, booleans, null, undefined, and lists and objects of them. */
export function isLiteral(expression: ts.Expression): boolean {
  const node = bare(expression);
  if (ts.isStringLiteralLike(node)) return node.text.length < LONGEST_SHOWN || !node.text.endsWith('...');
  if (ts.isNumericLiteral(node) || ts.isBigIntLiteral(node)) return true;
  if (ts.isIdentifier(node)) return NAMED.has(node.text);
  if (ts.isPrefixUnaryExpression(node)) return isSigned(node);
  if (ts.isArrayLiteralExpression(node)) return node.elements.every(isLiteral);
  if (!ts.isObjectLiteralExpression(node)) return KEYWORDS.has(node.kind);
  return node.properties.every(
    (each) =>
      ts.isPropertyAssignment(each) && !ts.isComputedPropertyName(each.name) && isLiteral(each.initializer),
  );
}

const KEYWORDS: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.TrueKeyword,
  ts.SyntaxKind.FalseKeyword,
  ts.SyntaxKind.NullKeyword,
]);

/** `-1`, `+1`, `-Infinity`. */
function isSigned({ operator, operand }: ts.PrefixUnaryExpression): boolean {
  if (operator !== ts.SyntaxKind.MinusToken && operator !== ts.SyntaxKind.PlusToken) return false;
  const node = bare(operand);
  return (
    ts.isNumericLiteral(node) ||
    ts.isBigIntLiteral(node) ||
    (ts.isIdentifier(node) && node.text === 'Infinity')
  );
}
