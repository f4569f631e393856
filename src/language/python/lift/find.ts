import type { Span } from '../../../text/span.ts';
import type { ParsedCell } from '../facts/cell.ts';
import type { SyntaxNode } from '../parser/node.ts';

/** The undecorated function that starts where a definition does; null where there is none. */
export function functionAt(cell: ParsedCell, at: Pick<Span, 'start'>): SyntaxNode | null {
  return nodeAt(cell.root, at.start, 'function_definition');
}

/** The call of a plain name that starts here: of `f(1)(2)` the inner one. */
export function callAt({ root }: ParsedCell, at: Pick<Span, 'start'>): SyntaxNode | null {
  const isCall = (node: SyntaxNode): boolean =>
    node.start === at.start && node.type === 'call' && node.children[0]?.type === 'identifier';
  return pathTo(root, at.start).find(isCall) ?? null;
}

function nodeAt(root: SyntaxNode, start: number, type: string): SyntaxNode | null {
  return pathTo(root, start).find((node) => node.start === start && node.type === type) ?? null;
}

/** The nodes around an offset, outermost first. */
export function pathTo(root: SyntaxNode, offset: number): readonly SyntaxNode[] {
  const path = [root];
  for (let node: SyntaxNode | undefined = root; node !== undefined;) {
    node = node.children.find((child) => child.start <= offset && offset < child.end);
    if (node !== undefined) path.push(node);
  }
  return path;
}
