import ts from 'typescript';
import { lineAt } from '../../../text/lines.ts';
import type { Span } from '../../../text/span.ts';
import type { Definition, DefinitionKind, Evaluation } from '../../../program/program.ts';
import { startingIn } from '../../operations.ts';
import { sourceOf, spanIn } from '../cells/index.ts';
import type { ParsedCell } from '../cells/cell.ts';
import type { Unit } from '../cells/units.ts';
import { changesHanded, docExamples, measuresOf } from '../effects/index.ts';
import { hasModifier } from '../scopes/index.ts';
import type { CellFacts } from './cell-facts.ts';
import { docOf } from './doc.ts';
import { hashesOf } from './hashes.ts';
import { parametersOf } from './parameters.ts';

/** What a unit was found to define. */
export interface Defined {
  readonly kind: DefinitionKind;
  readonly names: readonly [string, ...string[]];
  /** The function or class itself, of several the one that has a body. */
  readonly code: ts.Node | null;
  readonly evaluation: Evaluation;
}

/** The facts of a definition. */
export function definitionOf(
  facts: CellFacts,
  unit: Unit,
  { kind, names, code, evaluation }: Defined,
): Definition {
  const { cell } = facts;
  const span = spanOfUnit(cell, unit);
  const calls = startingIn(facts.calls, span);
  const hashes = hashesOf(cell, unit, names[0]);
  const [first] = unit.nodes;
  const doc = docOf(cell, first);
  const signature = code === null ? null : signatureOf(code);
  const isFunction = code !== null && ts.isFunctionLike(code);
  return {
    kind,
    name: names[0],
    names,
    at: spanIn(cell, span),
    line: lineAt(cell.lines, keywordOf(cell, first)),
    endLine: lineAt(cell.lines, span.end),
    text: cell.text.slice(span.start, span.end),
    syntaxHash: hashes.syntax,
    codeHash: hashes.code,
    statementHashes: hashes.statements,
    parameters: signature === null ? [] : parametersOf(cell, signature),
    returns: isFunction && code.type !== undefined ? sourceOf(cell, code.type) : null,
    doc,
    decorators: unit.nodes.flatMap((node) => decoratorsOf(cell, node)),
    isAsync: isFunction && ts.canHaveModifiers(code) && hasModifier(code, ts.SyntaxKind.AsyncKeyword),
    isGenerator: isFunction && 'asteriskToken' in code && code.asteriskToken !== undefined,
    freeNames: startingIn(facts.reads, span),
    builtins: [],
    globalWrites: startingIn(facts.bindings, span)
      .filter(({ form }) => form === 'global')
      .map(({ name, at }) => ({ name, at })),
    calls,
    mutations: startingIn(facts.mutations, span),
    ...(unit.nodes.some((node) => changesHanded(facts, node)) ? { changesHanded: true } : {}),
    ties: startingIn(facts.ties, span),
    evaluation,
    conditional: null,
    measures: measuresOf(cell, unit.nodes.at(-1) ?? first, calls),
    examples: doc === null ? [] : docExamples(doc, spanIn(cell, span)),
  };
}

/** From the first of a unit's nodes to the end of the last. */
export function spanOfUnit({ file }: ParsedCell, { nodes }: Unit): Span {
  return { start: nodes[0].getStart(file), end: (nodes.at(-1) ?? nodes[0]).end };
}

/** Where the statement begins behind its decorators. */
function keywordOf({ file }: ParsedCell, node: ts.Statement): number {
  const decorators = ts.canHaveDecorators(node) ? (ts.getDecorators(node) ?? []) : [];
  const end = decorators.at(-1)?.end;
  if (end === undefined) return node.getStart(file);
  return end + (/^\s*/.exec(file.text.slice(end))?.[0].length ?? 0);
}

/** What is called: the function, or the constructor of the class. */
function signatureOf(code: ts.Node): ts.SignatureDeclaration | null {
  if (ts.isFunctionLike(code)) return code;
  if (!ts.isClassLike(code)) return null;
  return code.members.findLast(ts.isConstructorDeclaration) ?? null;
}

function decoratorsOf(cell: ParsedCell, node: ts.Statement): readonly string[] {
  if (!ts.canHaveDecorators(node)) return [];
  return (ts.getDecorators(node) ?? []).map(({ expression }) =>
    sourceOf(cell, ts.isCallExpression(expression) ? expression.expression : expression),
  );
}
