import { normalizeIdentifier } from '../names/index.ts';
import { textOf } from './check.ts';
import type { Check, CheckContext, Checks } from './check.ts';
import { hasToken, namedChildren } from './node.ts';
import type { SyntaxNode } from './node.ts';

/** Whether a pattern may match everything: only the last alternative of the last case, or one with a guard. */
type MatchesAll = 'may-match-all' | 'must-not-match-all';

/** The names that a pattern binds. */
type Names = ReadonlySet<string>;

const NONE: Names = new Set();

const matching: Check = (node, context) => {
  const clauses = node.children
    .flatMap((child) => (child.type === 'block' ? child.children : [child]))
    .filter((child) => child.type === 'case_clause');
  for (const [index, clause] of clauses.entries()) {
    const patterns = clause.children.filter((child) => child.type === 'case_pattern');
    const hasGuard = clause.children.some((child) => child.field === 'guard');
    const isFree = hasGuard || index === clauses.length - 1;
    const [only] = patterns;
    if (only === undefined) continue;
    if (patterns.length > 1 || hasToken(clause, ',')) sequence(patterns, clause, context);
    else pattern([only], isFree ? 'may-match-all' : 'must-not-match-all', context);
  }
};

/** Checks the nodes of one pattern: usually one, or a sign and a number. */
function pattern(nodes: readonly SyntaxNode[], matchesAll: MatchesAll, context: CheckContext): Names {
  const [node] = nodes;
  if (node === undefined || nodes.length > 1) return NONE;
  const inner = node.children.filter(({ type }) => type !== 'comment' && type !== 'line_continuation');
  const parts = namedChildren(node);
  switch (node.type) {
    case 'case_pattern':
      return pattern(inner, matchesAll, context);
    case '_':
    case 'identifier':
      return captured(node, matchesAll, context);
    case 'dotted_name':
      return parts.length > 1 ? NONE : captured(node, matchesAll, context);
    case 'union_pattern':
      return alternatives(node, inner, matchesAll, context);
    case 'as_pattern':
      return aliased(node, inner, matchesAll, context);
    case 'tuple_pattern':
      return hasToken(node, ',') || parts.length !== 1
        ? sequence(parts, node, context)
        : pattern(parts, matchesAll, context);
    case 'list_pattern':
      return sequence(parts, node, context);
    case 'dict_pattern':
      return mapping(node, context);
    case 'class_pattern':
      return instance(node, context);
    case 'splat_pattern':
      return captured(inner[inner.length - 1] ?? node, 'may-match-all', context);
    default:
      return NONE;
  }
}

function captured(node: SyntaxNode, matchesAll: MatchesAll, { source, report }: CheckContext): Names {
  const name = normalizeIdentifier(textOf(node, source));
  const what = name === '_' ? 'wildcard' : `name capture '${name}'`;
  if (matchesAll === 'must-not-match-all') report(node, `${what} makes remaining patterns unreachable`);
  return name === '_' ? NONE : new Set([name]);
}

function alternatives(
  node: SyntaxNode,
  inner: readonly SyntaxNode[],
  matchesAll: MatchesAll,
  context: CheckContext,
): Names {
  const groups: SyntaxNode[][] = [[]];
  for (const child of inner) {
    if (child.type === '|') groups.push([]);
    else groups[groups.length - 1]?.push(child);
  }
  const bound = groups.map((group, index) =>
    pattern(group, index === groups.length - 1 ? matchesAll : 'must-not-match-all', context),
  );
  const [first = NONE, ...others] = bound;
  const isSame = others.every(
    (names) => names.size === first.size && [...names].every((name) => first.has(name)),
  );
  if (!isSame) context.report(node, 'alternative patterns bind different names');
  return first;
}

function aliased(
  node: SyntaxNode,
  inner: readonly SyntaxNode[],
  matchesAll: MatchesAll,
  context: CheckContext,
): Names {
  const at = inner.findIndex(({ type }) => type === 'as');
  const alias = inner[at + 1];
  const names = pattern(inner.slice(0, at), matchesAll, context);
  if (alias === undefined) return names;
  const name = normalizeIdentifier(textOf(alias, context.source));
  if (name === '_') context.report(alias, "cannot use '_' as a target");
  return together([names, new Set([name])], node, context);
}

function sequence(items: readonly SyntaxNode[], node: SyntaxNode, context: CheckContext): Names {
  const starred = items.filter((item) => splatOf(item) !== null);
  if (starred.length > 1) context.report(node, 'multiple starred expressions in sequence pattern');
  return together(
    items.map((item) => pattern([item], 'may-match-all', context)),
    node,
    context,
  );
}

function splatOf(item: SyntaxNode): SyntaxNode | null {
  const node = item.type === 'case_pattern' ? item.children[0] : item;
  return node?.type === 'splat_pattern' ? node : null;
}

const ATTRIBUTE = /[\p{L}_]\s*\./u;

function mapping(node: SyntaxNode, context: CheckContext): Names {
  const { source, report } = context;
  const keys = new Set<string>();
  for (const key of node.children.filter(({ field }) => field === 'key')) {
    const text = textOf(key, source);
    if (keys.has(text) && !ATTRIBUTE.test(text))
      report(key, `mapping pattern checks duplicate key (${text})`);
    keys.add(text);
  }
  const items = namedChildren(node).filter(({ field }) => field !== 'key');
  const rest = items.findIndex((item) => splatOf(item) !== null);
  if (rest >= 0 && rest < items.length - 1) report(node, 'invalid syntax: nothing may follow **');
  const last = items[rest];
  if (last !== undefined && textOf(last, source).endsWith('_') && hasWildcard(last))
    report(last, 'invalid syntax: **_');
  return together(
    items.map((item) => pattern([item], 'may-match-all', context)),
    node,
    context,
  );
}

function hasWildcard(node: SyntaxNode): boolean {
  return node.type === '_' || node.children.some(hasWildcard);
}

function instance(node: SyntaxNode, context: CheckContext): Names {
  const { source, report } = context;
  const attributes = new Set<string>();
  const bound: Names[] = [];
  for (const item of namedChildren(node).slice(1)) {
    const keyword = item.children.find(({ type }) => type === 'keyword_pattern');
    if (keyword === undefined) {
      if (attributes.size > 0) report(item, 'positional patterns follow keyword patterns');
      bound.push(pattern([item], 'may-match-all', context));
      continue;
    }
    const [name, ...value] = keyword.children.filter(({ type }) => type !== '=' && type !== 'comment');
    const text = name === undefined ? '' : normalizeIdentifier(textOf(name, source));
    if (attributes.has(text)) report(keyword, `attribute name repeated in class pattern: ${text}`);
    attributes.add(text);
    bound.push(pattern(value, 'may-match-all', context));
  }
  return together(bound, node, context);
}

/** The names of patterns that match at the same time. */
function together(parts: readonly Names[], node: SyntaxNode, { report }: CheckContext): Names {
  const all = new Set<string>();
  for (const name of parts.flatMap((names) => [...names])) {
    if (all.has(name)) report(node, `multiple assignments to name '${name}' in pattern`);
    all.add(name);
  }
  return all;
}

/** Patterns of `match`, by the rules of CPython's compile.c. */
export const PATTERN_CHECKS: Checks = new Map<string, Check>([['match_statement', matching]]);
