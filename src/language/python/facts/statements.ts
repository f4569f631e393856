import type { Definition, RunFile, Statement, StatementBase } from '../../../program/program.ts';
import type { Magic } from '../ipython/magic.ts';
import { childByField, namedChildren } from '../parser/index.ts';
import type { SyntaxNode } from '../parser/node.ts';
import { codeSpan, sourceOf, spanIn } from './cell.ts';
import { baseOf } from '../../cell-facts.ts';
import type { CellFacts } from './cell-facts.ts';
import { constantIn } from './constants.ts';
import { definitionOf } from './definition.ts';
import { assertExamples, outputExample, type LiteralReader } from './examples.ts';
import { importsIn, isGuardedImport, isImport } from './imports.ts';
import type { ModulesBeside } from './modules-beside.ts';
import { shownNames } from './shows.ts';
import { starImportsOf } from './star-imports.ts';

/** What statements need to know besides their cell. */
export interface StatementContext {
  readonly facts: CellFacts;
  readonly beside: ModulesBeside;
  readonly literals: LiteralReader;
  /** Files that magics of the notebook run, as far as they can be read. */
  readonly runs: ReadonlyMap<Magic, RunFile>;
}

/** The statement that a top-level node of a cell is. `displayed`: the cell shows its value. */
export function statementOf(
  context: StatementContext,
  node: SyntaxNode,
  place: { readonly displayed: boolean },
): Statement {
  const { facts, literals } = context;
  const base = baseOf(facts, spanIn(facts.cell, codeSpan(facts.cell, node)));
  if (isImport(node) || isPlainGuard(facts, node)) return importStatement(context, node, base);
  const asserted = assertExamples(facts.cell, node);
  if (DEFINITIONS.has(node.type)) {
    const definition = definitionOf(facts, node, null, literals);
    if (definition !== null) {
      return { ...base, kind: 'definition', definition, examples: asserted };
    }
  }
  const constant = constantIn(facts, node);
  if (constant !== null) return { ...base, kind: 'definition', definition: constant };
  const expression = bareExpression(node);
  const nested = nestedDefinitions(context, node);
  const isAssert = node.type === 'assert_statement';
  const action = {
    ...base,
    kind: 'action',
    nested,
    isAssert,
    isScriptOnly: isScriptOnly(facts, node),
  } as const;
  if (expression === null) return { ...action, examples: asserted };
  const shown = place.displayed ? shownNames(facts.cell, expression, facts.table) : [];
  return {
    ...action,
    isExpression: true,
    displayed: place.displayed,
    shows: [...new Set([...base.shows, ...shown])],
    examples: place.displayed ? outputExample(facts.cell, expression, literals) : [],
  };
}

function isScriptOnly({ cell }: CellFacts, node: SyntaxNode): boolean {
  const condition = node.type === 'if_statement' ? childByField(node, 'condition') : null;
  if (condition === null || childByField(node, 'alternative') !== null) return false;
  const written = cell.text.slice(condition.start, condition.end);
  return /^\(?\s*__name__\s*==\s*(['"])__main__\1\s*\)?$/.test(written);
}

/** A guard that installs what it can't import, `except ImportError: !pip install x`, does more than import. */
function isPlainGuard({ cell }: CellFacts, node: SyntaxNode): boolean {
  if (cell.magics.some(({ span }) => span.start >= node.start && span.start < node.end)) return false;
  return isGuardedImport(node, cell.text);
}

export const DEFINITIONS: ReadonlySet<string> = new Set([
  'function_definition',
  'class_definition',
  'decorated_definition',
]);

/** The expression that a statement consists of; null for assignments and all else. */
function bareExpression(node: SyntaxNode): SyntaxNode | null {
  if (node.type !== 'expression_statement') return null;
  const children = namedChildren(node);
  const [first] = children;
  if (first === undefined || first.type === 'assignment' || first.type === 'augmented_assignment')
    return null;
  return children.length === 1 ? first : node;
}

function importStatement(context: StatementContext, node: SyntaxNode, base: StatementBase): Statement {
  const { facts, beside } = context;
  const imports = importsIn(facts.cell, node);
  const stars = starImportsOf(facts.cell, node, beside);
  return {
    ...base,
    kind: 'import',
    bindings: [...base.bindings, ...stars.bindings],
    bindsUnknown: base.bindsUnknown || stars.unknown,
    names: [...imports.names, ...stars.names],
    guarded: !isImport(node),
    star: stars.modules[0] ?? null,
    future: imports.future,
    text: sourceOf(facts.cell, base.at),
  };
}

export const COMPOUNDS: ReadonlyMap<string, NonNullable<Definition['conditional']>> = new Map([
  ['if_statement', 'if'],
  ['match_statement', 'if'],
  ['try_statement', 'try'],
  ['for_statement', 'for'],
  ['while_statement', 'while'],
  ['with_statement', 'with'],
]);

/** Functions and classes under `if`, `try`, `for` … of the module's own level. */
function nestedDefinitions(context: StatementContext, node: SyntaxNode): readonly Definition[] {
  const conditional = COMPOUNDS.get(node.type);
  if (conditional === undefined) return [];
  const found: Definition[] = [];
  const pending = namedChildren(node)
    .map((child) => ({ child, under: conditional }))
    .toReversed();
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { child, under } = next;
    if (DEFINITIONS.has(child.type)) {
      const definition = definitionOf(context.facts, child, under, context.literals);
      if (definition !== null) found.push(definition);
    } else if (child.type === 'block' || child.type.endsWith('_clause') || COMPOUNDS.has(child.type)) {
      const inner = COMPOUNDS.get(child.type) ?? under;
      pending.push(
        ...namedChildren(child)
          .map((each) => ({ child: each, under: inner }))
          .toReversed(),
      );
    }
  }
  return found;
}

/** Whether a decorated or plain definition binds this name. */
export function definedName(node: SyntaxNode): SyntaxNode | null {
  const core = node.type === 'decorated_definition' ? childByField(node, 'definition') : node;
  return core === null ? null : childByField(core, 'name');
}
