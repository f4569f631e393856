import { childByField, hasToken, namedChildren } from '../parser/index.ts';
import type { SyntaxNode } from '../parser/node.ts';
import { qualify } from './callee.ts';
import type { ParsedCell } from './cell.ts';
import { unwrapped } from './dotted.ts';
import { makesType } from './effects.ts';
import type { NameTable } from './name-table.ts';

const BUILTIN_TYPES: ReadonlySet<string> = new Set([
  'int', 'float', 'complex', 'bool', 'str', 'bytes', 'bytearray', 'list', 'tuple', 'dict', 'set', 'frozenset', 'object',
  'type', 'range', 'slice', 'memoryview',
]); // prettier-ignore

const MAX_STEPS = 20;

/**
 * Whether a value is a type: a class of builtins or the notebook, a construct of `typing`, a subscripted generic, a
 * union of types, or a call that makes one (`TypeVar`, `namedtuple`).
 */
export function isTypeExpression(cell: ParsedCell, node: SyntaxNode, table: NameTable, steps = 0): boolean {
  const value = unwrapped(node);
  if (steps > MAX_STEPS) return false;
  switch (value.type) {
    case 'identifier':
    case 'attribute':
      return isTypeName(cell, value, table, steps);
    case 'subscript': {
      const base = childByField(value, 'value');
      return base !== null && isTypeName(cell, base, table, steps);
    }
    case 'binary_operator': {
      const operands = namedChildren(value);
      return (
        hasToken(value, '|') &&
        operands.some(({ type }) => type !== 'none') &&
        operands.every(
          (each) =>
            each.type === 'none' || each.type === 'string' || isTypeExpression(cell, each, table, steps + 1),
        )
      );
    }
    case 'call': {
      const callee = childByField(value, 'function');
      const qualified = callee === null ? null : qualify(cell, callee, table);
      return qualified?.certain === true && makesType(qualified.name);
    }
    default:
      return false;
  }
}

function isTypeName(cell: ParsedCell, node: SyntaxNode, table: NameTable, steps: number): boolean {
  const qualified = qualify(cell, node, table);
  if (qualified === null) return false;
  const { name, head } = qualified;
  if (qualified.certain) {
    if (BUILTIN_TYPES.has(name)) return true;
    if (/^(typing|typing_extensions|collections\.abc|numpy\.typing)\.[A-Z]/.test(name)) return true;
    if (/^collections\.(Counter|OrderedDict|defaultdict|deque)$/.test(name)) return node.type !== 'call';
  }
  if (head === null || head !== name) return false;
  if (table.isClass(name)) return true;
  const assigned = table.value(name);
  return assigned !== null && isTypeExpression(assigned.cell, assigned.value, table, steps + 1);
}
