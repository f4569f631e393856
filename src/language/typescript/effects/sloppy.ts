import ts from 'typescript';
import { spanOf } from '../cells/index.ts';
import { bare, isAssignmentOperator } from '../parser/index.ts';
import { moduleName } from './callee.ts';
import { argumentsOwner, isSloppy } from './functions.ts';
import { tie, type Gathering } from './gathering.ts';

/**
 * Records what modules, which are strict, do otherwise than tslab's cells: `arguments` that goes along with the parameters, who
 * called a function, and writes to what can't be written, which only strict code tells.
 */
export function sloppyTies(gathering: Gathering, node: ts.Node): void {
  const { cell } = gathering;
  if (cell.semantics.kernel === 'deno') return;
  if (ts.isIdentifier(node) && node.text === 'arguments') {
    const owner = argumentsOwner(node);
    if (owner !== null && isSloppy(cell, owner) && writesParameters(owner))
      tie(gathering, 'dynamic-scope', 'arguments', spanOf(cell, node));
    return;
  }
  if (ts.isPropertyAccessExpression(node) && isFrame(gathering, node)) {
    tie(gathering, 'dynamic-scope', node.getText(cell.file), spanOf(cell, node));
    return;
  }
  const target = writtenMember(node);
  if (target === null || cell.names.timeAt(node.getStart(cell.file)) === 'definition') return;
  if (mayBeFixed(cell.cell.source) && isSloppy(cell, node))
    tie(gathering, 'dynamic-scope', target.getText(cell.file), spanOf(cell, node));
}

/** `f.caller`, `f.arguments` of a function of the notebook. */
function isFrame({ cell, table }: Gathering, { expression, name }: ts.PropertyAccessExpression): boolean {
  if (name.text !== 'caller' && name.text !== 'arguments') return false;
  const owner = moduleName(cell, expression);
  return owner !== null && table.definitions(owner).some(({ node }) => ts.isFunctionLike(node));
}

/** Whether an object may refuse to be written to. */
function mayBeFixed(source: string): boolean {
  return /\b(freeze|seal|preventExtensions|definePropert(?:y|ies)|writable)\b/.test(source);
}

/** The member that a node writes or deletes. */
function writtenMember(node: ts.Node): ts.Expression | null {
  const target =
    ts.isBinaryExpression(node) && isAssignmentOperator(node.operatorToken.kind)
      ? bare(node.left)
      : ts.isDeleteExpression(node)
        ? bare(node.expression)
        : ts.isPostfixUnaryExpression(node) || (ts.isPrefixUnaryExpression(node) && isStep(node))
          ? bare(node.operand)
          : null;
  if (target === null) return null;
  return ts.isPropertyAccessExpression(target) || ts.isElementAccessExpression(target) ? target : null;
}

function isStep({ operator }: ts.PrefixUnaryExpression): boolean {
  return operator === ts.SyntaxKind.PlusPlusToken || operator === ts.SyntaxKind.MinusMinusToken;
}

/** Whether a function assigns to its parameters or to its arguments; only plain parameters go along with them. */
function writesParameters(owner: ts.SignatureDeclaration): boolean {
  const plain = owner.parameters.every(
    ({ name, initializer, dotDotDotToken }) =>
      ts.isIdentifier(name) && initializer === undefined && dotDotDotToken === undefined,
  );
  if (!plain) return false;
  const names = new Set(owner.parameters.flatMap(({ name }) => (ts.isIdentifier(name) ? [name.text] : [])));
  const pending: ts.Node[] = [owner];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    const target =
      ts.isBinaryExpression(node) && isAssignmentOperator(node.operatorToken.kind)
        ? bare(node.left)
        : ts.isPostfixUnaryExpression(node) || (ts.isPrefixUnaryExpression(node) && isStep(node))
          ? bare(node.operand)
          : null;
    if (target !== null && ts.isIdentifier(target) && names.has(target.text)) return true;
    // Handed on, or written: `arguments[0] = 1`, `sort(arguments)`.
    if (ts.isIdentifier(node) && node.text === 'arguments' && !isOnlyRead(node)) return true;
    if (ts.isArrayLiteralExpression(node) || ts.isObjectLiteralExpression(node)) {
      if (ts.isBinaryExpression(node.parent) && node.parent.left === node) return true;
    }
    ts.forEachChild(node, (child) => {
      pending.push(child);
    });
  }
  return false;
}

/** `arguments.length`, `arguments[0]` other than as a target, `...arguments`, `Array.from(arguments)`. */
function isOnlyRead(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isSpreadElement(parent)) return true;
  if (ts.isPropertyAccessExpression(parent)) return parent.name.text === 'length';
  if (ts.isElementAccessExpression(parent)) {
    const around = parent.parent;
    const isTarget = ts.isBinaryExpression(around) && around.left === parent;
    return (
      !isTarget &&
      !ts.isPostfixUnaryExpression(around) &&
      !ts.isPrefixUnaryExpression(around) &&
      !ts.isDeleteExpression(around)
    );
  }
  if (ts.isForOfStatement(parent)) return true;
  return (
    ts.isCallExpression(parent) && /^Array\.(from|prototype\.\w+\.call)$/.test(parent.expression.getText())
  );
}
