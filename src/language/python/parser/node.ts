import type { Span } from '../../../text/span.ts';

/**
 * A node of the concrete syntax tree, as plain data: the types and fields are tree-sitter-python's. Tokens
 * (`named` false) and comments are nodes too. Offsets are UTF-16 in the parsed text.
 */
export interface SyntaxNode extends Span {
  /** The grammar's name: `function_definition`, `identifier`; a token's own text: `def`, `(`; `ERROR`. */
  readonly type: string;
  readonly named: boolean;
  /** The role in the parent: `body`, `left`; null where the grammar names none. */
  readonly field: string | null;
  readonly children: readonly SyntaxNode[];
}

/** Something that Python would refuse. */
export interface SyntaxProblem {
  /** UTF-16 offset in the parsed text. */
  readonly offset: number;
  readonly message: string;
}

/** The tree of one text, and why Python would refuse it; `root` is usable in parts even then. */
export interface ParsedPython {
  readonly root: SyntaxNode;
  /** Sorted by offset; empty when Python would compile the text. */
  readonly errors: readonly SyntaxProblem[];
}

/** The tree of a text that isn't looked into. */
export function emptyModule(text: string): SyntaxNode {
  return { type: 'module', named: true, field: null, start: 0, end: text.length, children: [] };
}

/** The first child that has this role, or null. */
export function childByField(node: SyntaxNode, field: string): SyntaxNode | null {
  for (const child of node.children) if (child.field === field) return child;
  return null;
}

/** All children that have this role. */
export function childrenByField(node: SyntaxNode, field: string): readonly SyntaxNode[] {
  return node.children.filter((child) => child.field === field);
}

/** The children that are neither tokens nor comments nor line continuations. */
export function namedChildren(node: SyntaxNode): readonly SyntaxNode[] {
  return node.children.filter(
    (child) => child.named && child.type !== 'comment' && child.type !== 'line_continuation',
  );
}

/** Whether a token with this text is a direct child. */
export function hasToken(node: SyntaxNode, token: string): boolean {
  return node.children.some((child) => !child.named && child.type === token);
}
