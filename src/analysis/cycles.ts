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
  const open = (node: Node): Visit<Node> => {
    index.set(node, index.size);
    low.set(node, index.get(node) ?? 0);
    stack.push(node);
    onStack.add(node);
    return { node, needs: needs(node)[Symbol.iterator]() };
  };
  const lower = (node: Node, to: number | undefined): void => {
    low.set(node, Math.min(low.get(node) ?? 0, to ?? 0));
  };
  const close = (node: Node): void => {
    if (low.get(node) !== index.get(node)) return;
    const component: Node[] = [];
    for (let each = stack.pop(); each !== undefined; each = stack.pop()) {
      onStack.delete(each);
      component.unshift(each);
      if (each === node) break;
    }
    found.push(component);
  };
  for (const node of nodes) {
    if (index.has(node)) continue;
    // Thousands of definitions may need one another in a chain: no recursion.
    const visits = [open(node)];
    for (let visit = visits.at(-1); visit !== undefined; visit = visits.at(-1)) {
      const next = visit.needs.next();
      if (next.done) {
        close(visit.node);
        visits.pop();
        const outer = visits.at(-1);
        if (outer) lower(outer.node, low.get(visit.node));
      } else if (!index.has(next.value)) visits.push(open(next.value));
      else if (onStack.has(next.value)) lower(visit.node, index.get(next.value));
    }
  }
  return found;
}

/** A node whose needs are being looked at. */
interface Visit<Node> {
  readonly node: Node;
  readonly needs: Iterator<Node>;
}
