import { childByField } from './node.ts';
import type { SyntaxNode } from './node.ts';

/**
 * `type(x).y = 1` and `type[a] = 1`, which the grammar takes for aliases of `(x).y` and `[a]`, as the assignments that
 * they are; any other alias as it is.
 */
export function assignmentOfAlias(alias: SyntaxNode): SyntaxNode {
  const keyword = alias.children[0];
  const [left, right] = [childByField(alias, 'left'), childByField(alias, 'right')];
  const [named, value] = [left?.children[0], right?.children[0]];
  if (keyword === undefined || named === undefined || value === undefined) return alias;
  const target = withType(named, keyword);
  if (target === null) return alias;
  const between = alias.children.filter(({ start }) => start >= named.end && start < value.start);
  const assignment: SyntaxNode = {
    ...alias,
    type: 'assignment',
    field: null,
    children: [{ ...target, field: 'left' }, ...between, { ...value, field: 'right' }],
  };
  return { ...alias, type: 'expression_statement', children: [assignment] };
}

/** The name `type` put before what a target begins with: `[a]` becomes `type[a]`. Null where that is no target. */
function withType(node: SyntaxNode, keyword: SyntaxNode): SyntaxNode | null {
  const name: SyntaxNode = { ...keyword, type: 'identifier', named: true };
  const around = { ...node, start: keyword.start };
  switch (node.type) {
    case 'list': {
      const indices = node.children.map((child) => (child.named ? { ...child, field: 'subscript' } : child));
      const isEmpty = node.children.every((child) => !child.named);
      return isEmpty
        ? null
        : { ...around, type: 'subscript', children: [{ ...name, field: 'value' }, ...indices] };
    }
    case 'parenthesized_expression':
    case 'tuple':
    case 'generator_expression': {
      const type = node.type === 'generator_expression' ? node.type : 'argument_list';
      const list = { ...node, type, field: 'arguments' };
      return { ...around, type: 'call', children: [{ ...name, field: 'function' }, list] };
    }
    case 'attribute':
    case 'subscript':
    case 'call': {
      const [first, ...others] = node.children;
      const inner = first === undefined ? null : withType(first, keyword);
      return inner === null ? null : { ...around, children: [inner, ...others] };
    }
    default:
      return null;
  }
}
