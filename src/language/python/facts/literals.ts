import { childByField, namedChildren } from '../parser/index.ts';
import type { SyntaxNode } from '../parser/node.ts';
import { unwrapped } from './dotted.ts';

/** Escapes that string contents of code and docstrings use; others stay as written. */
const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['n', '\n'], ['t', '\t'], ['r', '\r'], ['\\', '\\'], ["'", "'"], ['"', '"'], ['\n', ''], ['0', '\0'],
]); // prettier-ignore

/** The value of a plain string literal; null for f-strings, bytes and anything else. */
export function literalString(node: SyntaxNode, text: string): string | null {
  const inner = unwrapped(node);
  if (inner.type === 'concatenated_string') {
    const parts = namedChildren(inner).map((part) => literalString(part, text));
    return parts.every((part) => part !== null) ? parts.join('') : null;
  }
  if (inner.type !== 'string') return null;
  const open = inner.children.find(({ type }) => type === 'string_start');
  const close = inner.children.find(({ type }) => type === 'string_end');
  if (open === undefined || close === undefined) return null;
  const prefix = text.slice(open.start, open.end).toLowerCase();
  if (/[fbt]/.test(prefix.replace(/['"]/g, ''))) return null;
  const content = text.slice(open.end, close.start);
  if (prefix.startsWith('r')) return content;
  return content.replace(/\\([\s\S])/g, (whole, char: string) => ESCAPES.get(char) ?? whole);
}

/**
 * Whether an expression is made of literals only: numbers, strings, booleans, None, and containers of them. No
 * ellipsis: IPython writes one where it cuts a long value.
 */
export function isLiteral(node: SyntaxNode): boolean {
  switch (node.type) {
    case 'integer':
    case 'float':
    case 'true':
    case 'false':
    case 'none':
      return true;
    case 'string':
      return node.children.every(({ type }) => type !== 'interpolation');
    case 'concatenated_string':
    case 'list':
    case 'tuple':
    case 'set':
    case 'dictionary':
    case 'pair':
    case 'parenthesized_expression':
      return namedChildren(node).every(isLiteral);
    case 'unary_operator': {
      const argument = childByField(node, 'argument');
      return argument !== null && (argument.type === 'integer' || argument.type === 'float');
    }
    default:
      return false;
  }
}

/** Whether the grammar's node is a docstring's statement: a bare plain string. */
export function docstringOf(
  body: SyntaxNode | null,
  text: string,
): { readonly node: SyntaxNode; readonly value: string } | null {
  const first = body === null ? undefined : namedChildren(body)[0];
  const only = first?.type === 'expression_statement' ? namedChildren(first) : [];
  const [node] = only;
  if (node === undefined || only.length !== 1) return null;
  const value = literalString(node, text);
  return value === null ? null : { node, value };
}
