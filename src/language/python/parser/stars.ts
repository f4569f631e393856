import type { SyntaxNode } from './node.ts';

const OPERATIONS: ReadonlySet<string> = new Set(['attribute', 'binary_operator', 'call', 'subscript']);

/** Whether the grammar took `*a` for the first operand of its parent, as it does in `[*a.b()]` and `x = *a + b, c`. */
export function isMisplacedStar(node: SyntaxNode, parent: SyntaxNode): boolean {
  return node.type === 'list_splat' && OPERATIONS.has(parent.type) && parent.children[0] === node;
}

/** Puts each misplaced star around the whole operand, where Python has it. */
export function liftStars(node: SyntaxNode): SyntaxNode {
  if (node.children.length === 0) return node;
  const children = node.children.map(liftStars);
  const [head, ...rest] = children;
  if (head?.type !== 'list_splat' || !OPERATIONS.has(node.type)) return { ...node, children };
  const [star, operand, ...others] = head.children;
  if (star === undefined || operand === undefined) return { ...node, children };
  const lifted: SyntaxNode = {
    ...node,
    start: operand.start,
    field: null,
    children: [{ ...operand, field: head.field }, ...others, ...rest],
  };
  return { ...head, end: node.end, field: node.field, children: [star, lifted] };
}
