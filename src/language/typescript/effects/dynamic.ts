import ts from 'typescript';
import { spanOf } from '../cells/index.ts';
import { bare, isAssignmentOperator } from '../parser/index.ts';
import { GLOBAL_OBJECTS, memberOf, moduleName, outermost, qualify } from './callee.ts';
import { argumentsOf, calleeOf, type CallNode } from './calls.ts';
import { thisOwner } from './functions.ts';
import type { Gathering } from './gathering.ts';

/** Records names that an assignment gives to the global object: `globalThis.x = 1`, `delete globalThis[name]`. */
export function dynamicTargets(gathering: Gathering, node: ts.Node): void {
  const target =
    ts.isBinaryExpression(node) && isAssignmentOperator(node.operatorToken.kind)
      ? bare(node.left)
      : ts.isDeleteExpression(node)
        ? bare(node.expression)
        : ts.isPostfixUnaryExpression(node) || ts.isPrefixUnaryExpression(node)
          ? bare(node.operand)
          : null;
  if (target === null) return;
  if (!ts.isPropertyAccessExpression(target) && !ts.isElementAccessExpression(target)) return;
  if (!isGlobalObject(gathering, target.expression)) return;
  gathering.dynamic.push({ name: memberOf(target)?.name ?? null, at: spanOf(gathering.cell, node) });
}

/**
 * Records reads of the notebook's names as properties of the object that holds them: what is imported is no property of the global
 * object, and one of `exports` only where a cell imports it. All of them where it isn't a member of a known name that is read.
 */
export function globalReads(gathering: Gathering, node: ts.Node): void {
  const { cell, table } = gathering;
  if (!ts.isExpression(node) || !isNamed(node)) return;
  const isHolder =
    cell.semantics.globalProperties === 'functions-and-vars'
      ? isGlobalObject(gathering, node)
      : moduleName(cell, node) === 'exports' && !table.isBound('exports');
  if (!isHolder) return;
  const around = outermost(node).parent;
  const member = ts.isExpression(around) ? memberOf(around) : null;
  const isMember = member !== null && bare(member.object) === node;
  if (ts.isTypeOfExpression(around)) return;
  for (const name of table.globalProperties) {
    if (!isMember || member.name === name) gathering.dynamic.push({ name, at: spanOf(cell, node) });
  }
}

function isNamed(node: ts.Expression): boolean {
  return ts.isIdentifier(node) || node.kind === ts.SyntaxKind.ThisKeyword;
}

/** Records names that a call may bind: `eval("var x")`, `Object.assign(globalThis, { x })`. */
export function dynamicCalls(gathering: Gathering, node: CallNode): void {
  const { cell, table } = gathering;
  const callee = calleeOf(node);
  const qualified = qualify(cell, callee, table);
  const at = spanOf(cell, node);
  const [first, second] = argumentsOf(node);
  if (qualified?.name === 'eval' && qualified.certain) {
    // Code of its own that declares nothing outside itself.
    const text = first === undefined ? null : literalText(first);
    const isPlain =
      text !== null && !/\b(var|function|class|let|const|globalThis|import)\b|[^=!<>]=[^=>]/.test(text);
    if (!isPlain) gathering.dynamic.push({ name: null, at });
    return;
  }
  if (/^node:vm\.runInThisContext$/.test(qualified?.name ?? '')) gathering.dynamic.push({ name: null, at });
  if (first === undefined || !isGlobalObject(gathering, first)) return;
  if (/^(Object|Reflect)\.(defineProperty|set|deleteProperty)$/.test(qualified?.name ?? '')) {
    gathering.dynamic.push({ name: second === undefined ? null : literalText(second), at });
    return;
  }
  if (qualified?.name === 'Object.assign') {
    for (const name of keysOf(argumentsOf(node).slice(1))) gathering.dynamic.push({ name, at });
    return;
  }
  if (!READERS.test(qualified?.name ?? '')) gathering.dynamic.push({ name: null, at });
}

/** Functions that only look at an object. */
const READERS =
  /^(Object\.(keys|values|entries|hasOwn|getOwn\w+|getPrototypeOf|is)|Reflect\.(has|get|ownKeys)|console\.\w+|String|Boolean|JSON\.stringify)$/;

function isGlobalObject({ cell, table }: Gathering, expression: ts.Expression): boolean {
  const node = bare(expression);
  if (node.kind === ts.SyntaxKind.ThisKeyword) return thisOwner(node) === null;
  const name = moduleName(cell, node);
  return name !== null && GLOBAL_OBJECTS.has(name) && !table.isBound(name);
}

function literalText(expression: ts.Expression): string | null {
  const node = bare(expression);
  return ts.isStringLiteralLike(node) ? node.text : null;
}

/** The names of what objects hold; null where one can't be known. */
function keysOf(objects: readonly ts.Expression[]): readonly (string | null)[] {
  return objects.flatMap((each): readonly (string | null)[] => {
    const node = bare(each);
    if (!ts.isObjectLiteralExpression(node)) return [null];
    return node.properties.map((property) => {
      const { name } = property;
      return name === undefined || ts.isComputedPropertyName(name) ? null : name.text;
    });
  });
}
