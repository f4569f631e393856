import type { Check, CheckContext, Checks } from './check.ts';
import { BLOCK_OWNERS } from './indentation-checks.ts';
import type { SyntaxNode } from './node.ts';

/** Reports the first line break that no bracket, string or backslash holds, among nodes that belong to one line. */
function checkLineBreaks(nodes: readonly SyntaxNode[], { source, report }: CheckContext): void {
  const [first, last] = [nodes[0], nodes[nodes.length - 1]];
  if (first === undefined || last === undefined || !source.slice(first.start, last.end).includes('\n'))
    return;
  const state = { depth: 0, end: first.start };
  for (const node of nodes) {
    const stray = strayAfterBreak(node, source, state);
    if (stray === null) continue;
    report(stray, 'invalid syntax: the line ends too early');
    return;
  }
}

/** The first token that stands on a new line outside of brackets; keeps count of brackets on the way. */
function strayAfterBreak(
  node: SyntaxNode,
  source: string,
  state: { depth: number; end: number },
): SyntaxNode | null {
  if (node.children.length > 0 && node.type !== 'string') {
    for (const child of node.children) {
      const stray = strayAfterBreak(child, source, state);
      if (stray !== null) return stray;
    }
    return null;
  }
  if (state.depth === 0 && /(^|[^\\\r])\r?\n/.test(source.slice(state.end, node.start))) return node;
  if (/^[([{]$/.test(node.type)) state.depth += 1;
  else if (/^[)\]}]$/.test(node.type)) state.depth -= 1;
  state.end = node.end;
  return null;
}

const statements: Check = (node, context) => {
  for (const child of node.children) {
    const isSimple = child.named && !BLOCK_OWNERS.has(child.type) && child.type !== 'decorated_definition';
    if (isSimple && child.type !== 'comment') checkLineBreaks([child], context);
  }
};

/** `if …:`, `def …:` up to the colon. */
const header: Check = (node, context) => {
  const colon = node.children.findIndex((child) => child.type === ':');
  checkLineBreaks(node.children.slice(0, colon + 1), context);
};

/** Statements end with their line. */
export const LINE_BREAK_CHECKS: Checks = new Map<string, Check>([
  ['module', statements],
  ['block', statements],
  [
    'decorator',
    (node, context) => {
      checkLineBreaks([node], context);
    },
  ],
  ...[...BLOCK_OWNERS].map((type): [string, Check] => [type, header]),
]);
