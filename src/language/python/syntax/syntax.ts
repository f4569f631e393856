import { createHash } from 'node:crypto';
import type { SyntaxNode } from '../parser/node.ts';
import type { PythonParser } from '../parser/parser.ts';
import { canonicalSyntax } from './canonical.ts';

/**
 * Hash of a node's syntax, `source` being the text that it was parsed from. Comments, layout, redundant parentheses,
 * trailing commas and quotes don't count, names and the values of strings do.
 */
export function syntaxHash(node: SyntaxNode, source: string): string {
  return createHash('sha256').update(canonicalSyntax(node, source)).digest('hex');
}

/** Whether two texts are the same Python; a text that isn't Python is the same as no other. */
export function sameSyntax(parser: PythonParser, a: string, b: string): boolean {
  if (a === b) return true;
  const [first, second] = [parser.parse(a), parser.parse(b)];
  if (first.errors.length > 0 || second.errors.length > 0) return false;
  return canonicalSyntax(first.root, a) === canonicalSyntax(second.root, b);
}
