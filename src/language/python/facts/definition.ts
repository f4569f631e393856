import { lineAt } from '../../../text/lines.ts';
import type { Span } from '../../../text/span.ts';
import type { Definition, DefinitionKind, Evaluation } from '../../../program/program.ts';
import { childByField, hasToken, namedChildren } from '../parser/index.ts';
import type { SyntaxNode } from '../parser/node.ts';
import { normalizeIdentifier } from '../scopes/index.ts';
import { syntaxHashes } from '../syntax/index.ts';
import { codeSpan, sourceOf, spanIn } from './cell.ts';
import { startingIn } from '../../operations.ts';
import type { CellFacts } from './cell-facts.ts';
import { dottedName } from './dotted.ts';
import { qualify } from './callee.ts';
import { evaluationOfDefinition } from './evaluation.ts';
import { doctestsIn, type LiteralReader } from './examples.ts';
import { docstringOf } from './literals.ts';
import { localNames } from './local-names.ts';
import { measuresOf } from './measures.ts';
import { parametersOf } from './parameters.ts';

/** Facts of a `def` or `class`, decorated or not. */
export function definitionOf(
  facts: CellFacts,
  node: SyntaxNode,
  conditional: Definition['conditional'],
  literals: LiteralReader,
): Definition | null {
  const core = node.type === 'decorated_definition' ? childByField(node, 'definition') : node;
  const name = core === null ? null : childByField(core, 'name');
  if (core === null || name === null) return null;
  const { cell, table } = facts;
  const isFunction = core.type === 'function_definition';
  const signature = isFunction ? core : constructorOf(core, cell.text);
  const returns = isFunction ? childByField(core, 'return_type') : null;
  const doc = docstringOf(childByField(core, 'body'), cell.text);
  const named = normalizeIdentifier(cell.text.slice(name.start, name.end));
  return {
    ...commonFacts(facts, node, core, isFunction ? 'function' : 'class', [named]),
    parameters: withoutSelf(
      parametersOf(signature === null ? null : childByField(signature, 'parameters'), cell.text),
      isFunction,
    ),
    returns: returns === null ? null : sourceOf(cell, returns),
    doc: doc?.value ?? null,
    decorators: decoratorsOf(facts, node),
    isAsync: hasToken(core, 'async'),
    isGenerator: isFunction && yields(childByField(core, 'body')),
    evaluation: evaluationOfDefinition(cell, node, table),
    conditional,
    examples: doc === null ? [] : doctestsIn(doc.value, spanIn(cell, doc.node), literals),
  };
}

/** Facts of an assignment that is a constant or a type. */
export function constantOf(
  facts: CellFacts,
  node: SyntaxNode,
  named: {
    readonly kind: 'constant' | 'type';
    readonly names: readonly [string, ...string[]];
    readonly evaluation: Evaluation;
    /** Null for a `type` statement. */
    readonly value: SyntaxNode | null;
  },
): Definition {
  return {
    ...commonFacts(facts, node, node, named.kind, named.names),
    parameters:
      named.value?.type === 'lambda'
        ? parametersOf(childByField(named.value, 'parameters'), facts.cell.text)
        : [],
    returns: null,
    doc: null,
    decorators: [],
    isAsync: false,
    isGenerator: false,
    evaluation: named.evaluation,
    conditional: null,
    examples: [],
  };
}

function commonFacts(
  facts: CellFacts,
  node: SyntaxNode,
  core: SyntaxNode,
  kind: DefinitionKind,
  names: readonly [string, ...string[]],
) {
  const { cell } = facts;
  const span = codeSpan(cell, node);
  const calls = startingIn(facts.calls, span);
  const hashes = syntaxHashes(node, cell.text, localNames(cell, node, { name: names[0], calls }));
  return {
    kind,
    name: names[0],
    names,
    at: spanIn(cell, span),
    line: lineAt(cell.lines, core.start),
    endLine: lineAt(cell.lines, span.end),
    text: sourceOf(cell, span),
    syntaxHash: hashes.syntax,
    codeHash: hashes.code,
    statementHashes: hashes.statements,
    freeNames: startingIn(facts.reads, span),
    builtins: startingIn(facts.builtinReads, span),
    globalWrites: globalWrites(facts, span),
    calls,
    mutations: startingIn(facts.mutations, span),
    ...(startingIn(facts.handed, span).length > 0 ? ({ changesHanded: true } as const) : {}),
    ties: startingIn(facts.ties, span),
    measures: measuresOf(cell, { core, span }, calls),
  };
}

function globalWrites(facts: CellFacts, span: Span): Definition['globalWrites'] {
  return startingIn(facts.bindings, span)
    .filter(({ form }) => form === 'global')
    .map(({ name, at }) => ({ name, at }));
}

/** `__init__`, or `__new__` where there is none. */
function constructorOf(node: SyntaxNode, text: string): SyntaxNode | null {
  const body = childByField(node, 'body');
  const methods = (body === null ? [] : namedChildren(body))
    .map((each) => (each.type === 'decorated_definition' ? childByField(each, 'definition') : each))
    .filter((each) => each?.type === 'function_definition');
  const called = (name: string): SyntaxNode | null =>
    methods.find((method) => {
      const named = method === null ? null : childByField(method, 'name');
      return named !== null && text.slice(named.start, named.end) === name;
    }) ?? null;
  return called('__init__') ?? called('__new__');
}

function withoutSelf(parameters: Definition['parameters'], isFunction: boolean): Definition['parameters'] {
  return isFunction ? parameters : parameters.slice(1);
}

function decoratorsOf(facts: CellFacts, node: SyntaxNode): readonly string[] {
  if (node.type !== 'decorated_definition') return [];
  const { cell, table } = facts;
  return namedChildren(node)
    .filter(({ type }) => type === 'decorator')
    .flatMap((decorator) => {
      const expression = namedChildren(decorator)[0];
      if (expression === undefined) return [];
      const callee =
        expression.type === 'call' ? (childByField(expression, 'function') ?? expression) : expression;
      if (dottedName(callee, cell.text) === null) return [sourceOf(cell, callee)];
      return [qualify(cell, callee, table)?.name ?? sourceOf(cell, callee)];
    });
}

const OWN_SCOPE: ReadonlySet<string> = new Set(['function_definition', 'class_definition', 'lambda']);

/** Whether a function's own body, nested functions left out, holds a `yield`. */
function yields(body: SyntaxNode | null): boolean {
  const pending = body === null ? [] : [body];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.type === 'yield') return true;
    for (const child of node.children) if (child.named && !OWN_SCOPE.has(child.type)) pending.push(child);
  }
  return false;
}
