import ts from 'typescript';
import type { CellSpan } from '../../../notebook/notebook.ts';
import type { Example } from '../../../program/program.ts';
import { sourceOf, spanOf } from '../cells/index.ts';
import type { ParsedCell } from '../cells/cell.ts';
import type { NameTable } from '../cells/name-table.ts';
import { bare } from '../parser/index.ts';
import { moduleName } from './callee.ts';
import { assertedIn, comparison, literalCall } from './expectations.ts';
import { expressionIn, isLiteral } from './literals.ts';

/**
 * Examples in a statement: what it asserts, also within `Deno.test` and its like, and, where it is displayed, the result that
 * the cell has saved.
 */
export function examplesOf(
  cell: ParsedCell,
  statement: ts.Statement,
  table: NameTable,
  displayed: boolean,
): readonly Example[] {
  const asserted = assertingStatements(statement).flatMap((each) =>
    assertedIn(each.expression).map(({ at, ...expectation }): Example => ({
      ...expectation,
      at: spanOf(cell, at),
      source: 'assert',
    })),
  );
  const shown =
    displayed && ts.isExpressionStatement(statement) ? savedExample(cell, statement.expression) : [];
  return [...asserted, ...shown].filter(({ name }) => table.isBound(name) && !isLocal(cell, name));
}

/** A name that the cell declares in a function only would be another one; names of the notebook are known at the top. */
function isLocal({ names }: ParsedCell, name: string): boolean {
  const found = names.names.filter((each) => each.name === name);
  return found.length > 0 && found.every(({ holder }) => holder.kind !== 'module');
}

/** A statement itself, or those of the function that a test consists of: `Deno.test('adds', () => { … })`, `function testAdd() { … }`. */
function assertingStatements(statement: ts.Statement): readonly ts.ExpressionStatement[] {
  if (ts.isFunctionDeclaration(statement)) {
    const isTest = /^test(s?$|_|[A-Z])/.test(statement.name?.text ?? '') && statement.parameters.length === 0;
    return isTest ? (statement.body?.statements.filter(ts.isExpressionStatement) ?? []) : [];
  }
  if (!ts.isExpressionStatement(statement)) return [];
  const call = bare(statement.expression);
  if (!ts.isCallExpression(call) || !/^(Deno\.test|test|it)(\.only)?$/.test(call.expression.getText()))
    return [statement];
  return call.arguments.flatMap((each) => {
    const test = bare(each);
    if (!ts.isArrowFunction(test) && !ts.isFunctionExpression(test)) return [];
    return ts.isBlock(test.body) ? test.body.statements.filter(ts.isExpressionStatement) : [];
  });
}

/** The example of a displayed expression, `f(3)` or `f(3) === 9`, whose saved result is a literal. */
function savedExample(cell: ParsedCell, expression: ts.Expression): readonly Example[] {
  const shown = savedResult(cell);
  if (shown === null) return [];
  const at = spanOf(cell, expression);
  const compared = comparison(expression);
  if (compared !== null) {
    return shown === 'true'
      ? [{ name: compared.name, call: compared.call, expected: compared.expected, at, source: 'output' }]
      : [];
  }
  const call = literalCall(expression);
  const result = expressionIn(shown);
  if (call === null || result === null || !isLiteral(result)) return [];
  if (moduleName(cell, call.callee) === null) return [];
  // tslab shows texts without quotes.
  const isPlain = ts.isArrayLiteralExpression(result) || ts.isObjectLiteralExpression(result);
  if (cell.semantics.kernel !== 'deno' && !isPlain) return [];
  return [{ name: call.name, call: sourceOf(cell, bare(expression)), expected: shown, at, source: 'output' }];
}

// eslint-disable-next-line no-control-regex -- Deno colours what it shows.
const COLOURS = /\u001b\[[\d;]*m/g;

/** What the cell has shown of its last value; null where it hasn't, or where that can't be told from other output. */
function savedResult({ cell, semantics, file }: ParsedCell): string | null {
  if (semantics.kernel === 'deno') {
    const results = cell.outputs.flatMap((output) =>
      output.kind === 'result' ? [output.data['text/plain']] : [],
    );
    const [only] = results;
    return only === undefined || results.length !== 1 ? null : only.replace(COLOURS, '').trim();
  }
  const [only, ...others] = cell.outputs;
  const isAlone = file.statements.slice(0, -1).every((each) => !ts.isExpressionStatement(each));
  if (only?.kind !== 'stream' || others.length > 0 || !isAlone) return null;
  return only.text.trim();
}

/** `f(1) // => 2` and `assertEquals(f(1), 2)` in the examples of a comment. */
export function docExamples(doc: string, at: CellSpan): readonly Example[] {
  const example = (found: Pick<Example, 'name' | 'call' | 'expected'>): Example => ({
    ...found,
    at,
    source: 'doctest',
  });
  return doc.split('\n').flatMap((line): readonly Example[] => {
    const [, code = line.trim(), result = ''] =
      /^\s*(?:>\s+)?(.*?);?\s*\/\/\s*(?:=>|->|→|=)?\s*(.+?)\s*$/.exec(line) ?? [];
    if (!/^[\p{ID_Start}$_][\p{ID_Continue}$.]*\s*\(/u.test(code)) return [];
    const expression = expressionIn(code.replace(/;\s*$/, ''));
    if (expression === null) return [];
    if (result === '')
      return assertedIn(expression).map(({ name, call, expected }) => example({ name, call, expected }));
    const call = literalCall(expression);
    const value = expressionIn(result);
    if (call === null || value === null || !isLiteral(value)) return [];
    return [example({ name: call.name, call: code, expected: result })];
  });
}
