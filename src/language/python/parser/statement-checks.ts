import type { Check, Checks } from './check.ts';
import { childByField, hasToken, namedChildren } from './node.ts';

const missingParentheses =
  (name: string): Check =>
  (node, { report }) => {
    report(node, `Missing parentheses in call to '${name}'. Did you mean ${name}(...)?`);
  };

const print: Check = (node, context) => {
  // `print >>file, x` is a tuple whose first item is a shift.
  if (node.children[1]?.type !== 'chevron') missingParentheses('print')(node, context);
};

/** A `not` that binds weaker than the operator before it: `a == not b`. */
const operand: Check = (node, { report }) => {
  const operands = namedChildren(node);
  const misplaced = operands
    .slice(node.type === 'unary_operator' ? 0 : 1)
    .find((child) => child.type === 'not_operator');
  if (misplaced !== undefined) report(misplaced, "invalid syntax: 'not' needs parentheses here");
};

const raising: Check = (node, { report }) => {
  if (namedChildren(node).some((child) => child.type === 'expression_list')) {
    report(node, 'invalid syntax: raise takes one exception');
  }
};

/** Statements and operators of Python 2, and the like. */
export const STATEMENT_CHECKS: Checks = new Map<string, Check>([
  ['print_statement', print],
  ['exec_statement', missingParentheses('exec')],
  [
    'comparison_operator',
    (node, context) => {
      if (hasToken(node, '<>')) context.report(node, 'invalid syntax: <> is no longer an operator, use !=');
      operand(node, context);
    },
  ],
  [
    'as_pattern',
    (node, { parent, report }) => {
      // `with (a as b):` has the parentheses in the item.
      const inItem = parent.field === 'value' && /^(parenthesized_expression|tuple)$/.test(parent.type);
      if (!inItem && !/^(with_item|except_clause|case_pattern|keyword_pattern)$/.test(parent.type))
        report(node, "invalid syntax: misplaced 'as'");
    },
  ],
  [
    'constrained_type',
    (node, { parent, report }) => {
      if (parent.field !== null) report(node, 'invalid syntax: misplaced :');
    },
  ],
  [
    'type_alias_statement',
    (node, { report }) => {
      const named = childByField(node, 'left')?.children[0]?.type ?? '';
      if (!/^(identifier|generic_type)$/.test(named)) report(node, 'invalid syntax');
    },
  ],
  ['binary_operator', operand],
  ['unary_operator', operand],
  ['raise_statement', raising],
]);
