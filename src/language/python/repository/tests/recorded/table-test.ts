import type { PlannedImport } from '../../../../../plan/plan.ts';
import type { RecordedCall } from '../../../../../plan/recording.ts';
import type { Row } from '../../../../recorded-tests.ts';
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

/** How a call is passed what it is passed. */
export function shapeOf(call: RecordedCall): string {
  return call.arguments.map(({ parameter, keyword }) => `${parameter} ${keyword ?? ''}`).join(',');
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
