import type { RecordedCall, Value } from '../../../../../plan/recording.ts';
import { tablesOf, type RecordedTest, type Row } from '../../../../recorded-tests.ts';
import { freeName, snakeCase } from '../test-names.ts';
import { printCall, type Subject } from './call.ts';
import { singleTest, type TestContext } from './single-test.ts';
import { printTable, shapeOf } from './table-test.ts';

export { agree, aliasOf, moduleImport } from './test-module-names.ts';
export type { TestModuleNames } from './test-module-names.ts';

/**
 * Prints tests of the recorded calls of one function: calls that are alike as one table, each other as a function of
 * its own. `taken` gets their names.
 * @param name the plain name of a test of this function.
 */
export function recordedTests(
  subject: Subject,
  calls: readonly RecordedCall[],
  context: TestContext,
  { name, taken }: { readonly name: string; readonly taken: Set<string> },
): readonly RecordedTest[] {
  const tables = tablesOf(calls, shapeOf);
  const inTables = new Set(tables.flatMap((rows) => rows.map(({ index }) => index)));
  const isOnly = tables.length + calls.length - inTables.size === 1;
  const claim = (wanted: string): string => {
    const free = isOnly && !taken.has(name) ? name : freeName(wanted, taken);
    taken.add(free);
    return free;
  };
  return [
    ...tables.map((rows) => tableTest(subject, rows, context, claim(`${name}_results`))),
    ...calls.flatMap((call, index): RecordedTest | [] => {
      if (inTables.has(index)) return [];
      const { lines, imports } = singleTest(subject, call, context);
      const own = claim(`${name}_${caseName(call)}`);
      const body = lines.map((line) => `    ${line}`);
      return {
        name: own,
        lines: [`def ${own}() -> None:`, `    """${summary(subject, call)}"""`, ...body],
        imports,
        calls: [{ call: index, case: null }],
        sources: [printCall(subject, call, context.names).call],
        knows: isProbed(call) ? 'parts' : 'all',
      };
    }),
  ];
}

function isProbed({ outcome }: RecordedCall): boolean {
  return outcome.kind === 'returned' && outcome.result.kind === 'probed';
}

function tableTest(
  subject: Subject,
  rows: readonly [Row, ...Row[]],
  context: TestContext,
  name: string,
): RecordedTest {
  const { decorator, parameters, statement, imports } = printTable(subject, rows, context);
  return {
    name,
    lines: [
      ...decorator,
      `def ${name}(${parameters}) -> None:`,
      `    """Check ${subject.definition.name} against calls of the notebook."""`,
      `    ${statement}`,
    ],
    imports,
    calls: rows.map(({ index }, row) => ({ call: index, case: row })),
    sources: rows.map(({ call }) => printCall(subject, call, context.names).call),
    knows: 'all',
  };
}

function summary({ definition }: Subject, call: RecordedCall): string {
  const name = call.member ? `${definition.name}.${call.member.name}` : definition.name;
  if (call.outcome.kind === 'raised') return `Check that ${name} raises ${call.outcome.exception.name}.`;
  if (call.origin === 'synthetic') return `Check ${name} on data made for this test.`;
  if (call.outcome.kind === 'yielded') return `Check the items that ${name} yields.`;
  const changed = changedArguments(call);
  if (changed.length > 0) return `Check what ${name} does to ${changed.join(' and ')}.`;
  return `Check ${name} against a call of the notebook.`;
}

/** Parameters whose arguments aren't afterwards what they were, the instance left out. */
function changedArguments(call: RecordedCall): readonly string[] {
  return call.mutations.flatMap(({ argument }) => {
    const changed = call.arguments[argument];
    return changed && changed.passed !== 'receiver' ? [changed.parameter] : [];
  });
}

/** What is particular about a call, as part of a test's name. */
function caseName(call: RecordedCall): string {
  const own = ownCaseName(call);
  if (!call.member) return own;
  const member = snakeCase(call.member.name).replace(/^_+|_+$/g, '');
  return own === 'result' ? member : `${member}_${own}`;
}

function ownCaseName(call: RecordedCall): string {
  if (call.outcome.kind === 'raised') {
    return `raises_${snakeCase(call.outcome.exception.name.split('.').at(-1) ?? '')}`;
  }
  if (call.origin === 'synthetic') return 'on_made_data';
  if (call.outcome.kind === 'yielded') return call.outcome.complete ? 'items' : 'first_items';
  const changed = changedArguments(call);
  if (changed.length > 0) return `changes_${changed.map(snakeCase).join('_and_')}`;
  const words = call.arguments.flatMap(({ passed, value }) => (passed === 'receiver' ? [] : wordOf(value)));
  const told = words.join('_').slice(0, LONGEST_CASE).replace(/_+$/, '');
  return told === '' ? 'result' : `with_${told}`;
}

const LONGEST_CASE = 30;

/** A literal as part of a name: `hour`, `3`, `minus_0_5`. */
function wordOf(value: Value): readonly string[] {
  if (value.kind === 'call' && value.args.length === 1) return value.args.flatMap(wordOf);
  if (value.kind !== 'literal') return [];
  const word = value.source
    .replace(/^-/, 'minus ')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
  return word === '' ? [] : [word];
}
