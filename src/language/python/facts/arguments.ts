import { childByField, namedChildren } from '../parser/index.ts';
import type { SyntaxNode } from '../parser/node.ts';

/** The expressions handed to a call, keywords and stars taken off. */
export function argumentValues(call: SyntaxNode): readonly SyntaxNode[] {
  const list = childByField(call, 'arguments');
  if (list === null) return [];
  if (list.type !== 'argument_list') return [list];
  return namedChildren(list).flatMap((child) => {
    if (child.type === 'keyword_argument') return childByField(child, 'value') ?? [];
    if (child.type === 'list_splat' || child.type === 'dictionary_splat') return namedChildren(child);
    return [child];
  });
}
