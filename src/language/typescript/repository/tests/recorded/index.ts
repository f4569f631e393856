import type { RecordedCall } from '../../../../../plan/recording.ts';
import { tablesOf, type RecordedTest } from '../../../../recorded-tests.ts';
import { printCall, type PrintedCall, type Subject, type TestNames } from './call.ts';
import { singleTest, isAwaitedCall } from './single-test.ts';
import { shapeOf, tableTest } from './table-test.ts';

export type { Subject, TestNames } from './call.ts';

/**
 * Prints tests of the recorded calls of one function: calls that are alike as one table, each other as a test of its own.
 * `taken` gets their names, which begin with the function's.
 */
export function recordedTests(
  subject: Subject,
  calls: readonly RecordedCall[],
  names: TestNames,
  taken: Set<string>,
): readonly RecordedTest[] {
  const claim = (wanted: string): string => {
    const name = freeName(wanted, taken);
    taken.add(name);
    return name;
  };
  const tables = tablesOf(calls, (call) => shapeOf(subject, call));
  const inTables = new Set(tables.flatMap((rows) => rows.map(({ index }) => index)));
  return [
    ...tables.map((rows): RecordedTest => {
      const own = claim(tableName(subject, rows[0].call));
      return {
        name: own,
        ...tableTest(subject, rows, own, names),
        calls: rows.map(({ index }, row) => ({ call: index, case: row })),
        sources: rows.map(({ call }) => printCall(subject, call, names).alone),
        knows: 'all',
      };
    }),
    ...calls.flatMap((call, index): RecordedTest | [] => {
      if (inTables.has(index)) return [];
      const { lines, imports } = singleTest(subject, call, names);
      const own = claim(caseName(call, printCall(subject, call, names)));
      const awaiting = isAwaitedCall(subject, call) ? 'async ' : '';
      return {
        name: own,
        lines: [
          `test(${JSON.stringify(own)}, ${awaiting}() => {`,
          ...lines.map((line) => `  ${line}`),
          '});',
        ],
        imports,
        calls: [{ call: index, case: null }],
        sources: [printCall(subject, call, names).alone],
        knows: call.outcome.kind === 'returned' && call.outcome.result.kind === 'probed' ? 'parts' : 'all',
      };
    }),
  ];
}

/** The name itself, or the first of `name (2)`, `name (3)` … that is free. */
function freeName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  for (let number = 2; ; number += 1) {
    const numbered = `${name} (${number})`;
    if (!taken.has(numbered)) return numbered;
  }
}

/** `clean(%s, %s) is %s`; vitest puts the values of each row into it. */
function tableName({ definition: { name } }: Subject, { arguments: given }: RecordedCall): string {
  return `${name}(${given.map(() => '%s').join(', ')}) is %s`;
}

/** A call and how it ends, as a test's name. */
function caseName(
  { outcome, mutations, arguments: given, origin }: RecordedCall,
  { alone, name }: PrintedCall,
): string {
  const call = alone.length <= LONGEST_CALL ? alone : `${name} as the notebook calls it`;
  if (origin === 'synthetic') return `${name} on made data`;
  if (outcome.kind === 'raised') return `${call} throws ${article(outcome.exception.name)}`;
  const changed = mutations.flatMap(({ argument }) => given[argument]?.parameter ?? []);
  return changed.length > 0 ? `${call} changes ${changed.join(' and ')}` : call;
}

function article(name: string): string {
  return `${/^[AEIOU]/.test(name) ? 'an' : 'a'} ${name}`;
}

/** Characters of a call that names its test. */
const LONGEST_CALL = 60;
