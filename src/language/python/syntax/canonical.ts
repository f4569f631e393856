import { childByField, childrenByField, hasToken, namedChildren } from '../parser/index.ts';
import type { SyntaxNode } from '../parser/node.ts';
import { numberValue } from './literals.ts';
import { canonicalString } from './strings.ts';

/** Writes the canonical text of a child. */
type Write = (child: SyntaxNode) => string;
type Rule = (node: SyntaxNode, write: Write, source: string) => string;

/**
 * The syntax of a node as text, equal for two nodes exactly when Python's own syntax trees are (`ast.dump`), with
 * these exceptions: `u` before a string says nothing, `del (a, b)` is `del a, b`, and a character by its name
 * (`\\N{EM DASH}`) is not the character.
 */
export function canonicalSyntax(node: SyntaxNode, source: string): string {
  const write: Write = (child) => (RULES.get(child.type) ?? plain)(child, write, source);
  return write(node);
}

/** What looks on as canonical text is written. */
export interface Writing {
  /** What is to be written for an identifier, in place of its name. */
  readonly name: (identifier: SyntaxNode, name: string) => string;
  /** Told of each part that was written. */
  readonly written: (node: SyntaxNode, text: string) => void;
}

/** The canonical text of a node, with other names: see {@link canonicalSyntax}. */
export function canonicalWith(node: SyntaxNode, source: string, writing: Writing): string {
  const write: Write = (child) => {
    const text = (RULES.get(child.type) ?? plain)(child, write, source);
    if (child.type === 'identifier') return writing.name(child, text);
    writing.written(child, text);
    return text;
  };
  return write(node);
}

/** Tokens that say nothing that the types of nodes don't say. */
const PUNCTUATION: ReadonlySet<string> = new Set(['(', ')', '[', ']', '{', '}', ',', ':', ';']);

const text: Rule = (node, _, source) => source.slice(node.start, node.end);
const nothing: Rule = () => '';
/** The node says no more than its children do. */
const transparent: Rule = (node, write) => children(node, write).join(' ');
const tuple: Rule = (node, write) => `(tuple ${namedChildren(node).map(write).join(' ')})`;
const list: Rule = (node, write) => `(list ${namedChildren(node).map(write).join(' ')})`;
const string: Rule = (node, write, source) => canonicalString([node], source, write);
const number: Rule = (node, _, source) => numberValue(source.slice(node.start, node.end));
const binary: Rule = (node, write) => `(binary ${children(node, write).join(' ')})`;
const subscript: Rule = (node, write) => {
  const [value, ...indices] = namedChildren(node).flatMap((child) =>
    child.type === 'type_parameter' ? namedChildren(child) : [child],
  );
  const isTuple =
    hasToken(node, ',') ||
    indices.some((child) => child.type === 'list_splat') ||
    node.children.some((child) => hasToken(child, ',') && child.type === 'type_parameter');
  const index = indices.map(write).join(' ');
  return `(subscript ${value === undefined ? '' : write(value)} ${isTuple ? `(tuple ${index})` : index})`;
};

/** Whatever needs no rule: the type, then the children with their roles; the text when there are none. */
const plain: Rule = (node, write, source) => {
  if (node.children.length === 0) return `(${node.type} ${source.slice(node.start, node.end)})`;
  return `(${node.type} ${withRoles(node.children, write)})`;
};

const RULES: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ['comment', nothing],
  ['line_continuation', nothing],
  ['identifier', (node, _, source) => source.slice(node.start, node.end).normalize('NFKC')],
  ['integer', number],
  ['float', number],
  ['type_conversion', text],
  ['string', string],
  ['concatenated_string', (node, write, source) => canonicalString(namedChildren(node), source, write)],
  ['parenthesized_expression', transparent],
  ['type', transparent],
  ['case_pattern', patterns],
  ['keyword_pattern', (node, write) => `(keyword ${patterns(node, write)})`],
  ['union_pattern', (node, write) => `(union ${patterns(node, write)})`],
  ['if_statement', ifStatement],
  ['tuple', tuple],
  ['expression_list', tuple],
  ['pattern_list', tuple],
  ['tuple_pattern', (node, write) => (isParenthesized(node) ? transparent : tuple)(node, write, '')],
  ['list', list],
  ['list_pattern', list],
  ['list_splat', (node, write) => `(splat ${children(node, write).join(' ')})`],
  ['list_splat_pattern', (node, write) => `(splat ${children(node, write).join(' ')})`],
  [
    'expression_statement',
    (node, write) => `(do ${(hasToken(node, ',') ? tuple : transparent)(node, write, '')})`,
  ],
  ['binary_operator', binary],
  ['union_type', binary],
  ['boolean_operator', (node, write) => `(bool ${operands(node, write)})`],
  ['subscript', subscript],
  ['generic_type', subscript],
  ['attribute', (node, write) => `(attribute ${children(node, write).join(' ')})`],
  ['member_type', (node, write) => `(attribute ${children(node, write).join(' ')})`],
  ['slice', slice],
  // `a[b:c]` in an annotation.
  ['constrained_type', (node, write) => `(slice ${namedChildren(node).map(write).join(' ')} none)`],
  ['call', call],
  ['assignment', assignment],
  ['delete_statement', (node, write) => `(del ${targets(namedChildren(node)).map(write).join(' ')})`],
  ['class_definition', classDefinition],
  ['with_clause', (node, write) => `(with_clause ${withItems(node).map(write).join(' ')})`],
  ['with_item', transparent],
  ['match_statement', matchStatement],
  ['case_clause', caseClause],
]);

function children(node: SyntaxNode, write: Write): string[] {
  return node.children
    .filter((child) => child.named || !PUNCTUATION.has(child.type))
    .map((child) => (child.named ? write(child) : child.type))
    .filter((part) => part !== '');
}

/** Children with their roles in the parent, so that an optional part can't be taken for another. */
function withRoles(nodes: readonly SyntaxNode[], write: Write): string {
  return nodes
    .filter((child) => (child.named ? !isExtra(child) : !PUNCTUATION.has(child.type)))
    .map(
      (child) => (child.field === null ? '' : `${child.field}=`) + (child.named ? write(child) : child.type),
    )
    .join(' ');
}

function isExtra(node: SyntaxNode): boolean {
  return node.type === 'comment' || node.type === 'line_continuation';
}

/** `(x)` where a pattern is expected: a tuple's node without a comma, and not `()`. */
function isParenthesized(node: SyntaxNode): boolean {
  return namedChildren(node).length === 1 && !hasToken(node, ',');
}

/** Python keeps `a or b or c` as one operation, but not `(a or b) or c`. */
function operands(node: SyntaxNode, write: Write): string {
  const operator = childByField(node, 'operator')?.type ?? '';
  const [left, right] = [childByField(node, 'left'), childByField(node, 'right')];
  const isChain = left?.type === 'boolean_operator' && childByField(left, 'operator')?.type === operator;
  const first = left === null ? '' : isChain ? operands(left, write) : `${operator} ${write(left)}`;
  return `${first} ${right === null ? '' : write(right)}`;
}

/** `a:b` and `a:b:` are the same slice. */
function slice(node: SyntaxNode, write: Write): string {
  const parts = ['none', 'none', 'none'];
  let part = 0;
  for (const child of node.children) {
    if (child.type === ':') part += 1;
    else if (!isExtra(child)) parts[part] = write(child);
  }
  return `(slice ${parts.join(' ')})`;
}

/** `f(x for x in y)` is `f((x for x in y))`. */
function call(node: SyntaxNode, write: Write): string {
  const [callee, list] = [childByField(node, 'function'), childByField(node, 'arguments')];
  const given = list === null ? [] : list.type === 'generator_expression' ? [list] : namedChildren(list);
  return `(call ${callee === null ? '' : write(callee)} (${given.map(write).join(' ')}))`;
}

/** Python tells `(x): int` from `x: int`. */
function assignment(node: SyntaxNode, write: Write): string {
  const left = childByField(node, 'left');
  const isAnnotated = childByField(node, 'type') !== null;
  const mark = isAnnotated && left !== null && /^(tuple_pattern|parenthesized_expression)$/.test(left.type);
  return `(assignment ${mark ? 'parenthesized ' : ''}${withRoles(node.children, write)})`;
}

/** `del (a, [b])` deletes a and b. */
function targets(nodes: readonly SyntaxNode[]): SyntaxNode[] {
  return nodes.flatMap((node) =>
    /^(expression_list|tuple|parenthesized_expression)$/.test(node.type)
      ? targets(namedChildren(node))
      : [node],
  );
}

/** `with (a as b,):` has the parentheses of a tuple for the grammar only. */
function withItems(node: SyntaxNode): readonly SyntaxNode[] {
  const items = namedChildren(node);
  const value = items[0] === undefined ? undefined : namedChildren(items[0])[0];
  return items.length === 1 && value?.type === 'tuple' ? namedChildren(value) : items;
}

function classDefinition(node: SyntaxNode, write: Write): string {
  const isEmpty = (child: SyntaxNode): boolean =>
    child.field === 'superclasses' && namedChildren(child).length === 0;
  return `(class ${withRoles(
    node.children.filter((child) => !isEmpty(child)),
    write,
  )})`;
}

/** `match a, b:` holds a tuple without a node for it. */
function matchStatement(node: SyntaxNode, write: Write): string {
  const subjects = childrenByField(node, 'subject');
  const rest = node.children.filter((child) => child.field !== 'subject');
  const items = subjects.map(write).join(' ');
  const subject = hasToken(node, ',') ? `(tuple ${items})` : items;
  return `(match ${subject} ${withRoles(rest, write)})`;
}

function caseClause(node: SyntaxNode, write: Write): string {
  const parts = node.children.filter((child) => child.type === 'case_pattern');
  const rest = node.children.filter((child) => child.type !== 'case_pattern');
  const items = parts.map(write).join(' ');
  const pattern = hasToken(node, ',') ? `(sequence ${items})` : items;
  return `(case ${pattern} ${withRoles(rest, write)})`;
}

/** `[a, b]` and `(a, b)` are one pattern. */
function patternText(node: SyntaxNode, write: Write): string {
  const isSequence =
    node.type === 'list_pattern' || (node.type === 'tuple_pattern' && !isParenthesized(node));
  return isSequence ? `(sequence ${namedChildren(node).map(write).join(' ')})` : write(node);
}

/** Patterns and the signs between them. */
function patterns(node: SyntaxNode, write: Write): string {
  return node.children
    .filter((child) => !isExtra(child))
    .map((child) => (child.named ? patternText(child, write) : child.type))
    .join(' ');
}

/** `elif` is an `if` alone in an `else`: both are one chain of arms. */
function ifStatement(node: SyntaxNode, write: Write): string {
  return `(if ${armsOf(node, write).join(' ')})`;
}

function armsOf(node: SyntaxNode, write: Write): string[] {
  const arm = (owner: SyntaxNode): string =>
    `(${['condition', 'consequence', 'body']
      .flatMap((field) => childrenByField(owner, field))
      .map(write)
      .join(' ')})`;
  return [arm(node)].concat(
    childrenByField(node, 'alternative').flatMap((clause) => {
      const [only, ...others] = clause.type === 'else_clause' ? statementsOf(clause) : [];
      return only?.type === 'if_statement' && others.length === 0 ? armsOf(only, write) : [arm(clause)];
    }),
  );
}

function statementsOf(clause: SyntaxNode): readonly SyntaxNode[] {
  const body = childByField(clause, 'body');
  return body === null ? [] : namedChildren(body);
}
