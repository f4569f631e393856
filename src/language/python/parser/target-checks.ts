import { textOf } from './check.ts';
import type { Check, CheckContext, Checks } from './check.ts';
import { childByField, hasToken, namedChildren } from './node.ts';
import type { SyntaxNode } from './node.ts';

const COLLECTIONS =
  /^(pattern_list|tuple_pattern|list_pattern|expression_list|tuple|list|parenthesized_expression)$/;
const SPLATS = /^list_splat(_pattern)?$/;

/** Reports what can't be bound or deleted. */
function checkTarget(node: SyntaxNode, { source, report }: CheckContext, what: 'assign to' | 'delete'): void {
  if (node.type === 'identifier') {
    if (textOf(node, source) === '__debug__') report(node, `cannot ${what} __debug__`);
    return;
  }
  if (node.type === 'attribute' || node.type === 'subscript') return;
  const context = { source, report } as CheckContext;
  if (SPLATS.test(node.type) && what === 'assign to') {
    for (const child of namedChildren(node)) checkTarget(child, context, what);
  } else if (COLLECTIONS.test(node.type)) {
    const items = namedChildren(node);
    if (items.filter((child) => SPLATS.test(child.type)).length > 1) {
      report(node, 'multiple starred expressions in assignment');
    }
    if (isGroup(node) && items.some((child) => SPLATS.test(child.type))) {
      report(node, 'cannot use starred expression here');
    }
    for (const child of items) checkTarget(child, context, what);
  } else {
    report(node, `cannot ${what} ${node.type.replaceAll('_', ' ')}`);
  }
}

function isGroup(node: SyntaxNode): boolean {
  return node.type === 'parenthesized_expression' || (node.type.startsWith('tuple') && !hasToken(node, ','));
}

function checkAssigned(node: SyntaxNode, context: CheckContext): void {
  checkTarget(node, context, 'assign to');
  if (SPLATS.test(node.type)) context.report(node, 'starred assignment target must be in a list or tuple');
}

const assignment: Check = (node, context) => {
  const { report } = context;
  const [left, right] = [childByField(node, 'left'), childByField(node, 'right')];
  const isAnnotated = childByField(node, 'type') !== null;
  if (left !== null) {
    checkAssigned(left, context);
    if (isAnnotated && !isSingleTarget(left)) report(left, 'only single target can be annotated');
  }
  if (right?.type === 'augmented_assignment') report(right, 'invalid syntax');
  if (right?.type === 'assignment' && (isAnnotated || childByField(right, 'type') !== null)) {
    report(right, 'invalid syntax: an annotated assignment is no part of another');
  }
};

function isSingleTarget(node: SyntaxNode): boolean {
  if (/^(identifier|attribute|subscript)$/.test(node.type)) return true;
  const inner = namedChildren(node)[0];
  return isGroup(node) && inner !== undefined && isSingleTarget(inner);
}

const augmented: Check = (node, context) => {
  const [left, right] = [childByField(node, 'left'), childByField(node, 'right')];
  if (left !== null && !isSingleTarget(left)) {
    context.report(left, `'${left.type}' is an illegal expression for augmented assignment`);
  }
  if (right?.type.endsWith('assignment') === true) context.report(right, 'invalid syntax');
};

const loopTarget: Check = (node, context) => {
  const left = childByField(node, 'left');
  if (left !== null) checkAssigned(left, context);
};

const alias: Check = (node, context) => {
  for (const child of namedChildren(node)) checkAssigned(child, context);
};

const deletion: Check = (node, context) => {
  for (const child of namedChildren(node)) checkTarget(child, context, 'delete');
};

/** Where an assignment expression needs no parentheses of its own. */
const WALRUS_PARENTS =
  /^(parenthesized_expression|argument_list|if_statement|elif_clause|while_statement|list|set|tuple|subscript|list_comprehension|set_comprehension|generator_expression|match_statement|interpolation|decorator)$/;

const walrus: Check = (node, { parent, report }) => {
  const name = childByField(node, 'name');
  if (name !== null && name.type !== 'identifier') report(node, 'cannot use assignment expressions here');
  // The `if` of a case takes one, that of a comprehension doesn't.
  if (!WALRUS_PARENTS.test(parent.type) && parent.field !== 'guard')
    report(node, 'invalid syntax: := needs parentheses here');
};

const STARRED_PARENTS =
  /^(tuple|list|set|argument_list|expression_list|subscript|pattern_list|tuple_pattern|list_pattern|type_parameter|type|generic_type)$/;

const starred: Check = (node, { parent, report }) => {
  const isTuple = /^(expression|match)_statement$/.test(parent.type) && hasToken(parent, ',');
  const isGroupOnly = parent.type === 'tuple' && !hasToken(parent, ',');
  if ((!isTuple && !STARRED_PARENTS.test(parent.type)) || isGroupOnly)
    report(node, "can't use starred expression here");
};

/** `*args: *Ts` is the one annotation that takes a star of its own. */
const annotated: Check = (node, { report }) => {
  const annotation = childByField(node, 'type');
  const [inner] = annotation === null ? [] : namedChildren(annotation);
  if (inner === undefined || !/^(list_splat|splat_type)$/.test(inner.type)) return;
  if (node.children[0]?.type !== 'list_splat_pattern') report(inner, "can't use starred expression here");
};

/** What may be assigned to, deleted, starred. */
export const TARGET_CHECKS: Checks = new Map<string, Check>([
  [
    'assignment',
    (node, context) => {
      assignment(node, context);
      annotated(node, context);
    },
  ],
  ['augmented_assignment', augmented],
  ['for_statement', loopTarget],
  ['for_in_clause', loopTarget],
  ['as_pattern_target', alias],
  ['delete_statement', deletion],
  ['named_expression', walrus],
  ['list_splat', starred],
  ['typed_parameter', annotated],
  ['typed_default_parameter', annotated],
]);
