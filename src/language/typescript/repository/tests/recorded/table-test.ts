import { partsOf } from '../../../../../plan/index.ts';
import type { RecordedCall, Value } from '../../../../../plan/recording.ts';
import type { Row } from '../../../../recorded-tests.ts';
import { localName, type Subject, type TestNames } from './call.ts';
import { isAwaitedCall, type Statements } from './single-test.ts';
import { digitsFor, expectedSource, isInexact, roundedSource, sourceOf } from './value.ts';

/**
 * How a call is passed what it is passed; null where TypeScript would not give its arguments, in the row of a table, the types that
 * they have as arguments.
 */
export function shapeOf(subject: Subject, call: RecordedCall): string | null {
  const fits = call.arguments.every(({ parameter, value }) => {
    const own = subject.definition.parameters.find(({ name }) => name === parameter);
    const annotation = own?.annotation ?? null;
    return saysItsType(value) && (annotation === null || WIDE.test(annotation));
  });
  if (!fits) return null;
  const given = call.arguments.map(({ parameter, value }) => [parameter, kindOf(value)]);
  return JSON.stringify([isAwaitedCall(subject, call), ...given]);
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
