import type { SyntaxNode } from '../parser/node.ts';
import { literalValue, stringPrefix } from './literals.ts';
import type { StringPrefix } from './literals.ts';

const RAW: StringPrefix = { raw: true, bytes: false, format: null };

/** Writes the canonical text of a node; given to the functions here for the expressions in format strings. */
export type Canonical = (node: SyntaxNode) => string;

/**
 * The canonical text of string literals that stand side by side: their values joined, the expressions of
 * format strings in their places.
 */
export function canonicalString(
  literals: readonly SyntaxNode[],
  source: string,
  canonical: Canonical,
): string {
  let form = 'str';
  let text = '';
  for (const literal of literals) {
    const opening = literal.children[0];
    const closing = literal.children[literal.children.length - 1];
    if (opening === undefined || closing === undefined) continue;
    const prefix = stringPrefix(source.slice(opening.start, opening.end));
    if (prefix.bytes) form = 'bytes';
    else if (prefix.format !== null) form = prefix.format;
    const parts = literal.children.filter((child) => child.type === 'interpolation');
    text += mixed(parts, opening.end, closing.start, (start, end) =>
      literalText(source.slice(start, end), prefix),
    )((part) => interpolation(part, source, prefix, canonical));
  }
  return `(${form} ${JSON.stringify(text)})`;
}

/** Joins the texts between parts with what the parts give. */
function mixed(
  parts: readonly SyntaxNode[],
  start: number,
  end: number,
  between: (start: number, end: number) => string,
): (give: (part: SyntaxNode) => string) => string {
  return (give) => {
    let text = '';
    let at = start;
    for (const part of parts) {
      text += between(at, part.start) + give(part);
      at = part.end;
    }
    return text + between(at, end);
  };
}

function literalText(text: string, prefix: StringPrefix): string {
  if (prefix.format === null) return literalValue(text, prefix);
  // The braces of \N{…} are no format's braces.
  const braces = prefix.raw ? /\{\{|\}\}/g : /\\N\{[^}]*\}|\\[^{}]|\{\{|\}\}/g;
  return literalValue(
    text.replace(braces, (match) => (/^[{}]/.test(match) ? match.charAt(0) : match)),
    prefix,
  );
}

/**
 * `{value!r:>{width}}`. `{value = }` is short for `value = {value!r}`; in a template the expression's text counts as
 * well.
 */
function interpolation(node: SyntaxNode, source: string, prefix: StringPrefix, canonical: Canonical): string {
  const children = node.children.filter((child) => child.type !== 'comment');
  const ending = children
    .map((child) => {
      if (child.type === 'type_conversion') return source.slice(child.start, child.end);
      return child.type === 'format_specifier' ? specifier(child, source, prefix, canonical) : '';
    })
    .join('');
  const expressions = children
    .filter((child) => child.named && child.type !== 'type_conversion' && child.type !== 'format_specifier')
    .map(canonical)
    .join(' ');
  const equals = children.findIndex((child) => child.type === '=');
  const told = equals < 0 ? '' : source.slice(node.start + 1, children[equals + 1]?.start ?? node.end);
  const shown = prefix.format === 't' ? expressionText(children, source) : '';
  const value = children.some((child) => child.type === ',') ? `(tuple ${expressions})` : expressions;
  const conversion = equals >= 0 && ending === '' ? '!r' : ending;
  return `${literalValue(told, RAW)}\u0001{${JSON.stringify(shown)} ${value} ${conversion}\u0001}`;
}

function expressionText(children: readonly SyntaxNode[], source: string): string {
  const expression = children.find((child) => child.named);
  return expression === undefined ? '' : source.slice(expression.start, expression.end);
}

function specifier(node: SyntaxNode, source: string, prefix: StringPrefix, canonical: Canonical): string {
  const parts = node.children.filter((child) => child.named && child.type !== 'comment');
  return mixed(parts, node.start, node.end, (start, end) => literalValue(source.slice(start, end), prefix))(
    (part) => interpolation(part, source, prefix, canonical),
  );
}
