import type { Report } from '../check.ts';
import { namedChildren, type SyntaxNode } from '../node.ts';
import { addFlags, symbolName, type Block, type SymbolFlag } from './table.ts';

/** A walk in the order of CPython's symtable.c, which decides what comes before a declaration. */
export interface Walk {
  readonly source: string;
  readonly report: Report;
  /** `from __future__ import annotations` is in force. */
  postponed: boolean;
  readonly visit: Visitor;
}

/** Notes what a node does with names, and reports what CPython refuses of it. */
export type Visitor = (walk: Walk, node: SyntaxNode, block: Block) => void;

/** Visits nodes in their order. */
export function visitAll(walk: Walk, nodes: readonly SyntaxNode[], block: Block): void {
  for (const node of nodes) walk.visit(walk, node, block);
}

/** Notes a name. */
export function add(walk: Walk, node: SyntaxNode, block: Block, ...flags: readonly SymbolFlag[]): void {
  addFlags(block, symbolName(block, node, walk.source), ...flags);
}

/** Notes the names of a target; names of what surrounds it, as `a` in `a.b = 1`, are uses. */
export function target(walk: Walk, node: SyntaxNode, block: Block, ...flags: readonly SymbolFlag[]): void {
  if (node.type === 'identifier') add(walk, node, block, ...flags);
  else if (node.type === 'attribute' || node.type === 'subscript' || node.type === 'call')
    walk.visit(walk, node, block);
  else for (const child of namedChildren(node)) target(walk, child, block, ...flags);
}

/** `yield`, `await` and `:=` may not stand in what is evaluated later or never. */
export function refuseInTyping(walk: Walk, node: SyntaxNode, block: Block, what: string): void {
  if (block.kind === 'typing') walk.report(node, `'${what}' can not be used within ${block.title}`);
}
