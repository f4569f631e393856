import type { SyntaxNode } from './node.ts';

/** Where a node stands, as far as Python's rules for statements and expressions ask. */
export interface Place {
  /** The innermost scope. */
  readonly scope: 'module' | 'class' | 'function' | 'lambda' | 'comprehension';
  /** `await` may be used. */
  readonly isAsync: boolean;
  /** `break` and `continue` may be used. */
  readonly inLoop: boolean;
  /** In an `except*` clause: no return; no break either but in a loop of its own. */
  readonly inExceptStar: boolean;
  /** Where the first iterable of a comprehension is evaluated; only in that clause. */
  readonly outside: Place | null;
}

/** Says that a node is refused, and why, in CPython's words where they are good. */
export type Report = (node: SyntaxNode, message: string) => void;

/** What a check needs besides the node. */
export interface CheckContext {
  readonly source: string;
  readonly parent: SyntaxNode;
  readonly place: Place;
  readonly report: Report;
}

/** Reports what is wrong with one node itself; its children get checks of their own. */
export type Check = (node: SyntaxNode, context: CheckContext) => void;

/** Checks by the type of the node. */
export type Checks = ReadonlyMap<string, Check>;

/** A node's text. */
export function textOf(node: SyntaxNode, source: string): string {
  return source.slice(node.start, node.end);
}
