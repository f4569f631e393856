import type { Span } from '../../../../text/span.ts';
import { childByField, namedChildren } from '../../parser/index.ts';
import type { SyntaxNode } from '../../parser/node.ts';
import { decided, type TargetPython } from './conditions.ts';
import { append, BOUND, eitherOf, growing, inPart, KEPT, outcomeOf, UNBOUND } from './outcome.ts';
import type { GrowingOutcome, Outcome } from './outcome.ts';

/** What running a part of a module does: to its names, and to the list that `__all__` is. */
export interface Run {
  readonly names: Outcome;
  readonly listed: Outcome;
}

/** A run that grows; those of the blocks around it before it. */
export interface GrowingRun {
  readonly names: GrowingOutcome;
  readonly listed: GrowingOutcome;
  readonly around: GrowingRun | null;
}

/** What the flow needs to know of a module. */
export interface FlowInput {
  readonly text: string;
  readonly python: TargetPython;
  /** Runs one statement that holds no others, or the head of one that does. */
  readonly simple: (node: SyntaxNode, span: Span, run: GrowingRun) => void;
}

/** Makes an empty run inside another. */
export function openRun(around: GrowingRun | null): GrowingRun {
  return { names: growing(), listed: growing(), around };
}

/** Runs the statements of a block, by what each may do. Null where its end is never reached: it raises. */
export function runBlock(input: FlowInput, block: SyntaxNode, around: GrowingRun | null): Run | null {
  const run = openRun(around);
  for (const node of namedChildren(block)) {
    if (node.type === 'raise_statement') return null;
    const outcome = runStatement(input, node, run);
    if (outcome === null) return null;
    add(run, outcome);
  }
  return run;
}

function add(run: GrowingRun, next: Run): void {
  append(run.names, next.names);
  append(run.listed, next.listed);
}

function runStatement(input: FlowInput, node: SyntaxNode, around: GrowingRun): Run | null {
  switch (node.type) {
    case 'if_statement':
      return runIf(input, node, around);
    case 'try_statement':
      return runTry(input, node, around);
    case 'for_statement':
    case 'while_statement':
      return runLoop(input, node, around);
    case 'with_statement':
      return runWith(input, node, around);
    case 'match_statement': {
      const run = openRun(around);
      input.simple(node, node, run);
      return inPartOf(run);
    }
    default: {
      const run = openRun(around);
      input.simple(node, node, run);
      return run;
    }
  }
}

function runIf(input: FlowInput, node: SyntaxNode, around: GrowingRun): Run | null {
  const branches: (Run | null)[] = [];
  const conditions = openRun(around);
  const clauses = [node, ...namedChildren(node).filter(({ type }) => type === 'elif_clause')];
  for (const clause of clauses) {
    const condition = childByField(clause, 'condition');
    const body = childByField(clause, 'consequence');
    if (condition === null || body === null) continue;
    const head = openRun(around);
    input.simple(condition, condition, head);
    const isFirst = clause === node;
    add(conditions, isFirst ? head : inPartOf(head));
    const holds = decided(input.text.slice(condition.start, condition.end), input.python);
    if (holds === false) continue;
    branches.push(runBlock(input, body, around));
    if (holds === true) return after(conditions, either(branches));
  }
  const last = namedChildren(node).find(({ type }) => type === 'else_clause');
  branches.push(last === undefined ? openRun(null) : runClause(input, last, around));
  return after(conditions, either(branches));
}

function runTry(input: FlowInput, node: SyntaxNode, around: GrowingRun): Run | null {
  const clauses = namedChildren(node);
  const [block] = blocksIn(node);
  if (block === undefined) return openRun(null);
  const body = runBlock(input, block, around);
  const otherwise = clauses.find(({ type }) => type === 'else_clause');
  const whole =
    body === null || otherwise === undefined ? body : after(body, runClause(input, otherwise, around));
  const begun = inPartOf(body ?? begunBlock(input, block, around));
  const handlers = clauses
    .filter(({ type }) => type.startsWith('except'))
    .map((handler) => {
      const run = runHandler(input, handler, around);
      return run === null ? null : after(begun, run);
    });
  const done = either([whole, ...handlers]);
  const last = clauses.find(({ type }) => type === 'finally_clause');
  return done === null || last === undefined ? done : after(done, runClause(input, last, around));
}

/** What a block that ends by raising does before. */
function begunBlock(input: FlowInput, block: SyntaxNode, around: GrowingRun): Run {
  const run = openRun(around);
  for (const node of namedChildren(block)) {
    const outcome = node.type === 'raise_statement' ? null : runStatement(input, node, run);
    if (outcome !== null) add(run, outcome);
  }
  return run;
}

/** Python unbinds the name of `except E as name` when the handler ends. */
function runHandler(input: FlowInput, handler: SyntaxNode, around: GrowingRun): Run | null {
  const run = runClause(input, handler, around);
  const name = /^except\*?\s[^:]*?\bas\s+(\w+)\s*:/u.exec(input.text.slice(handler.start, handler.end))?.[1];
  if (run === null || name === undefined) return run;
  return after(run, { names: outcomeOf([name], UNBOUND), listed: outcomeOf([], KEPT) });
}

function runLoop(input: FlowInput, node: SyntaxNode, around: GrowingRun): Run {
  const run = openRun(around);
  const [block] = blocksIn(node);
  if (block === undefined) return run;
  input.simple(node, { start: node.start, end: block.start }, run);
  add(run, inPartOf(begunBlock(input, block, around)));
  const otherwise = namedChildren(node).find(({ type }) => type === 'else_clause');
  const done = openRun(null);
  add(done, inPartOf(run));
  const last = otherwise === undefined ? null : runClause(input, otherwise, around);
  if (last !== null) add(done, inPartOf(last));
  return done;
}

function runWith(input: FlowInput, node: SyntaxNode, around: GrowingRun): Run | null {
  const [block] = blocksIn(node);
  const run = openRun(around);
  if (block === undefined) return run;
  const head = { start: node.start, end: block.start };
  input.simple(node, head, run);
  const body = runBlock(input, block, around);
  // `with suppress(ImportError):`
  const mayStop = /suppress|raises/.test(input.text.slice(head.start, head.end));
  if (body === null && !mayStop) return null;
  add(run, body !== null && !mayStop ? body : inPartOf(body ?? begunBlock(input, block, around)));
  return run;
}

function runClause(input: FlowInput, clause: SyntaxNode, around: GrowingRun): Run | null {
  const [block] = blocksIn(clause);
  return block === undefined ? openRun(null) : runBlock(input, block, around);
}

/** The blocks directly in a statement or clause. */
function blocksIn(node: SyntaxNode): readonly SyntaxNode[] {
  return namedChildren(node).filter(({ type }) => type === 'block');
}

function after(first: Run, second: Run | null): Run | null {
  if (second === null) return null;
  const run = openRun(null);
  add(run, first);
  add(run, second);
  return run;
}

function either(branches: readonly (Run | null)[]): Run | null {
  const reached = branches.filter((branch) => branch !== null);
  const names = eitherOf(reached.map((branch) => branch.names));
  const listed = eitherOf(reached.map((branch) => branch.listed));
  return names === null || listed === null ? null : { names, listed };
}

function inPartOf(run: Run): Run {
  return { names: inPart(run.names), listed: inPart(run.listed) };
}

/** What a name, or an entry of the list, has come to where the flow is now. */
export function bitsNow(run: GrowingRun, which: 'names' | 'listed', name: string): number {
  let bits = KEPT;
  for (let at: GrowingRun | null = run; at !== null && bits & KEPT; at = at.around) {
    bits = (bits & ~KEPT) | (at[which].names.get(name) ?? at[which].rest);
  }
  // Before a module runs, nothing is bound.
  return bits & KEPT ? (bits & ~KEPT) | UNBOUND : bits;
}

/** Names that the flow may have bound by now, and whether it certainly has. */
export function namesNow(run: GrowingRun): ReadonlyMap<string, 'certain' | 'possible'> {
  const names = new Map<string, 'certain' | 'possible'>();
  for (let at: GrowingRun | null = run; at !== null; at = at.around) {
    for (const name of at.names.names.keys()) {
      if (names.has(name)) continue;
      const bits = bitsNow(run, 'names', name);
      if (bits & BOUND) names.set(name, bits === BOUND ? 'certain' : 'possible');
    }
  }
  return names;
}
