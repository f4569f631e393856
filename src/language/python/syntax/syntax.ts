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

/** A definition's syntax hash, and one for which its own name, wherever it stands, doesn't count. */
export function hashesWithoutName(
  node: SyntaxNode,
  source: string,
  name: string,
): { readonly hash: string; readonly nameless: string } {
  const text = canonicalSyntax(node, source);
  const nameless = text.replace(/[\p{L}\p{N}_]+/gu, (word) => (word === name ? '\u0001itself' : word));
  return { hash: hashOf(text), nameless: hashOf(nameless) };
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Whether two texts are the same Python; a text that isn't Python is the same as no other. */
export function sameSyntax(parser: PythonParser, a: string, b: string): boolean {
  if (a === b) return true;
  const [first, second] = [parser.parse(a), parser.parse(b)];
  if (first.errors.length > 0 || second.errors.length > 0) return false;
  return canonicalSyntax(first.root, a) === canonicalSyntax(second.root, b);
}
