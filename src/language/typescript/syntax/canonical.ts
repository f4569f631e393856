import ts from 'typescript';
import { kindName } from './kinds.ts';
import { jsxText, jsxAttributeText } from './jsx.ts';

/** What else is asked of a canonical text while it is written. */
export interface Writing {
  /** What is written for an identifier that stands for a binding or reads one; its text where this is left out. */
  readonly name?: (identifier: ts.Identifier, text: string) => string;
  /** Told of each node that has been written, inner ones first. */
  readonly written?: (node: ts.Node, canonical: string) => void;
}

/**
 * The syntax of nodes as a text that is equal for equal syntax: comments, layout, quotes, redundant parentheses,
 * semicolons, commas and `export` don't count; the values of strings and numbers, and names, do. Types count as all else.
 * Written from the fields that the parser of TypeScript gives its nodes, so that no construct is left out.
 */
export function canonicalSyntax(nodes: readonly ts.Node[], writing: Writing = {}): string {
  const out: string[] = [];
  // Not by recursion: a sum of thousands of terms is as deep.
  const pending: Part[] = nodes.toReversed().map(plain);
  for (let part = pending.pop(); part !== undefined; part = pending.pop()) {
    if (typeof part === 'string') out.push(part);
    else if (part.kind === 'end') writing.written?.(part.node, out.slice(part.from).join(''));
    else {
      if (writing.written !== undefined) pending.push({ kind: 'end', node: part.node, from: out.length });
      const parts = partsOf(part, writing);
      for (let at = parts.length - 1; at >= 0; at -= 1) pending.push(parts[at] ?? '');
    }
  }
  return out.join('');
}

/** A piece of the text, or a node whose pieces come in its place, or the end of one. */
type Part =
  | string
  | { readonly kind: 'node'; readonly node: ts.Node; readonly role: Role }
  | { readonly kind: 'end'; readonly node: ts.Node; readonly from: number };

/** What a node is to the one around it. key: says what a member is called; attribute: a value in JSX; shorthand: may be `{ a }`. */
type Role = 'plain' | 'key' | 'attribute' | 'shorthand';

function plain(node: ts.Node): Part {
  return { kind: 'node', node, role: 'plain' };
}

function partsOf({ node, role }: { readonly node: ts.Node; readonly role: Role }, writing: Writing): Part[] {
  const inner = unwrapped(node);
  if (inner !== null) return [plain(inner)];
  if (role === 'key' && isPlainKey(node)) return [`key ${JSON.stringify(node.text)};`];
  if (ts.isIdentifier(node)) {
    const text = ts.idText(node);
    return [`name ${writing.name?.(node, text) ?? text};`];
  }
  if (ts.isJsxText(node)) return [jsxText(node.text)];
  if (ts.isStringLiteral(node)) {
    const value = role === 'attribute' ? jsxAttributeText(node.text) : node.text;
    return [`string ${JSON.stringify(value)};`];
  }
  const parts: Part[] = [`${kindName(node.kind)}(`];
  if (role === 'shorthand') parts.push(shorthandKey(node));
  for (const flag of flagsOf(node)) parts.push(flag);
  for (const [field, value] of fieldsOf(node)) parts.push(...fieldParts(node, field, value));
  parts.push(')');
  return parts;
}

/** What stands for the same as a node without it: in parentheses, a union of one. */
function unwrapped(node: ts.Node): ts.Node | null {
  if (ts.isParenthesizedExpression(node)) return node.expression;
  if (ts.isParenthesizedTypeNode(node)) return node.type;
  if (ts.isUnionTypeNode(node) || ts.isIntersectionTypeNode(node)) {
    const [only, ...others] = node.types;
    return only !== undefined && others.length === 0 ? only : null;
  }
  return null;
}

/** Fields that hold no syntax, or what others hold too. */
const SKIPPED: ReadonlySet<string> = new Set([
  'pos', 'end', 'parent', 'kind', 'flags', 'id', 'original', 'emitNode', 'transformFlags', 'modifierFlagsCache',
  'jsDoc', 'symbol', 'localSymbol', 'locals', 'nextContainer', 'flowNode', 'endFlowNode', 'returnFlowNode',
  'multiLine', 'hasExtendedUnicodeEscape', 'numericLiteralFlags', 'templateFlags', 'isUnterminated',
  'containsOnlyTriviaWhiteSpaces', 'singleQuote', 'assertClause', 'equalsGreaterThanToken',
]); // prettier-ignore

/** Fields whose number says which token stands there. */
const TOKENS: ReadonlySet<string> = new Set(['operator', 'token', 'keywordToken', 'phaseModifier']);

type Fields = readonly (readonly [string, unknown])[];

function fieldsOf(node: ts.Node): Fields {
  const hasRawText = ts.isTemplateLiteralToken(node);
  return Object.entries(node).filter(
    ([field, value]) =>
      !SKIPPED.has(field) &&
      value !== undefined &&
      value !== false &&
      // `\u0041` and `A` differ in a tagged template.
      !(field === 'text' && hasRawText),
  );
}

function fieldParts(node: ts.Node, field: string, value: unknown): readonly Part[] {
  if (Array.isArray(value)) {
    const children = (value as readonly ts.Node[]).filter((child) => !isNothing(child, field));
    if (field === 'modifiers' && children.length === 0) return [];
    const role = ts.isObjectBindingPattern(node) ? 'shorthand' : 'plain';
    return [`${field}[`, ...children.map((child): Part => ({ kind: 'node', node: child, role })), ']'];
  }
  if (typeof value === 'number' && TOKENS.has(field)) return [`${field} ${kindName(value)};`];
  if (typeof value !== 'object' || value === null) return [`${field} ${JSON.stringify(value)};`];
  const child = value as ts.Node;
  // Only what is assigned to a bare name is called by it.
  const isBare = !(field === 'left' && ts.isParenthesizedExpression(child));
  const isDirective = ts.isExpressionStatement(node) && field === 'expression' && ts.isStringLiteral(child);
  const mark = isDirective ? 'directive ' : isBare ? '' : 'apart ';
  const role = roleOf(node, field);
  const key = ts.isShorthandPropertyAssignment(node) && field === 'name' ? shorthandKey(node) : '';
  return [`${field}:${mark}${key}`, { kind: 'node', node: child, role }];
}

function roleOf(node: ts.Node, field: string): Role {
  if (ts.isJsxAttribute(node) && field === 'initializer') return 'attribute';
  const isKey =
    (field === 'name' && (ts.isClassElement(node) || ts.isTypeElement(node) || isKeyed(node))) ||
    (field === 'propertyName' && ts.isBindingElement(node)) ||
    (field === 'name' && ts.isPropertyAccessExpression(node)) ||
    (field === 'right' && ts.isQualifiedName(node));
  return isKey ? 'key' : 'plain';
}

function isKeyed(node: ts.Node): boolean {
  return (
    ts.isPropertyAssignment(node) ||
    ts.isEnumMember(node) ||
    ts.isJsxAttribute(node) ||
    ts.isMetaProperty(node)
  );
}

function isPlainKey(node: ts.Node): node is ts.Identifier | ts.StringLiteral | ts.NumericLiteral {
  return ts.isIdentifier(node) || ts.isStringLiteral(node) || ts.isNumericLiteral(node);
}

/** `{ a }` takes or gives what is called `a`, whatever the name stands for. */
function shorthandKey(node: ts.Node): string {
  const isElement = ts.isBindingElement(node) && node.propertyName === undefined && !node.dotDotDotToken;
  const name = isElement || ts.isShorthandPropertyAssignment(node) ? node.name : null;
  return name !== null && ts.isIdentifier(name) ? `key ${JSON.stringify(name.text)};` : '';
}

/** Statements and members that are only a semicolon, the blanks between the lines of JSX, `export` and the `default` behind it. */
function isNothing(child: ts.Node, field: string): boolean {
  return (
    child.kind === ts.SyntaxKind.ExportKeyword ||
    child.kind === ts.SyntaxKind.DefaultKeyword ||
    (ts.isEmptyStatement(child) && field === 'statements') ||
    ts.isSemicolonClassElement(child) ||
    (ts.isJsxText(child) && jsxText(child.text) === '')
  );
}

/** `const`, `let` and `using`; of a link of a chain, whether it ends where the chain's `?.` finds nothing. */
function flagsOf(node: ts.Node): readonly string[] {
  const has = (flag: ts.NodeFlags): boolean => (node.flags & flag) !== 0;
  if (!ts.isVariableDeclarationList(node)) return has(ts.NodeFlags.OptionalChain) ? ['chain '] : [];
  return [
    ...(has(ts.NodeFlags.Const) ? ['const '] : []),
    ...(has(ts.NodeFlags.Let) ? ['let '] : []),
    // `await using` has both flags.
    ...(has(ts.NodeFlags.Using) ? ['using '] : []),
  ];
}
