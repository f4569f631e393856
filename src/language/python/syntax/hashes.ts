import { syntaxHashes as hashesOf, type LocalNames, type SyntaxHashes } from '../../syntax-hashes.ts';
import type { SyntaxNode } from '../parser/node.ts';
import { canonicalWith } from './canonical.ts';

const STATEMENTS =
  /^(?:expression|return|raise|assert|delete|import|import_from|global|nonlocal|type_alias)_statement$|^with_clause$/;

/** Hashes the syntax of a definition, `source` being the text that it was parsed from. */
export function syntaxHashes(node: SyntaxNode, source: string, names: LocalNames<SyntaxNode>): SyntaxHashes {
  return hashesOf(source, {
    names,
    isStatement: (part: SyntaxNode) => STATEMENTS.test(part.type) || part.field === 'condition',
    write: (writing) => canonicalWith(node, source, writing),
  });
}
