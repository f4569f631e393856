import { assignmentOfAlias } from './mistaken-alias.ts';
import type { SyntaxNode } from './node.ts';

/** Operations of which the grammar takes a weaker sign for the first operand, by the sign's node. */
const AROUND_HEAD: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  // `[*a.b()]`, `x = *a + b, c`
  ['list_splat', new Set(['attribute', 'binary_operator', 'call', 'subscript'])],
  // `(x := a if b else c)`
  ['named_expression', new Set(['conditional_expression'])],
]);
/** The same for the last operand: `with a if b else c as d`. */
const AROUND_TAIL: ReadonlySet<string> = new Set(['conditional_expression', 'lambda']);

/** Whether the grammar took a node for an operand of its parent although Python has it around the parent. */
export function isMisplaced(node: SyntaxNode, parent: SyntaxNode): boolean {
  // Of `K(a=b as c)` the `as` comes after; with a keyword it is looked for.
  if (node.type === 'keyword_pattern' || node.type === 'type_alias_statement') return true;
  return isAwaitedPower(node, parent) || isAround(node, parent);
}

/** `await a ** b`, which awaits a. */
function isAwaitedPower(node: SyntaxNode, parent: SyntaxNode): boolean {
  return node.type === 'binary_operator' && parent.type === 'await';
}

function isAround(node: SyntaxNode, parent: SyntaxNode): boolean {
  return node.type === 'as_pattern'
    ? AROUND_TAIL.has(parent.type)
    : parent.children[0] === node && AROUND_HEAD.get(node.type)?.has(parent.type) === true;
}

/**
 * Puts each misplaced `*`, `:=` and `as` around the whole operand, where Python has it, and makes assignments of what
 * only looks like an alias.
 */
export function liftMisplaced(node: SyntaxNode): SyntaxNode {
  if (node.children.length === 0) return node;
  const lifted = { ...node, children: node.children.map(liftMisplaced) };
  if (lifted.type === 'type_alias_statement') return assignmentOfAlias(lifted);
  const head = lifted.children[0];
  const keyword = head?.type === 'case_pattern' ? head.children[0] : undefined;
  if (lifted.type === 'as_pattern' && keyword?.type === 'keyword_pattern')
    return liftKeyword(lifted, keyword);
  const tail = lifted.children[lifted.children.length - 1];
  if (head !== undefined && isAround(head, lifted)) return liftHead(lifted, head);
  if (tail !== undefined && isAwaitedPower(tail, lifted)) return liftPower(lifted, tail);
  if (tail !== undefined && isAround(tail, lifted)) return liftTail(lifted, tail);
  return lifted;
}

/** `(name=a) as b` in a class pattern to `name=(a as b)`. */
function liftKeyword(node: SyntaxNode, keyword: SyntaxNode): SyntaxNode {
  const value = keyword.children[keyword.children.length - 1];
  if (value === undefined) return node;
  const wrapped: SyntaxNode = { ...value, type: 'case_pattern', named: true, children: [value] };
  const inner: SyntaxNode = { ...node, start: value.start, children: [wrapped, ...node.children.slice(1)] };
  return { ...keyword, end: node.end, children: [...keyword.children.slice(0, -1), inner] };
}

/** `await (a ** b)` without the parentheses to `(await a) ** b`. */
function liftPower(node: SyntaxNode, power: SyntaxNode): SyntaxNode {
  const [left, ...others] = power.children;
  if (left === undefined) return node;
  const operand: SyntaxNode = { ...left, field: null };
  const inner: SyntaxNode = {
    ...node,
    end: left.end,
    field: left.field,
    children: [...node.children.slice(0, -1), operand],
  };
  return { ...power, start: node.start, field: node.field, children: [inner, ...others] };
}

/** `(* a) + b` to `* (a + b)`. */
function liftHead(node: SyntaxNode, head: SyntaxNode): SyntaxNode {
  const operand = head.children[head.children.length - 1];
  if (operand === undefined) return node;
  const inner: SyntaxNode = {
    ...node,
    start: operand.start,
    field: operand.field,
    children: [{ ...operand, field: head.field }, ...node.children.slice(1)],
  };
  return { ...head, end: node.end, field: node.field, children: [...head.children.slice(0, -1), inner] };
}

/** `a if b else (c as d)` to `(a if b else c) as d`. */
function liftTail(node: SyntaxNode, tail: SyntaxNode): SyntaxNode {
  const operand = tail.children[0];
  if (operand === undefined) return node;
  const inner: SyntaxNode = {
    ...node,
    end: operand.end,
    field: operand.field,
    children: [...node.children.slice(0, -1), { ...operand, field: tail.field }],
  };
  return { ...tail, start: node.start, field: node.field, children: [inner, ...tail.children.slice(1)] };
}
