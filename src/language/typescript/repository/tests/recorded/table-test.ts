import { MOST_ELEMENTS, partsOf } from '../../../../../plan/index.ts';
import type { RecordedCall, Value } from '../../../../../plan/recording.ts';
import { localName, type Subject, type TestNames } from './call.ts';
import { isAwaitedCall, type Statements } from './single-test.ts';
import { digitsFor, expectedSource, isInexact, isPlain, roundedSource, sourceOf } from './value.ts';

/** A call that can be a row of a table: literals in, a literal out, nothing else. */
export interface Row {
  /** Place among the calls of its function. */
  readonly index: number;
  readonly call: RecordedCall;
  readonly result: Value;
}

/** Calls that are passed alike, so that one test with a table can make them, with the others apart. */
export function tablesOf(
  subject: Subject,
  calls: readonly RecordedCall[],
): readonly (readonly [Row, ...Row[]])[] {
  const tables: { readonly shape: string; readonly rows: Row[]; elements: number }[] = [];
  for (const [index, call] of calls.entries()) {
    const row = rowOf(subject, index, call);
    if (row === null) continue;
    const shape = JSON.stringify([
      isAwaitedCall(subject, call),
      ...call.arguments.map(({ parameter, value }) => [parameter, kindOf(value)]),
    ]);
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

function rowOf({ definition }: Subject, index: number, call: RecordedCall): Row | null {
  const { outcome, mutations, origin, member } = call;
  if (member || origin !== 'notebook' || outcome.kind !== 'returned' || mutations.length > 0) return null;
  const { result } = outcome;
  if (result.kind === 'probed' || !isPlain(result) || call.arguments.length === 0) return null;
  const fits = call.arguments.every(({ parameter, value }) => {
    const annotation = definition.parameters.find(({ name }) => name === parameter)?.annotation ?? null;
    return saysItsType(value) && (annotation === null || WIDE.test(annotation));
  });
  return fits ? { index, call, result } : null;
}

/** Types that hold whatever the literals of a column have in common: of others, TypeScript would have to be told which. */
const WIDE = /^(?:readonly )?(?:number|string|boolean|bigint)(?:\[\]){0,2}$/;

/** Whether TypeScript gives the value, in the row of a table, the type that a parameter of a wide type has. */
function saysItsType(value: Value): boolean {
  if (value.kind === 'literal') return /^(?:number|string|boolean|bigint)$/.test(value.type);
  if (value.kind !== 'list' || value.items.length === 0) return false;
  return partsOf(value).every(saysItsType) && new Set(value.items.map(kindOf)).size === 1;
}

function kindOf(value: Value): string {
  if (value.kind === 'literal') return value.type;
  return value.kind === 'list' ? `${value.items.map(kindOf)[0] ?? ''}[]` : value.kind;
}

/** Prints a test with a table of at least two rows; `name` is that of the test, which each row's number is added to. */
export function tableTest(
  subject: Subject,
  rows: readonly [Row, ...Row[]],
  name: string,
  names: TestNames,
): Statements {
  const [{ call: example }] = rows;
  const columns: string[] = [];
  for (const [place, { parameter }] of example.arguments.entries()) {
    columns.push(localName(parameter, place, columns, names));
  }
  const way = wayOf(rows.map(({ result }) => result));
  const isAwaited = isAwaitedCall(subject, example);
  const call = `${isAwaited ? 'await ' : ''}${subject.definition.name}(${columns.join(', ')})`;
  return {
    lines: [
      'test.each([',
      ...rows.map(({ call: { arguments: given }, result }) => {
        const values = given.map(({ value }) => sourceOf(value));
        return `  [${[...values, way.print(result)].join(', ')}],`;
      }),
      `])(${JSON.stringify(name)}, ${isAwaited ? 'async ' : ''}(${[...columns, 'expected'].join(', ')}) => {`,
      `  expect(${call}).${way.matcher}(${['expected', ...way.more].join(', ')});`,
      '});',
    ],
    imports: [{ module: subject.module, member: subject.definition.name, name: subject.definition.name }],
  };
}

/** How all results of a table are compared, and how each is written in it. */
interface Way {
  readonly matcher: 'toBe' | 'toBeCloseTo' | 'toEqual' | 'toStrictEqual';
  /** What the matcher is passed beside the result. */
  readonly more: readonly string[];
  readonly print: (result: Value) => string;
}

function wayOf(results: readonly Value[]): Way {
  const isPrimitive = results.every((each) => each.kind === 'literal' && each.type !== 'regexp');
  if (!isPrimitive) return { matcher: 'toStrictEqual', more: [], print: expectedSource };
  if (!results.some(isInexact)) return { matcher: 'toBe', more: [], print: sourceOf };
  const digits = commonDigits(results);
  return digits === null
    ? { matcher: 'toEqual', more: [], print: expectedSource }
    : { matcher: 'toBeCloseTo', more: [String(digits)], print: (result) => roundedSource(sourceOf(result)) };
}

/** Digits after the point that do for numbers that are about as large as one another; null: there are none. */
function commonDigits(results: readonly Value[]): number | null {
  const sources = results.map(sourceOf);
  if (!sources.every((source) => Number.isFinite(Number(source)) && /^-?\d/.test(source))) return null;
  const sizes = sources.map((source) => Math.abs(Number(source))).filter((size) => size > 0);
  const [smallest, largest] = [Math.min(...sizes), Math.max(...sizes)];
  return largest / smallest > MOST_APART ? null : digitsFor(String(largest));
}

/** How much larger than the others one of the numbers may be that have one tolerance. */
const MOST_APART = 1000;
