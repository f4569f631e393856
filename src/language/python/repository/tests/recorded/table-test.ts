import type { PlannedImport } from '../../../../../plan/plan.ts';
import { MOST_ELEMENTS } from '../../../../../plan/index.ts';
import type { RecordedCall, Value } from '../../../../../plan/recording.ts';
import { approximate } from '../assertion.ts';
import { hasInexact, hasNan, type Literal } from '../literal.ts';
import { freeName } from '../test-names.ts';
import { calledAs, passed, subjectImports, type Subject } from './call.ts';
import { PYTEST } from './comparison.ts';
import type { TestContext } from './single-test.ts';
import { isHidden } from './test-module-names.ts';
import { rounded } from './rounded.ts';
import { typeOf } from './type-of.ts';
import { literalOf } from './value.ts';

/** A call that can be a row of a table: literals in, a literal out, nothing else. */
export interface Row {
  /** Place among the calls of its function. */
  readonly index: number;
  readonly call: RecordedCall;
  readonly result: Value;
}

/** Calls that are passed alike, so that one parametrized test can make them, with the others apart. */
export function tablesOf(calls: readonly RecordedCall[]): readonly (readonly [Row, ...Row[]])[] {
  const tables: { readonly shape: string; readonly rows: Row[]; elements: number }[] = [];
  for (const [index, call] of calls.entries()) {
    const row = rowOf(index, call);
    if (row === null) continue;
    const shape = call.arguments.map(({ parameter, keyword }) => `${parameter} ${keyword ?? ''}`).join(',');
    const table = tables.find(
      (each) => each.shape === shape && each.elements + call.elements <= MOST_ELEMENTS,
    );
    if (table) {
      table.rows.push(row);
      table.elements += call.elements;
    } else tables.push({ shape, rows: [row], elements: call.elements });
  }
  return tables.flatMap(({ rows: [first, ...rest] }) => (first && rest.length > 0 ? [[first, ...rest]] : []));
}

function rowOf(index: number, call: RecordedCall): Row | null {
  const { outcome, mutations, origin, member, emptied = [] } = call;
  if (
    member ||
    emptied.length > 0 ||
    origin !== 'notebook' ||
    outcome.kind !== 'returned' ||
    mutations.length > 0
  )
    return null;
  const { result } = outcome;
  if (result.kind === 'probed' || !isPlain(result)) return null;
  if (call.arguments.length === 0 || !call.arguments.every(({ value }) => isPlain(value))) return null;
  return { index, call, result };
}

/** Whether a value is a literal through and through. */
function isPlain(value: Value): boolean {
  switch (value.kind) {
    case 'literal':
    case 'special-float':
      return true;
    case 'list':
    case 'tuple':
    case 'set':
    case 'frozenset':
      return value.items.every(isPlain);
    case 'dict':
      return value.entries.every((entry) => isPlain(entry.key) && isPlain(entry.value));
    case 'reference':
    case 'call':
    case 'part':
    case 'expression':
      return false;
  }
}

/** A parametrized test, in parts. */
export interface PrintedTable {
  readonly decorator: readonly string[];
  /** Of the test function. */
  readonly parameters: string;
  readonly statement: string;
  readonly imports: readonly PlannedImport[];
}

/** Prints a parametrized test of at least one row. */
export function printTable(
  subject: Subject,
  rows: readonly [Row, ...Row[]],
  { names, truth }: TestContext,
): PrintedTable {
  const first = rows[0].call.arguments;
  const taken = new Set(['expected']);
  const columns = first.map(({ parameter }) => {
    const name = freeName(isHidden(parameter, names) ? `${parameter}_argument` : parameter, taken);
    taken.add(name);
    return name;
  });
  const results = rows.map(({ result }) => literalOf(rounded(result), names));
  const way = wayOf(results);
  const lines = rows.map(({ call }, row) => {
    const values = call.arguments.map(({ value }) => literalOf(value, names).text);
    const result = results[row];
    const expected = result === undefined ? '' : way === 'inside' ? approximate(result) : result.text;
    return `        (${[...values, expected].join(', ')}),`;
  });
  const [{ call: example }] = rows;
  const call = calledAs(
    subject,
    example,
    first.map((argument, place) => passed(argument, columns[place] ?? '')),
    names,
  );
  const annotated = columns.map((name, place) => {
    const parameter = subject.definition.parameters.find((each) => each.name === first[place]?.parameter);
    const values = rows.flatMap(({ call: { arguments: all } }) => all[place]?.value ?? []);
    return `${name}: ${typeOf(values, parameter?.annotation ?? null)}`;
  });
  const expectedType =
    way === 'inside'
      ? 'object'
      : typeOf(
          rows.map(({ result }) => result),
          null,
        );
  const parameters = [...annotated, `expected: ${expectedType}`].join(', ');
  return {
    decorator: [
      `@pytest.mark.parametrize(`,
      `    (${[...columns, 'expected'].map((name) => `"${name}"`).join(', ')}),`,
      '    [',
      ...lines,
      '    ],',
      ')',
    ],
    parameters,
    statement: statementOf(way, call, truth === 'loose' ? `bool(${call})` : call, results),
    imports: [
      PYTEST,
      ...subjectImports(subject, example, names),
      ...(/\bAny\b/.test(parameters) ? [ANY] : []),
    ],
  };
}

const ANY: PlannedImport = { module: 'typing', member: 'Any', name: 'Any' };

/** identity: all are True or False; outside: all are numbers, one tolerance for all; inside: a tolerance in some rows; equal. */
type Way = 'identity' | 'outside' | 'inside' | 'equal';

function wayOf(results: readonly Literal[]): Way {
  if (results.every((each) => each.kind === 'constant' && each.name !== 'None')) return 'identity';
  if (!results.some(hasInexact)) return 'equal';
  return results.every(({ kind }) => kind === 'integer' || kind === 'inexact') ? 'outside' : 'inside';
}

function statementOf(way: Way, call: string, truth: string, results: readonly Literal[]): string {
  switch (way) {
    case 'identity':
      return `assert ${truth} is expected`;
    case 'outside':
      return `assert ${call} == pytest.approx(expected${results.some(hasNan) ? ', nan_ok=True' : ''})`;
    case 'inside':
    case 'equal':
      return `assert ${call} == expected`;
  }
}
