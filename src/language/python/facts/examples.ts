import type { CellSpan } from '../../../notebook/notebook.ts';
import type { Example } from '../../../program/program.ts';
import { childByField, hasToken, namedChildren } from '../parser/index.ts';
import type { SyntaxNode } from '../parser/node.ts';
import { argumentValues } from './arguments.ts';
import { sourceOf, spanIn, type ParsedCell } from './cell.ts';
import { unwrapped } from './dotted.ts';
import { isLiteral } from './literals.ts';

/** Parses short texts that are no cells: saved outputs and doctests. */
export interface LiteralReader {
  /** The expression that a text is; null when it is none. */
  readonly expression: (text: string) => SyntaxNode | null;
}

/** A call with literal arguments, as an example needs it. */
interface LiteralCall {
  readonly name: string;
  readonly text: string;
}

type Expectation = Pick<Example, 'name' | 'call'> & { readonly expected: string };

/** Examples in the asserts of a statement: `assert f(2) == 4`, also in `test_…` functions without parameters. */
export function assertExamples(cell: ParsedCell, statement: SyntaxNode): readonly Example[] {
  if (statement.type === 'assert_statement') return inAssert(cell, statement);
  if (statement.type !== 'function_definition') return [];
  const name = childByField(statement, 'name');
  const parameters = childByField(statement, 'parameters');
  const body = childByField(statement, 'body');
  if (name === null || body === null || parameters === null || namedChildren(parameters).length > 0)
    return [];
  if (!/^tests?(_|$)/.test(cell.text.slice(name.start, name.end))) return [];
  return namedChildren(body)
    .filter(({ type }) => type === 'assert_statement')
    .flatMap((each) => inAssert(cell, each));
}

function inAssert(cell: ParsedCell, statement: SyntaxNode): readonly Example[] {
  const condition = namedChildren(statement)[0];
  return conjuncts(condition, cell.text).flatMap((each) => {
    const found = expectation(each, cell.text);
    return found === null ? [] : [{ ...found, at: spanIn(cell, each), source: 'assert' as const }];
  });
}

function conjuncts(node: SyntaxNode | undefined, text: string): readonly SyntaxNode[] {
  if (node === undefined) return [];
  const inner = unwrapped(node);
  if (inner.type !== 'boolean_operator' || !hasToken(inner, 'and')) return [inner];
  return namedChildren(inner).flatMap((each) => conjuncts(each, text));
}

/** `f(2) == 4`, `f(2) is None`, `f(2)`, `not f(2)`. Truth alone is asserted of `bool(f(2))`. */
function expectation(node: SyntaxNode, text: string): Expectation | null {
  const compared = comparison(node, text);
  if (compared !== null) return compared;
  const negated = node.type === 'not_operator';
  const inner = negated ? childByField(node, 'argument') : node;
  const call = inner === null ? null : literalCall(unwrapped(inner), text);
  if (call === null) return null;
  return { name: call.name, call: `bool(${call.text})`, expected: negated ? 'False' : 'True' };
}

function comparison(node: SyntaxNode, text: string): Expectation | null {
  if (node.type !== 'comparison_operator') return null;
  const [left, right, ...more] = namedChildren(node).map(unwrapped);
  if (left === undefined || right === undefined || more.length > 0) return null;
  const identical = hasToken(node, 'is') && ['none', 'true', 'false'].includes(right.type);
  if (!hasToken(node, '==') && !identical) return null;
  const [called, result] = literalCall(left, text) === null ? [right, left] : [left, right];
  const call = literalCall(called, text);
  if (call === null || !isLiteral(result)) return null;
  return { name: call.name, call: call.text, expected: text.slice(result.start, result.end) };
}

/** A call of a plain name with literal arguments only. */
function literalCall(node: SyntaxNode, text: string): LiteralCall | null {
  const callee = node.type === 'call' ? childByField(node, 'function') : null;
  const list = childByField(node, 'arguments');
  if (callee?.type !== 'identifier' || list?.type !== 'argument_list') return null;
  if (list.children.some(({ type }) => type === 'list_splat' || type === 'dictionary_splat')) return null;
  if (!argumentValues(node).every(isLiteral)) return null;
  return { name: text.slice(callee.start, callee.end), text: text.slice(node.start, node.end) };
}

/** The example of a displayed expression, `f(3)` or `f(3) == 9`, whose saved result is a literal. */
export function outputExample(
  cell: ParsedCell,
  expression: SyntaxNode,
  literals: LiteralReader,
): readonly Example[] {
  const results = cell.cell.outputs.flatMap((output) =>
    output.kind === 'result' ? [output.data['text/plain']] : [],
  );
  const [shown] = results;
  if (shown === undefined || results.length !== 1) return [];
  const node = unwrapped(expression);
  const at = spanIn(cell, expression);
  const compared = comparison(node, cell.text);
  if (compared !== null) return shown.trim() === 'True' ? [{ ...compared, at, source: 'output' }] : [];
  const call = literalCall(node, cell.text);
  const result = literals.expression(shown.trim());
  if (call === null || result === null || !isLiteral(result)) return [];
  return [{ name: call.name, call: sourceOf(cell, node), expected: shown.trim(), at, source: 'output' }];
}

/** `>>> f(1)` and the literal on the lines after it. */
export function doctestsIn(doc: string, at: CellSpan, literals: LiteralReader): readonly Example[] {
  if (!doc.includes('>>>')) return [];
  const lines = doc.split('\n').map((line) => line.trim());
  return lines.flatMap((line, index): readonly Example[] => {
    const source = /^>>> (.+)$/.exec(line)?.[1];
    const expected = expectedLines(lines, index + 1);
    if (source === undefined || expected === null) return [];
    const node = literals.expression(source);
    if (node === null) return [];
    const inner = unwrapped(node);
    const compared = comparison(inner, source);
    if (compared !== null) return expected === 'True' ? [{ ...compared, at, source: 'doctest' }] : [];
    const call = literalCall(inner, source);
    const result = literals.expression(expected);
    if (call === null || result === null || !isLiteral(result)) return [];
    return [{ name: call.name, call: call.text, expected, at, source: 'doctest' }];
  });
}

/** The lines up to the next blank line or prompt; null when there are none, or the source goes on. */
function expectedLines(lines: readonly string[], from: number): string | null {
  if (lines[from]?.startsWith('...') === true) return null;
  const expected: string[] = [];
  for (const line of lines.slice(from)) {
    if (line === '' || line.startsWith('>>>')) break;
    expected.push(line);
  }
  return expected.length === 0 ? null : expected.join('\n');
}
