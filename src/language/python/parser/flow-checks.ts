import type { Check, Checks } from './check.ts';
import { hasToken, namedChildren } from './node.ts';
import type { SyntaxNode } from './node.ts';

const NESTED = /^(function_definition|class_definition|lambda)$/;

const returning: Check = (node, { place, report }) => {
  if (place.scope !== 'function') report(node, "'return' outside function");
  else if (place.inExceptStar) report(node, "'return' cannot appear in an except* block");
};

const yielding: Check = (node, { place, report }) => {
  if (place.scope === 'comprehension') report(node, "'yield' inside comprehension");
  else if (place.scope !== 'function' && place.scope !== 'lambda') report(node, "'yield' outside function");
  else if (hasToken(node, 'from') && place.isAsync) report(node, "'yield from' inside async function");
};

const awaiting: Check = (node, { place, report }) => {
  if (!place.isAsync) report(node, "'await' outside async function");
};

/** `async for`, `async with`. */
const asynchronous: Check = (node, { place, report }) => {
  if (hasToken(node, 'async') && !place.isAsync) report(node, `'async' outside async function`);
};

const leaving: Check = (node, { place, report }) => {
  if (!place.inLoop) {
    report(
      node,
      node.type === 'break_statement' ? "'break' outside loop" : "'continue' not properly in loop",
    );
  }
};

/** A generator that is async returns no value. */
const definition: Check = (node, { report }) => {
  if (!hasToken(node, 'async')) return;
  const own = ownNodes(node);
  if (!own.some((each) => each.type === 'yield')) return;
  const bad = own.find((each) => each.type === 'return_statement' && namedChildren(each).length > 0);
  if (bad !== undefined) report(bad, "'return' with value in async generator");
};

/** The nodes of a function's body that are no other function's. */
function ownNodes(node: SyntaxNode): SyntaxNode[] {
  return node.children.flatMap((child) =>
    child.field === 'parameters' || NESTED.test(child.type) ? [] : [child, ...ownNodes(child)],
  );
}

const trying: Check = (node, { report }) => {
  const clauses = node.children.filter((child) => child.type === 'except_clause');
  const hasFinally = node.children.some((child) => child.type === 'finally_clause');
  if (clauses.length === 0 && !hasFinally) report(node, "expected 'except' or 'finally' block");
  if (new Set(clauses.map((clause) => hasToken(clause, '*'))).size > 1) {
    report(node, "cannot have both 'except' and 'except*' on the same 'try'");
  }
  const bare = clauses.findIndex((clause) => namedChildren(clause).length < 2);
  const last = clauses[bare];
  if (last !== undefined && bare < clauses.length - 1) report(last, "default 'except:' must be last");
};

const excepting: Check = (node, { report }) => {
  if (hasToken(node, ',')) report(node, 'multiple exception types must be parenthesized');
};

/** Statements that may stand in some places only. */
export const FLOW_CHECKS: Checks = new Map<string, Check>([
  ['return_statement', returning],
  ['yield', yielding],
  ['await', awaiting],
  ['for_statement', asynchronous],
  ['with_statement', asynchronous],
  ['for_in_clause', asynchronous],
  ['break_statement', leaving],
  ['continue_statement', leaving],
  ['function_definition', definition],
  ['try_statement', trying],
  ['except_clause', excepting],
]);
