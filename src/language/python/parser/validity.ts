import { ARGUMENT_CHECKS } from './argument-checks.ts';
import type { Check, Place, Report } from './check.ts';
import { FLOW_CHECKS } from './flow-checks.ts';
import { checkFutureImports, IMPORT_CHECKS } from './import-checks.ts';
import { BLOCK_OWNERS, INDENTATION_CHECKS } from './indentation-checks.ts';
import { LINE_BREAK_CHECKS } from './line-break-checks.ts';
import { LITERAL_CHECKS } from './literal-checks.ts';
import { hasToken } from './node.ts';
import type { SyntaxNode, SyntaxProblem } from './node.ts';
import { PATTERN_CHECKS } from './pattern-checks.ts';
import { STATEMENT_CHECKS } from './statement-checks.ts';
import { checkSymbols } from './symbols/symbol-checks.ts';
import { TARGET_CHECKS } from './target-checks.ts';

/** A notebook's cell, where `await` may stand outside of functions, or a module's file. */
export type TextKind = 'cell' | 'module';

const owner: Check = (node, { report }) => {
  if (!node.children.some((child) => child.type === 'block')) report(node, 'expected an indented block');
};

/** All checks by node type. */
const CHECKS: ReadonlyMap<string, readonly Check[]> = collect();

function collect(): ReadonlyMap<string, readonly Check[]> {
  const all = new Map<string, Check[]>();
  const tables = [
    ARGUMENT_CHECKS,
    FLOW_CHECKS,
    IMPORT_CHECKS,
    INDENTATION_CHECKS,
    LINE_BREAK_CHECKS,
    LITERAL_CHECKS,
    PATTERN_CHECKS,
    STATEMENT_CHECKS,
    TARGET_CHECKS,
    new Map([...BLOCK_OWNERS].map((type) => [type, owner])),
  ];
  for (const table of tables) {
    for (const [type, check] of table) all.set(type, [...(all.get(type) ?? []), check]);
  }
  return all;
}

/** What CPython 3.10 to 3.13 would refuse although the grammar takes it. Not complete, but without false alarms. */
export function invalidities(root: SyntaxNode, source: string, kind: TextKind): SyntaxProblem[] {
  const problems: SyntaxProblem[] = [];
  const report: Report = (node, message) => {
    problems.push({ offset: node.start, message });
  };
  const visit = (node: SyntaxNode, parent: SyntaxNode, place: Place): void => {
    const checks = CHECKS.get(node.type);
    if (checks !== undefined && node.named) {
      const context = { source, parent, place, report };
      for (const check of checks) check(node, context);
    }
    for (const child of node.children) {
      if (child.children.length > 0 || CHECKS.has(child.type))
        visit(child, node, placeOf(child, node, place));
    }
  };
  visit(root, root, {
    scope: 'module',
    isAsync: kind === 'cell',
    inLoop: false,
    inExceptStar: false,
    outside: null,
  });
  checkSymbols(root, source, kind === 'cell' ? 'statement' : 'whole', report);
  if (kind === 'module') checkFutureImports(root, source, report);
  return problems;
}

/** Where a child stands, given where its parent does. */
function placeOf(child: SyntaxNode, parent: SyntaxNode, place: Place): Place {
  switch (parent.type) {
    case 'function_definition':
      return child.field === 'body' ? inFunction(hasToken(parent, 'async')) : place;
    case 'lambda':
      return child.field === 'body' ? { ...inFunction(false), scope: 'lambda' } : place;
    case 'class_definition':
      return child.field === 'body' ? { ...inFunction(false), scope: 'class' } : place;
    case 'for_statement':
    case 'while_statement':
      return child.field === 'body' ? { ...place, inLoop: true } : place;
    case 'except_clause':
      return child.type === 'block' && hasToken(parent, '*')
        ? { ...place, inLoop: false, inExceptStar: true }
        : place;
    case 'list_comprehension':
    case 'set_comprehension':
    case 'dictionary_comprehension':
      return inComprehension(child, parent, place);
    case 'generator_expression':
      // It is a generator of its own, and may be an asynchronous one in any function.
      return { ...inComprehension(child, parent, place), isAsync: true };
    case 'for_in_clause':
      return child.field === 'right' && place.outside !== null ? place.outside : place;
    default:
      return place;
  }
}

function inComprehension(child: SyntaxNode, parent: SyntaxNode, place: Place): Place {
  const first = parent.children.find((each) => each.type === 'for_in_clause');
  return { ...place, scope: 'comprehension', outside: child === first ? place : null };
}

function inFunction(isAsync: boolean): Place {
  return {
    scope: 'function',
    isAsync,
    inLoop: false,
    inExceptStar: false,
    outside: null,
  };
}
