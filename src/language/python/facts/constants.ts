import type { Definition } from '../../../program/program.ts';
import { childByField, namedChildren } from '../parser/index.ts';
import type { SyntaxNode } from '../parser/node.ts';
import { normalizeIdentifier } from '../scopes/index.ts';
import { startingIn } from '../../operations.ts';
import type { CellFacts } from './cell-facts.ts';
import { constantOf } from './definition.ts';
import { evaluationOfValue } from './evaluation.ts';
import { isTypeExpression } from './type-expression.ts';

/** A top-level assignment, its chained targets gathered. */
export interface PlainAssignment {
  readonly targets: readonly SyntaxNode[];
  readonly value: SyntaxNode;
}

/** Reads `a = b, c = value`; null for anything else, an annotation without a value included. */
export function plainAssignment(statement: SyntaxNode): PlainAssignment | null {
  const children = statement.type === 'expression_statement' ? namedChildren(statement) : [];
  const targets: SyntaxNode[] = [];
  let current = children.length === 1 ? children[0] : undefined;
  while (current?.type === 'assignment') {
    const left = childByField(current, 'left');
    if (left === null) return null;
    targets.push(left);
    current = childByField(current, 'right') ?? undefined;
  }
  if (targets.length === 0 || current === undefined || current.type === 'augmented_assignment') return null;
  return { targets, value: current };
}

/** The names that targets bind; null where one is no plain name, `a.b` or `a[0]`. */
export function targetNames(targets: readonly SyntaxNode[], text: string): readonly string[] | null {
  const names: string[] = [];
  const pending = [...targets].reverse();
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.type === 'identifier') names.push(normalizeIdentifier(text.slice(node.start, node.end)));
    else if (
      /^(pattern_list|tuple_pattern|list_pattern|list_splat_pattern|parenthesized_expression)$/.test(
        node.type,
      )
    ) {
      for (const child of namedChildren(node).toReversed()) pending.push(child);
    } else return null;
  }
  return [...new Set(names)];
}

/**
 * The constant or type that an assignment defines; null where its value is computed in a way that no rule covers, so
 * that the assignment is an action.
 */
export function constantIn(facts: CellFacts, statement: SyntaxNode): Definition | null {
  const { cell, table } = facts;
  if (statement.type === 'type_alias_statement') return typeAlias(facts, statement);
  const assignment = plainAssignment(statement);
  if (assignment === null) return null;
  const [name, ...others] = targetNames(assignment.targets, cell.text) ?? [];
  if (name === undefined) return null;
  const evaluation = evaluationOfValue(cell, assignment.value, table);
  const isComputed = evaluation.opaque.length > 0 || !callsAreConstant(facts, statement);
  if (isComputed && !table.isKnownConstant(name)) return null;
  const isType = others.length === 0 && isTypeExpression(cell, assignment.value, table);
  return constantOf(facts, statement, {
    kind: isType ? 'type' : 'constant',
    names: [name, ...others],
    evaluation,
    value: assignment.value,
  });
}

/** Calls that run with the assignment are known to be pure, or make an instance of a class of the notebook: the analysis judges those. */
function callsAreConstant(facts: CellFacts, statement: SyntaxNode): boolean {
  return startingIn(facts.calls, statement).every(({ effect, head, callee, when }) => {
    if (when === 'call' || effect === 'pure' || effect === 'builds') return true;
    if (effect !== 'unknown' || head === null || head !== callee) return false;
    return facts.table.isClass(head) || isTypeName(facts, head);
  });
}

/** A name bound once to a type: `Point = namedtuple(…)`. */
function isTypeName({ table }: CellFacts, name: string): boolean {
  const assigned = table.value(name);
  return assigned !== null && isTypeExpression(assigned.cell, assigned.value, table);
}

function typeAlias(facts: CellFacts, statement: SyntaxNode): Definition | null {
  const left = childByField(statement, 'left');
  const target = left === null ? undefined : namedChildren(left)[0];
  const name = target?.type === 'generic_type' ? namedChildren(target)[0] : target;
  if (name?.type !== 'identifier') return null;
  const named = normalizeIdentifier(facts.cell.text.slice(name.start, name.end));
  return constantOf(facts, statement, {
    kind: 'type',
    names: [named],
    evaluation: { opaque: [], mutable: false, makesFunctions: false },
    value: null,
  });
}
