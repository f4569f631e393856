import { childByField, namedChildren } from '../parser/index.ts';
import type { SyntaxNode } from '../parser/node.ts';
import { argumentValues } from './arguments.ts';
import type { ParsedCell } from './cell.ts';

const TRANSPARENT: ReadonlySet<string> = new Set([
  'tuple', 'list', 'set', 'dictionary', 'pair', 'expression_list', 'parenthesized_expression', 'conditional_expression',
  'string', 'concatenated_string', 'interpolation', 'binary_operator', 'boolean_operator', 'list_splat',
  'expression_statement', 'keyword_argument', 'format_specifier', 'format_expression', 'await', 'list_comprehension', 'generator_expression',
]); // prettier-ignore

/** Calls that give the repr of what they are handed, or the thing itself. */
const REPR_CALLS: ReadonlySet<string> = new Set([
  'print', 'display', 'repr', 'str', 'ascii', 'format', 'pprint', 'pformat', 'help', 'list', 'tuple', 'set', 'sorted',
  'dict', 'vars', 'dir',
]); // prettier-ignore

const IDENTITY_ATTRIBUTES: ReadonlySet<string> = new Set([
  '__module__',
  '__class__',
  '__globals__',
  '__code__',
]);

/**
 * Names of the notebook whose own repr a shown expression holds; `*` where it shows the class of some value.
 */
export function shownNames(cell: ParsedCell, node: SyntaxNode): readonly string[] {
  if (node.type === 'identifier') {
    const resolved = cell.names.byStart.get(node.start);
    return resolved?.holder.kind === 'module' ? [resolved.name] : [];
  }
  if (node.type === 'attribute') return shownByAttribute(cell, node);
  if (node.type === 'call') return shownByCall(cell, node);
  if (!TRANSPARENT.has(node.type)) return [];
  return namedChildren(node).flatMap((child) => shownNames(cell, child));
}

/** `f.__module__`, `x.__class__`, and methods of a class of the notebook, `A.run`. */
function shownByAttribute(cell: ParsedCell, node: SyntaxNode): readonly string[] {
  const member = childByField(node, 'attribute');
  const object = childByField(node, 'object');
  if (member === null || object === null) return [];
  if (!IDENTITY_ATTRIBUTES.has(cell.text.slice(member.start, member.end))) return [];
  return ['*', ...shownNames(cell, object)];
}

function shownByCall(cell: ParsedCell, node: SyntaxNode): readonly string[] {
  const callee = childByField(node, 'function');
  if (callee === null) return [];
  const name = cell.text.slice(callee.start, callee.end);
  const last = name.slice(name.lastIndexOf('.') + 1);
  const values = argumentValues(node);
  if (name === 'type' && values.length === 1) return ['*'];
  // A method of a string: '{}'.format(f).
  if (!REPR_CALLS.has(last)) return [];
  return values.flatMap((value) => shownNames(cell, value));
}
