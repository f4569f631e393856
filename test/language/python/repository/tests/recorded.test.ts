import { describe, expect, it } from 'vitest';
import { STANDARD_LIBRARY_MODULES } from '../../../../../src/language/python/names/index.ts';
import type { PlannedDefinition, PlannedModule } from '../../../../../src/plan/plan.ts';
import type { RecordedCall, RecordedFunction } from '../../../../../src/plan/recording.ts';
import { renderTests } from '../../../../../src/language/python/repository/tests/index.ts';
import type { RenderedTests } from '../../../../../src/language/python/repository/tests/index.ts';
import { pythonBackEnd } from '../language.ts';
import { definitionOf, exampleOf, importOf, moduleOf, parameterOf, planOf } from '../plans.ts';
import {
  bool,
  callOf,
  float,
  int,
  keyword,
  list,
  nan,
  none,
  pandas,
  positional,
  recordedCall,
  recordedFunction,
  str,
  tuple,
} from './recordings.ts';

const style = { targetVersion: 'py310', ownPackages: ['churn_tools'] };
const isStandardLibrary = (module: string): boolean => STANDARD_LIBRARY_MODULES.has(module);
const backEnd = await pythonBackEnd();

function render(module: PlannedModule, functions: readonly RecordedFunction[]): Promise<RenderedTests> {
  return renderTests(planOf({ modules: [module] }), backEnd, style, isStandardLibrary, { functions });
}

/** The tests of one function, without the head of the file and the import test. */
async function testsOf(
  definition: PlannedDefinition,
  calls: readonly RecordedCall[],
  imports: PlannedModule['imports'] = [],
): Promise<string> {
  const module = moduleOf({ definitions: [definition], imports });
  const { files } = await render(module, [recordedFunction(definition.name, ...calls)]);
  return (files[0]?.text ?? '').replace(/^[\s\S]*?__name__ == "churn_tools.prices"\n\n\n/, '');
}

const square = definitionOf({
  name: 'square',
  text: 'def square(x):\n    return x * x',
  parameters: [parameterOf('x')],
});

describe('tests of recorded calls', () => {
  it('put calls that are alike into one table', async () => {
    const calls = [
      recordedCall([positional('x', int(3))], int(9)),
      recordedCall([positional('x', float('0.5'))], float('0.25')),
    ];
    expect(await testsOf(square, calls)).toBe(`@pytest.mark.parametrize(
    ("x", "expected"),
    [
        (3, 9),
        (0.5, 0.25),
    ],
)
def test_square(x: float, expected: float) -> None:
    """Check square against calls of the notebook."""
    assert prices.square(x) == pytest.approx(expected)
`);
  });

  it('give a result in again where that changes nothing', async () => {
    const made = pandas('pd.Series([-1, 2])', 'pandas.core.series.Series');
    const result = pandas('pd.Series([0, 2])', 'pandas.core.series.Series');
    const call = recordedCall([positional('x', made), positional('low', int(0))], result, {
      origin: 'synthetic',
      settles: 0,
    });
    const clip = definitionOf({
      name: 'clip',
      text: 'def clip(x, low):\n    return x.clip(low)',
      parameters: [parameterOf('x'), parameterOf('low')],
    });
    expect(await testsOf(clip, [call])).toContain(`    result = prices.clip(pd.Series([-1, 2]), 0)
    pd.testing.assert_series_equal(result, pd.Series([0, 2]))
    pd.testing.assert_series_equal(prices.clip(result, 0), result)
`);
  });

  it('tell which test makes which call', async () => {
    const { recorded, counts } = await render(moduleOf({ definitions: [square] }), [
      recordedFunction(
        'square',
        recordedCall([positional('x', int(3))], int(9)),
        recordedCall([keyword('x', int(4))], int(16)),
        recordedCall([positional('x', int(2))], int(4)),
      ),
    ]);
    const place = { path: 'tests/test_prices.py', module: 'churn_tools.prices', name: 'square' };
    expect(recorded).toEqual([
      { ...place, test: 'test_square_results', case: 0, call: 0 },
      { ...place, test: 'test_square_results', case: 1, call: 2 },
      { ...place, test: 'test_square_with_4', case: null, call: 1 },
    ]);
    expect(counts).toEqual({ tested: 1, importOnly: 0 });
  });

  it('hold no more than twenty values in one table', async () => {
    const calls = [1, 2, 3].map((x) => recordedCall([positional('x', int(x))], int(x * x), { elements: 9 }));
    expect(await testsOf(square, calls)).toBe(`@pytest.mark.parametrize(
    ("x", "expected"),
    [
        (1, 1),
        (2, 4),
    ],
)
def test_square_results(x: int, expected: int) -> None:
    """Check square against calls of the notebook."""
    assert prices.square(x) == expected


def test_square_with_3() -> None:
    """Check square against a call of the notebook."""
    assert prices.square(3) == 9
`);
  });

  it('repeat no example that the notebook shows, whatever its quotes are', async () => {
    const shown = { ...square, examples: [exampleOf('square(2)', '4', 5), exampleOf('square( 3 )', '9', 5)] };
    const calls = [recordedCall([positional('x', int(3))], int(9))];
    expect(await testsOf(shown, calls)).toBe(`def test_square() -> None:
    """Check square against the notebook."""
    # From cell 5 of prototype.ipynb.
    assert prices.square(2) == 4


def test_square_with_3() -> None:
    """Check square against a call of the notebook."""
    assert prices.square(3) == 9
`);
    const only = { ...square, examples: [exampleOf('square( 3 )', '9', 5)] };
    expect(await testsOf(only, calls)).toBe(`def test_square() -> None:
    """Check square against a call of the notebook."""
    assert prices.square(3) == 9
`);
  });

  it('leave a call to the example that shows more of it, and say which test that is', async () => {
    const shown = { ...square, examples: [exampleOf('square(3)', '9', 5)] };
    const probes = [{ expression: 'result > 5', value: bool(true), imports: [] }];
    const call = recordedCall([positional('x', int(3))], {
      kind: 'returned',
      result: { kind: 'probed', type: 'int', probes },
    });
    expect(await testsOf(shown, [call])).toBe(`def test_square() -> None:
    """Check square against the notebook."""
    # From cell 5 of prototype.ipynb.
    assert prices.square(3) == 9
`);
    const { recorded } = await render(moduleOf({ definitions: [shown] }), [recordedFunction('square', call)]);
    expect(recorded).toEqual([
      {
        path: 'tests/test_prices.py',
        module: 'churn_tools.prices',
        name: 'square',
        test: 'test_square',
        case: null,
        call: 0,
      },
    ]);
  });

  it('tell True from 1 where no library is at work, and compare nested floats one by one', async () => {
    const truth = [
      recordedCall([positional('x', int(3))], bool(true)),
      recordedCall([positional('x', int(0))], bool(false)),
    ];
    expect(await testsOf(square, truth)).toContain('    assert prices.square(x) is expected\n');
    expect(await testsOf(square, truth, [importOf('numpy', null, 'np')])).toContain(
      '    assert bool(prices.square(x)) is expected\n',
    );
    const nested = [
      recordedCall(
        [positional('x', none)],
        list(tuple(str('a'), float('0.10000000000000002')), nan, float('1.7763568394002505e-15')),
      ),
    ];
    expect(await testsOf(square, nested)).toContain(
      `    assert prices.square(None) == [
        ("a", pytest.approx(0.1)),
        pytest.approx(float("nan"), nan_ok=True),
        pytest.approx(0.0),
    ]\n`,
    );
  });

  it('await exceptions, by their message where that may be written', async () => {
    const raised = (name: string, message: string | null): RecordedCall =>
      recordedCall([positional('x', str('a'))], {
        kind: 'raised',
        exception: { module: 'builtins', name },
        message,
      });
    expect(
      await testsOf(square, [
        raised('TypeError', null),
        raised('ValueError', null),
        raised('KeyError', 'no (a)'),
      ]),
    ).toBe(`def test_square_raises_type_error() -> None:
    """Check that square raises TypeError."""
    with pytest.raises(TypeError):
        prices.square("a")


def test_square_raises_value_error() -> None:
    """Check that square raises ValueError."""
    with pytest.raises(ValueError, match=r"^"):
        prices.square("a")


def test_square_raises_key_error() -> None:
    """Check that square raises KeyError."""
    with pytest.raises(KeyError, match=re.escape("no (a)")):
        prices.square("a")
`);
  });

  it('look at arguments that a call changes', async () => {
    const push = definitionOf({ name: 'push', text: 'def push(items, item): ...' });
    const calls = [
      recordedCall([positional('items', list()), positional('item', int(1))], none, {
        mutations: [{ argument: 0, after: list(int(1)) }],
      }),
    ];
    expect(await testsOf(push, calls)).toBe(`def test_push() -> None:
    """Check what push does to items."""
    items: list[Any] = []
    assert prices.push(items, 1) is None
    assert items == [1]
`);
  });

  it('take the first items of generators, or all, and run coroutines', async () => {
    const count = definitionOf({ name: 'count', text: 'def count(n): ...', isGenerator: true });
    const yielded = (complete: boolean): RecordedCall =>
      recordedCall([positional('n', int(1))], { kind: 'yielded', items: [int(1), int(2)], complete });
    expect(await testsOf(count, [yielded(false)])).toContain(
      '    assert list(itertools.islice(prices.count(1), 2)) == [1, 2]\n',
    );
    expect(await testsOf(count, [yielded(true)])).toContain('    assert list(prices.count(1)) == [1, 2]\n');
    const fetch = definitionOf({ name: 'fetch', text: 'async def fetch(n): ...', isAsync: true });
    expect(await testsOf(fetch, [recordedCall([positional('n', int(1))], str('one'))])).toContain(
      '    assert asyncio.run(prices.fetch(1)) == "one"\n',
    );
  });

  it('compare frames and arrays with the helpers of their libraries, and look at what is too large in parts', async () => {
    const make = { module: 'churn_tools.prices', name: 'make' };
    const array = callOf({ module: 'numpy', name: 'array' }, 'numpy.ndarray', list(float('0.5'), int(2)));
    const clean = definitionOf({ name: 'clean', text: 'def clean(frame): ...' });
    const frame = callOf(make, 'pandas.core.frame.DataFrame', int(2));
    const small = pandas('pd.DataFrame({"a": [1, 2]})', 'pandas.core.frame.DataFrame');
    const calls = [
      recordedCall([positional('frame', frame)], array),
      recordedCall([positional('frame', small)], small),
      recordedCall(
        [positional('frame', small)],
        {
          kind: 'returned',
          result: {
            kind: 'probed',
            type: 'pandas.core.frame.DataFrame',
            probes: [
              { expression: 'result.shape', value: tuple(int(2), int(1)), imports: [] },
              { expression: 'len(result) == len(argument_0)', value: bool(true), imports: [] },
              { expression: 'result["a"].is_unique', value: bool(false), imports: [] },
              { expression: 'result["a"].sum()', value: float('3.0'), imports: [] },
            ],
          },
        },
        { origin: 'synthetic' },
      ),
    ];
    expect(await testsOf(clean, calls)).toBe(`def test_clean_with_2() -> None:
    """Check clean against a call of the notebook."""
    frame = prices.make(2)
    np.testing.assert_allclose(prices.clean(frame), np.array([0.5, 2]))


def test_clean_result() -> None:
    """Check clean against a call of the notebook."""
    pd.testing.assert_frame_equal(
        prices.clean(pd.DataFrame({"a": [1, 2]})), pd.DataFrame({"a": [1, 2]})
    )


def test_clean_on_made_data() -> None:
    """Check clean on data made for this test."""
    frame = pd.DataFrame({"a": [1, 2]})
    result = prices.clean(frame)
    assert result.shape == (2, 1)
    assert len(result) == len(frame)
    assert not result["a"].is_unique
    assert result["a"].sum() == pytest.approx(3.0)
`);
  });

  it('say in a stub why nothing was recorded', async () => {
    const { files } = await render(moduleOf({ definitions: [square] }), [
      { ...recordedFunction('square'), skipped: { code: 'not-writable', detail: 'pandas.DataFrame' } },
    ]);
    expect(files[0]?.text).toContain(
      '@pytest.mark.skip(reason="its calls cannot be written down: pandas.DataFrame")\ndef test_square() -> None:\n',
    );
  });
});
