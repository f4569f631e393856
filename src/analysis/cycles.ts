/**
 * Strongly connected components in dependency order: what a node needs comes before it
 * (Tarjan 1972). `needs` gives the nodes that a node depends on.
 */
export function components<Node>(
  nodes: readonly Node[],
  needs: (node: Node) => readonly Node[],
): readonly (readonly Node[])[] {
  const index = new Map<Node, number>();
  const low = new Map<Node, number>();
  const stack: Node[] = [];
  const onStack = new Set<Node>();
  const found: Node[][] = [];
  const visit = (node: Node): void => {
    index.set(node, index.size);
    low.set(node, index.get(node) ?? 0);
    stack.push(node);
    onStack.add(node);
    for (const next of needs(node)) {
      if (!index.has(next)) {
        visit(next);
        low.set(node, Math.min(low.get(node) ?? 0, low.get(next) ?? 0));
      } else if (onStack.has(next)) {
        low.set(node, Math.min(low.get(node) ?? 0, index.get(next) ?? 0));
      }
    }
    if (low.get(node) !== index.get(node)) return;
    const component: Node[] = [];
    for (let each = stack.pop(); each !== undefined; each = stack.pop()) {
      onStack.delete(each);
      component.unshift(each);
      if (each === node) break;
    }
    found.push(component);
  };
  for (const node of nodes) if (!index.has(node)) visit(node);
  return found;
}
