import { childByField, namedChildren } from '../parser/index.ts';
import type { SyntaxNode } from '../parser/node.ts';
import type { CellNames, ResolvedName, Scope } from '../scopes/scope.ts';

/** A local name: the scope that holds it, and its key there. */
export interface Local {
  readonly holder: Scope;
  readonly key: string;
}

/** Locals that are bound at some place, by their holders. */
type Bound = ReadonlyMap<Scope, ReadonlySet<string>>;

/** What a walk over a definition is given and finds. */
interface Flow {
  /** Names between two offsets, in the order of evaluation. */
  readonly within: (node: SyntaxNode) => readonly ResolvedName[];
  readonly unsure: (local: Local) => void;
}

/**
 * Tells of each local of a definition that may be read before it is bound: its name could stand in the message of an
 * UnboundLocalError. What a `with` binds counts within it only, since it may swallow what its body raises.
 */
export function findUnsure(root: SyntaxNode, names: CellNames, unsure: (local: Local) => void): void {
  statement({ within: names.startingIn, unsure }, root, new Map());
}

/** What is bound after a block; null where nothing runs after it. */
function block(flow: Flow, nodes: readonly SyntaxNode[], before: Bound): Bound | null {
  let bound: Bound | null = before;
  for (const node of nodes) {
    // What stands behind a return never runs.
    if (bound === null) return null;
    bound = statement(flow, node, bound);
  }
  return bound;
}

function body(flow: Flow, node: SyntaxNode | null, before: Bound): Bound | null {
  return node === null ? before : block(flow, namedChildren(node), before);
}

function statement(flow: Flow, node: SyntaxNode, before: Bound): Bound | null {
  switch (node.type) {
    case 'return_statement':
    case 'raise_statement':
    case 'break_statement':
    case 'continue_statement':
      simple(flow, node, before);
      return null;
    case 'decorated_definition':
      return block(flow, namedChildren(node), before);
    case 'function_definition':
      return functionDefinition(flow, node, before);
    case 'class_definition':
      return body(flow, childByField(node, 'body'), header(flow, node, before));
    case 'if_statement':
      return ifStatement(flow, node, before);
    case 'try_statement':
      return tryStatement(flow, node, before);
    case 'for_statement':
    case 'while_statement':
    case 'with_statement':
    case 'match_statement':
      return repeated(flow, node, before);
    default:
      return simple(flow, node, before);
  }
}

/** Names of one statement or expression, in the order of evaluation. */
function simple(flow: Flow, node: SyntaxNode, before: Bound): Bound {
  return after(flow, flow.within(node), before);
}

function after(flow: Flow, names: readonly ResolvedName[], before: Bound): Bound {
  let bound = before;
  for (const { holder, key, use, form } of names) {
    if (holder.kind === 'module') continue;
    const isBound = bound.get(holder)?.has(key) === true;
    if ((use === 'read' && !isBound) || use === 'delete') flow.unsure({ holder, key });
    // `a or (b := 1)` needn't bind.
    if (use === 'bind' && !isBound && form !== 'walrus') {
      bound = new Map(bound).set(holder, new Set([...(bound.get(holder) ?? []), key]));
    }
  }
  return bound;
}

/** Everything but the blocks of a statement. */
function header(flow: Flow, node: SyntaxNode, before: Bound): Bound {
  const blocks = node.children.filter(({ type }) => /block$|_clause$/.test(type) && type !== 'with_clause');
  const names = flow
    .within(node)
    .filter(({ start }) => !blocks.some((each) => each.start <= start && start < each.end));
  return after(flow, names, before);
}

/** A body runs later: what is bound as it is defined is bound then. */
function functionDefinition(flow: Flow, node: SyntaxNode, before: Bound): Bound {
  const bound = header(flow, node, before);
  body(flow, childByField(node, 'body'), bound);
  return bound;
}

function ifStatement(flow: Flow, node: SyntaxNode, before: Bound): Bound | null {
  const condition = childByField(node, 'condition');
  const bound = condition === null ? before : simple(flow, condition, before);
  const [first, ...others] = node.children.filter(({ field }) => field === 'alternative');
  const then = body(flow, childByField(node, 'consequence'), bound);
  if (first === undefined) return both(then, bound);
  if (first.type === 'else_clause') return both(then, body(flow, childByField(first, 'body'), bound));
  // `elif` is an `if` in an `else`, with the arms that follow.
  return both(then, ifStatement(flow, { ...first, children: [...first.children, ...others] }, bound));
}

function tryStatement(flow: Flow, node: SyntaxNode, before: Bound): Bound | null {
  const clauses = (type: RegExp): readonly SyntaxNode[] =>
    node.children.filter((each) => type.test(each.type));
  let done = body(flow, childByField(node, 'body'), before);
  for (const clause of clauses(/^else_clause$/)) {
    done = done === null ? null : body(flow, childByField(clause, 'body'), done);
  }
  for (const clause of clauses(/^except/)) {
    const inner = namedChildren(clause).find(({ type }) => type === 'block') ?? null;
    const handled = body(flow, inner, header(flow, clause, before));
    done = both(done, handled === null ? null : withoutCaught(flow, clause, handled));
  }
  for (const clause of clauses(/^finally_clause$/)) {
    const inner = namedChildren(clause).find(({ type }) => type === 'block') ?? null;
    if (body(flow, inner, before) === null) return null;
  }
  return done;
}

/** A loop, a `with`, a `match`: of what its blocks bind, nothing is sure behind it. */
function repeated(flow: Flow, node: SyntaxNode, before: Bound): Bound {
  const bound = header(flow, node, before);
  const parts = namedChildren(node).flatMap((child) =>
    child.type === 'block' && node.type === 'match_statement' ? namedChildren(child) : [child],
  );
  for (const part of parts) {
    if (part.type === 'block') body(flow, part, bound);
    else if (part.type === 'else_clause') body(flow, childByField(part, 'body'), before);
    else if (part.type === 'case_clause') caseClause(flow, part, bound);
  }
  return before;
}

function caseClause(flow: Flow, node: SyntaxNode, before: Bound): void {
  body(flow, childByField(node, 'consequence'), header(flow, node, before));
}

/** The name of a caught exception goes as its handler ends. */
function withoutCaught(flow: Flow, clause: SyntaxNode, bound: Bound): Bound {
  let left = bound;
  for (const { holder, key, form } of flow.within(clause)) {
    if (form === 'except') left = without(left, { holder, key });
  }
  return left;
}

function without(bound: Bound, { holder, key }: Local): Bound {
  const keys = new Set(bound.get(holder));
  return keys.delete(key) ? new Map(bound).set(holder, keys) : bound;
}

/** What is bound where two ways meet, of which one may never be gone. */
function both(a: Bound | null, b: Bound | null): Bound | null {
  if (a === null || b === null) return a ?? b;
  const common = new Map<Scope, ReadonlySet<string>>();
  for (const [holder, keys] of a) {
    const others = b.get(holder);
    if (others !== undefined) common.set(holder, new Set([...keys].filter((key) => others.has(key))));
  }
  return common;
}
