import ts from 'typescript';
import type { Call, CallEffect } from '../../../program/program.ts';
import { spanOf } from '../cells/index.ts';
import { bare } from '../parser/index.ts';
import { headOf, memberOf, moduleName, qualify, type Qualified } from './callee.ts';
import type { Gathering } from './gathering.ts';
import { callsArguments, callsArgumentsLater, effectOf, effectOfMethod } from './known-calls.ts';

/** A call of any form: `f(x)`, `new F(x)`, `` f`x` ``, `@f`. */
export type CallNode = ts.CallExpression | ts.NewExpression | ts.TaggedTemplateExpression | ts.Decorator;

/** What is called. */
export function calleeOf(node: CallNode): ts.Expression {
  return bare(ts.isTaggedTemplateExpression(node) ? node.tag : node.expression);
}

/** What a call hands over, spread arguments left out. */
export function argumentsOf(node: CallNode): readonly ts.Expression[] {
  if (ts.isCallExpression(node)) return node.arguments.filter((each) => !ts.isSpreadElement(each));
  if (ts.isNewExpression(node)) return node.arguments?.filter((each) => !ts.isSpreadElement(each)) ?? [];
  if (!ts.isTaggedTemplateExpression(node) || !ts.isTemplateExpression(node.template)) return [];
  return node.template.templateSpans.map(({ expression }) => expression);
}

/** Records a call, with those of the functions that it is handed and calls at once. */
export function callFacts(gathering: Gathering, node: CallNode): void {
  const { cell, table } = gathering;
  const callee = calleeOf(node);
  // `@f(x)` is a call already; of `import("x")` is told elsewhere.
  if (ts.isDecorator(node) && ts.isCallExpression(callee)) return;
  if (callee.kind === ts.SyntaxKind.ImportKeyword || callee.kind === ts.SyntaxKind.SuperKeyword) return;
  const qualified = qualify(cell, callee, table);
  const start = callee.getStart(cell.file);
  gathering.calls.push({
    callee: qualified?.name ?? null,
    head: qualified === null ? headName(gathering, callee) : qualified.head,
    at: { cell: cell.cell.index, start, end: node.end },
    effect: effectOfCall(gathering, node, qualified),
    when: cell.names.timeAt(start),
  });
  const names = methodNames(gathering, callee, qualified);
  if (names.some(callsArguments)) handedOver(gathering, node, 'at-once');
  else if (names.some(callsArgumentsLater)) handedOver(gathering, node, 'later');
  else if (isOfNotebook(gathering, qualified) && cell.names.timeAt(start) === 'definition')
    handedOver(gathering, node, 'perhaps');
}

/** Records what an element of JSX makes: nothing but itself, until something draws it. */
export function elementFacts(
  gathering: Gathering,
  node: ts.JsxOpeningLikeElement | ts.JsxOpeningFragment,
): void {
  const { cell } = gathering;
  gathering.calls.push({
    callee: 'react.createElement',
    head: null,
    at: spanOf(cell, node),
    effect: 'builds',
    when: cell.names.timeAt(node.getStart(cell.file)),
  });
}

/** The notebook's name at the start of a callee that isn't dotted all through: of `rows[0].map`. */
function headName({ cell }: Gathering, callee: ts.Expression): string | null {
  const head = headOf(callee);
  return head === null ? null : moduleName(cell, head);
}

/** What a call does. A name that may stand for something else can't be trusted to be harmless, but can be to be harmful. */
export function effectOfCall(gathering: Gathering, node: CallNode, qualified: Qualified | null): CallEffect {
  const callee = calleeOf(node);
  if (!qualified?.certain) {
    const effect = qualified === null ? 'unknown' : effectOf(qualified.name);
    const isHarmful = effect !== 'pure' && effect !== 'builds' && effect !== 'unknown';
    if (isHarmful && !isLocal(gathering, callee)) return effect;
    return effectOfMember(gathering, callee);
  }
  const { name } = qualified;
  if (name === 'Date') return effectOfDate(gathering, node);
  if (FORMATS_NOW.test(name) && argumentsOf(node).length === 0) return 'reads-world';
  // `console.log.bind(console)` calls nothing yet.
  if (name.endsWith('.bind')) return 'builds';
  if (name === 'Object.freeze' || name === 'Object.assign') return effectOfChange(node);
  return effectOf(name);
}

/** A date of what it is told, in local time where `process.env.TZ` may have been set before. */
function effectOfDate({ table }: Gathering, node: CallNode): CallEffect {
  const [first, ...others] = argumentsOf(node);
  if (!ts.isNewExpression(node) || first === undefined) return 'reads-world';
  const isLocal =
    others.length > 0 || (ts.isStringLiteralLike(first) && !/(Z|[+-]\d\d:\d\d)$/.test(first.text));
  return isLocal && table.isPatched('process') ? 'reads-world' : 'builds';
}

/** Whether a callee starts with a name of a function's own. */
function isLocal({ cell }: Gathering, callee: ts.Expression): boolean {
  const head = headOf(callee);
  return head === null || moduleName(cell, head) === null;
}

/** `new Intl.DateTimeFormat().format()`: of the time that it is. */
const FORMATS_NOW = /^Intl#format(ToParts)?$/;

/** `Object.freeze({ … })`: nobody else has what is changed. */
function effectOfChange(node: CallNode): CallEffect {
  const [first] = argumentsOf(node);
  if (first === undefined) return 'unknown';
  const target = bare(first);
  const isFresh =
    ts.isObjectLiteralExpression(target) ||
    ts.isArrayLiteralExpression(target) ||
    ts.isCallExpression(target);
  return isFresh || ts.isNewExpression(target) ? 'builds' : 'unknown';
}

/**
 * A method of what isn't known, `row.name.toUpperCase()`: by its name, where only types of the language have a method called
 * so. What comes from a package may have any.
 */
function effectOfMember({ cell, table }: Gathering, callee: ts.Expression): CallEffect {
  const member = memberOf(callee);
  if (member === null || table.hasMember(member.name)) return 'unknown';
  const head = headOf(callee);
  const name = head === null ? null : moduleName(cell, head);
  if (name !== null && (table.imported(name) !== null || table.definitions(name).length > 0))
    return 'unknown';
  if (name !== null && !table.isBound(name)) return 'unknown';
  return effectOfMethod(member.name);
}

/** Whether a function or class of the notebook is called by its name. */
function isOfNotebook({ table }: Gathering, qualified: Qualified | null): boolean {
  const head = qualified?.head ?? null;
  return head !== null && qualified?.name === head && table.definitions(head).length > 0;
}

/** The name under which the table has a method, `Array#map` also where only the method's name is known. */
function methodNames(
  { table }: Gathering,
  callee: ts.Expression,
  qualified: Qualified | null,
): readonly string[] {
  if (qualified?.certain === true) return [qualified.name];
  const member = memberOf(callee);
  if (member === null || table.hasMember(member.name)) return [];
  return [`Array#${member.name}`, `Promise#${member.name}`];
}

/** Whether a function is called where it stands, or by what it is handed to before that returns, and is done then. */
export function isRunAtOnce(
  cell: Gathering['cell'],
  node: ts.SignatureDeclaration,
  table: Gathering['table'],
): boolean {
  if (!ts.isArrowFunction(node) && !ts.isFunctionExpression(node)) return false;
  const isAsync = node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword) === true;
  if (isAsync || node.asteriskToken !== undefined) return false;
  let outer: ts.Expression = node;
  while (ts.isParenthesizedExpression(outer.parent)) outer = outer.parent;
  const call = outer.parent;
  if (!ts.isCallExpression(call)) return false;
  if (call.expression === outer) return true;
  const qualified = qualify(cell, call.expression, table);
  if (qualified?.certain === true) return callsArguments(qualified.name);
  const member = memberOf(call.expression);
  if (member === null || table.hasMember(member.name)) return false;
  const head = headOf(call.expression);
  const name = head === null ? null : moduleName(cell, head);
  if (name !== null && table.bindings(name).some(({ form }) => form === 'import')) return false;
  return callsArguments(`Array#${member.name}`);
}

/** Functions of the notebook that are handed to `map` or `sort` are called; to `then`, as if by another function that stands there. */
function handedOver(
  { cell, table, calls }: Gathering,
  node: CallNode,
  isHandedOver: NonNullable<Call['isHandedOver']>,
): void {
  for (const argument of argumentsOf(node)) {
    const inner = bare(argument);
    if (!ts.isIdentifier(inner)) continue;
    const qualified = qualify(cell, inner, table);
    if (qualified?.head == null || !mayBeCalled(table, qualified.head)) continue;
    const at = spanOf(cell, inner);
    const call: Call = {
      callee: qualified.name,
      head: qualified.head,
      at,
      effect: qualified.certain ? effectOf(qualified.name) : 'unknown',
      when: isHandedOver === 'later' ? 'call' : cell.names.timeAt(at.start),
      isHandedOver,
    };
    calls.push(call);
  }
}

/** A name that may stand for a function: not one that only ever holds another value. */
function mayBeCalled(table: Gathering['table'], name: string): boolean {
  return (
    table.definitions(name).length > 0 ||
    table.bindings(name).some(({ form }) => form === 'definition' || form === 'import')
  );
}
