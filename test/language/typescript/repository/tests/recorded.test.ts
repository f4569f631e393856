import { describe, expect, it } from 'vitest';
import { recordedTests } from '../../../../../src/language/typescript/repository/tests/recorded/index.ts';
import type { PlannedDefinition } from '../../../../../src/plan/plan.ts';
import type { Outcome, RecordedCall, Value } from '../../../../../src/plan/recording.ts';

const number = (source: string): Value => ({ kind: 'literal', type: 'number', source });
const text = (value: string): Value => ({ kind: 'literal', type: 'string', source: JSON.stringify(value) });
const word = (source: string): Value => ({ kind: 'literal', type: source, source });
const list = (...items: readonly Value[]): Value => ({ kind: 'list', items });
const object = (entries: Readonly<Record<string, Value>>): Value => ({
  kind: 'dict',
  entries: Object.entries(entries).map(([key, value]) => ({ key: text(key), value })),
});
const made = (name: string, ...args: readonly Value[]): Value => ({
  kind: 'call',
  callee: { module: 'globalThis', name },
  args,
  kwargs: [],
  type: name,
});
const returned = (result: Value): Outcome => ({ kind: 'returned', result });

/** A recorded call with these arguments. */
function call(given: readonly Value[], outcome: Outcome, more: Partial<RecordedCall> = {}): RecordedCall {
  return {
    origin: 'notebook',
    arguments: given.map((value, place) => ({
      parameter: ['xs', 'by'][place] ?? 'rest',
      passed: 'positional',
      keyword: null,
      value,
    })),
    outcome,
    mutations: [],
    seconds: 0,
    elements: 2,
    ...more,
  };
}

/** The lines of the tests of `scale`, a function of two parameters. */
function printed(
  calls: readonly RecordedCall[],
  annotations: readonly (string | null)[] = [],
): readonly string[] {
  const definition = {
    name: 'scale',
    isAsync: false,
    parameters: ['xs', 'by'].map((name, place) => ({ name, annotation: annotations[place] ?? null })),
  } as unknown as PlannedDefinition;
  const names = { imported: new Set(['scale', 'LIMITS']) };
  return recordedTests({ definition, module: 'shop/prices' }, calls, names, new Set()).flatMap(
    ({ lines }) => lines,
  );
}

describe('a test of a recorded call', () => {
  it('compares by identity what is no object, and strictly what is', () => {
    expect(printed([call([list(number('1')), number('2')], returned(list(number('2'))))])).toEqual([
      'test("scale([1], 2)", () => {',
      '  expect(scale([1], 2)).toStrictEqual([2]);',
      '});',
    ]);
    const matchers: readonly (readonly [Value, string])[] = [
      [number('-0'), 'toBe(-0)'],
      [number('NaN'), 'toBeNaN()'],
      [number('Infinity'), 'toBe(Infinity)'],
      [number('0.5'), 'toBe(0.5)'],
      [number('0.30000000000000004'), 'toBeCloseTo(0.3, 10)'],
      [number('1234.1'), 'toBeCloseTo(1234.1, 6)'],
      [number('1e-7'), 'toBeCloseTo(1e-7, 16)'],
      [{ kind: 'literal', type: 'bigint', source: '3n' }, 'toBe(3n)'],
      [word('undefined'), 'toBeUndefined()'],
      [word('null'), 'toBeNull()'],
      [text('a"b'), 'toBe("a\\"b")'],
      [{ kind: 'literal', type: 'regexp', source: '/a/g' }, 'toStrictEqual(/a/g)'],
      [list(number('1'), { kind: 'literal', type: 'hole', source: '' }), 'toStrictEqual([1, ,])'],
      [
        object({ a: number('0.1'), 'b-c': list() }),
        'toStrictEqual({ a: expect.closeTo(0.1, 10), "b-c": [] })',
      ],
      [
        made('Map', list(list(text('a'), number('0.1')))),
        'toStrictEqual(new Map([["a", expect.closeTo(0.1, 10)]]))',
      ],
      [made('Float64Array', list(number('0.1'))), 'toStrictEqual(new Float64Array([0.1]))'],
      [made('Date', text('2024-01-02T00:00:00.000Z')), 'toStrictEqual(new Date("2024-01-02T00:00:00.000Z"))'],
      [{ kind: 'reference', to: { module: 'shop/prices', name: 'LIMITS' } }, 'toBe(LIMITS)'],
    ];
    for (const [value, matcher] of matchers) {
      expect(printed([call([], returned(value))])[1]).toBe(`  expect(scale()).${matcher};`);
    }
  });

  it('expects errors by their message, else by their class', () => {
    const raised = (name: string, message: string | null, module = 'globalThis'): Outcome => ({
      kind: 'raised',
      exception: { module, name },
      message,
    });
    const bodies = (outcome: Outcome, more: Partial<RecordedCall> = {}): string =>
      printed([call([], outcome, more)])[1] ?? '';
    expect(bodies(raised('Error', 'no'))).toBe('  expect(() => scale()).toThrow("no");');
    expect(bodies(raised('RangeError', 'no'))).toBe('  expect(() => scale()).toThrow(new RangeError("no"));');
    expect(bodies(raised('RangeError', null))).toBe('  expect(() => scale()).toThrow(RangeError);');
    expect(bodies(raised('Missing', 'no', 'shop/prices'))).toBe('  expect(() => scale()).toThrow("no");');
    expect(bodies(raised('Error', null), { awaited: true })).toBe(
      '  await expect(scale()).rejects.toThrow(Error);',
    );
  });

  it('looks at arguments that the call changes', () => {
    const mutations = [{ argument: 0, after: list(number('2'), number('1')) }];
    const changed = call([list(number('1'), number('2'))], returned(word('undefined')), { mutations });
    expect(printed([changed])).toEqual([
      'test("scale([1, 2]) changes xs", () => {',
      '  const xs = [1, 2];',
      '  scale(xs);',
      '  expect(xs).toStrictEqual([2, 1]);',
      '});',
    ]);
    const texts = call([list(text('a'))], returned(number('1')), {
      mutations: [{ argument: 0, after: list() }],
    });
    expect(printed([texts]).slice(1, 4)).toEqual([
      '  const xs: Parameters<typeof scale>[0] = ["a"];',
      '  expect(scale(xs)).toBe(1);',
      '  expect(xs).toStrictEqual([]);',
    ]);
  });

  it('takes the items of generators, all or the first', () => {
    const yielded = (complete: boolean): Outcome => ({ kind: 'yielded', items: [number('1')], complete });
    expect(printed([call([], yielded(true))])[1]).toBe('  expect([...scale()]).toStrictEqual([1]);');
    expect(printed([call([], yielded(false), { awaited: true })])).toEqual([
      'test("scale()", async () => {',
      '  const found: unknown[] = [];',
      '  for await (const item of scale()) { found.push(item); if (found.length === 1) break; }',
      '  expect(found).toStrictEqual([1]);',
      '});',
    ]);
  });

  it('asks for what is told of a result that is more', () => {
    const probes = [
      { expression: 'result.length', value: number('50'), imports: [] },
      { expression: 'result.at(-1)', value: number('0.1'), imports: [] },
    ];
    const outcome: Outcome = { kind: 'returned', result: { kind: 'probed', type: 'Array', probes } };
    expect(printed([call([], outcome, { awaited: true })])).toEqual([
      'test("scale()", async () => {',
      '  const result = await scale();',
      '  expect(result).toHaveLength(50);',
      '  expect(result.at(-1)).toBeCloseTo(0.1, 10);',
      '});',
    ]);
  });
});

describe('a test with a table', () => {
  const row = (xs: Value, result: Value): RecordedCall => call([xs, number('2')], returned(result));

  it('makes calls that are passed alike', () => {
    expect(
      printed([row(number('1'), number('2')), row(number('2'), number('4'))], ['number', 'number']),
    ).toEqual([
      'test.each([',
      '  [1, 2, 2],',
      '  [2, 2, 4],',
      '])("scale(%s, %s) is %s", (xs, by, expected) => {',
      '  expect(scale(xs, by)).toBe(expected);',
      '});',
    ]);
  });

  it('has one tolerance for numbers of a size, and one for each where sizes differ', () => {
    const near = printed([row(number('1'), number('0.1')), row(number('2'), number('3'))]);
    expect(near.slice(1, 5)).toEqual([
      '  [1, 2, 0.1],',
      '  [2, 2, 3],',
      '])("scale(%s, %s) is %s", (xs, by, expected) => {',
      '  expect(scale(xs, by)).toBeCloseTo(expected, 9);',
    ]);
    const far = printed([row(number('1'), number('0.1')), row(number('2'), number('4000.3'))]);
    expect(far.slice(1, 5)).toEqual([
      '  [1, 2, expect.closeTo(0.1, 10)],',
      '  [2, 2, expect.closeTo(4000.3, 6)],',
      '])("scale(%s, %s) is %s", (xs, by, expected) => {',
      '  expect(scale(xs, by)).toEqual(expected);',
    ]);
  });

  it('is none where a parameter may be of a narrower type than its values look', () => {
    const rows = [row(text('a'), number('1')), row(text('b'), number('2'))];
    expect(printed(rows, ['"a" | "b"', 'number'])).toEqual([
      'test("scale(\\"a\\", 2)", () => {',
      '  expect(scale("a", 2)).toBe(1);',
      '});',
      'test("scale(\\"b\\", 2)", () => {',
      '  expect(scale("b", 2)).toBe(2);',
      '});',
    ]);
  });

  it('leaves more calls than its elements to others', () => {
    const many = (count: number): Value => list(...Array.from({ length: count }, () => number('1')));
    const rows = [1, 2, 3].map((x) => ({ ...row(many(x), number('1')), elements: 8 }));
    expect(printed(rows, ['number[]', 'number']).filter((line) => line.startsWith('test'))).toEqual([
      'test.each([',
      'test("scale([1, 1, 1], 2)", () => {',
    ]);
  });

  it('has a name of its own, and so have tests that would be called alike', () => {
    const twice = [call([number('1')], returned(list())), call([number('1')], returned(list(number('1'))))];
    expect(printed(twice, ['Weight']).filter((line) => line.startsWith('test'))).toEqual([
      'test("scale(1)", () => {',
      'test("scale(1) (2)", () => {',
    ]);
  });
});
