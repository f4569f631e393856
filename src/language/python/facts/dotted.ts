import { childByField } from '../parser/index.ts';
import type { SyntaxNode } from '../parser/node.ts';

/** `a.b.c`, taken apart. */
export interface DottedName {
  readonly head: SyntaxNode;
  readonly parts: readonly [string, ...string[]];
}

/** Reads a node as a dotted name; null when it is anything else. */
export function dottedName(node: SyntaxNode, text: string): DottedName | null {
  const parts: string[] = [];
  let current: SyntaxNode | null = node;
  while (current?.type === 'attribute') {
    const member = childByField(current, 'attribute');
    if (member === null) return null;
    parts.unshift(text.slice(member.start, member.end));
    current = childByField(current, 'object');
  }
  if (current?.type !== 'identifier') return null;
  return { head: current, parts: [text.slice(current.start, current.end), ...parts] };
}

/** A node without the parentheses around it. */
export function unwrapped(node: SyntaxNode): SyntaxNode {
  let current = node;
  while (current.type === 'parenthesized_expression') {
    const inner = current.children.find((child) => child.named && child.type !== 'comment');
    if (inner === undefined) return current;
    current = inner;
  }
  return current;
}
