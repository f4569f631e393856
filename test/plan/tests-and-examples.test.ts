import { describe, expect, it } from 'vitest';
import type { Output } from '../../src/notebook/notebook.ts';
import { analysisOf, notebookFrom, planOf, type Saved } from '../prototype.ts';

const shown = (text: string): readonly Output[] => [{ kind: 'result', data: { 'text/plain': text } }];

/** `call = result` of each example that a plan keeps for a definition. */
async function examples(text: string, saved: Readonly<Record<number, Saved>>): Promise<readonly string[]> {
  const plan = planOf(await analysisOf(notebookFrom(text, 'a.py', saved)));
  return plan.modules.flatMap(({ definitions }) =>
    definitions.flatMap((each) =>
      each.examples.map(({ call, expected, at }) => `${call} = ${expected ?? ''} @${at.cell}`),
    ),
  );
}

const SCALE = `# %%
RATE = 2

# %%
def scale(x):
    """Scales.

    >>> scale(5)
    10
    """
    return x * RATE

# %%
scale(3)

# %%
assert scale(4) == 8
`;

describe('examples', () => {
  const run = (...counts: readonly (number | null)[]): Record<number, Saved> =>
    Object.fromEntries(
      counts.map((executionCount, index) => [
        index,
        { executionCount, ...(index === 2 ? { outputs: shown('6') } : {}) },
      ]),
    );

  it('calls that the notebook shows with their results, asserts and doctests', async () => {
    expect(await examples(SCALE, run(1, 2, 3, 4))).toEqual([
      'scale(5) = 10 @1',
      'scale(3) = 6 @2',
      'scale(4) = 8 @3',
    ]);
  });

  it('none from a cell that ran before what the call needs', async () => {
    expect(await examples(SCALE, run(9, 10, 3, 12))).toEqual(['scale(5) = 10 @1', 'scale(4) = 8 @3']);
  });

  it('none when a constant was run again afterwards', async () => {
    expect(await examples(SCALE, run(9, 2, 3, 4))).toEqual([]);
  });

  it('none from cells that were never run', async () => {
    expect(await examples(SCALE, run(1, 2, null, null))).toEqual(['scale(5) = 10 @1']);
    expect(await examples(SCALE, {})).toEqual([]);
  });

  it('other cells do not count', async () => {
    expect(
      await examples(`${SCALE}\n# %%\nprint(1)\n`, { ...run(1, 2, 3, 4), 4: { executionCount: 2 } }),
    ).toHaveLength(3);
  });

  it('none from a cell that failed', async () => {
    const failed: readonly Output[] = [{ kind: 'error', name: 'AssertionError', message: '' }];
    expect(await examples(SCALE, { ...run(1, 2, 3), 3: { executionCount: 4, outputs: failed } })).toEqual([
      'scale(5) = 10 @1',
      'scale(3) = 6 @2',
    ]);
  });

  it('none of results or arguments that are no literals', async () => {
    const text = SCALE.replace('scale(3)', 'scale(x)');
    expect(await examples(text, run(1, 2, 3, 4))).toEqual(['scale(5) = 10 @1', 'scale(4) = 8 @3']);
    const object = { ...run(1, 2, 3, 4), 2: { executionCount: 3, outputs: shown('<Pump>') } };
    expect(await examples(SCALE, object)).toEqual(['scale(5) = 10 @1', 'scale(4) = 8 @3']);
  });
});

/** Copied tests as `kind name: imported names`. */
async function copied(text: string, saved: Readonly<Record<number, Saved>> = {}): Promise<readonly string[]> {
  const plan = planOf(await analysisOf(notebookFrom(text, 'a.py', saved)));
  return plan.copiedTests.map(
    ({ kind, name, imports }) =>
      `${kind} ${name}: ${imports.map((each) => `${each.module}.${each.member ?? ''}`).join(' ')}`,
  );
}

const CLEAN = '# %%\nRATE = 2\n\ndef clean(x):\n    return x * RATE\n\n';

describe('copied tests', () => {
  it('test functions that stand alone, and they stay in the notebook', async () => {
    const text = `${CLEAN}# %%\n# checks\ndef test_clean():\n    assert clean(1) == RATE\n`;
    expect(await copied(text)).toEqual(['function test_clean: pump_tools.core.RATE pump_tools.core.clean']);
    const plan = planOf(await analysisOf(text));
    expect(plan.copiedTests[0]?.text).toBe('# checks\ndef test_clean():\n    assert clean(1) == RATE');
    expect(plan.kept.map(({ name }) => name)).toEqual(['test_clean']);
    expect(plan.rewrites[0]?.changedCells).toEqual([0]);
  });

  it.each([
    ['with parameters', 'def test_clean(case):\n    assert clean(case) == 2\n'],
    ['that read what stays', 'def test_clean():\n    assert clean(df) == 2\n'],
    ['that read nothing of the notebook', 'def test_math():\n    assert 1 + 1 == 2\n'],
    [
      'that need a guarded import',
      'try:\n    import lab\nexcept ImportError:\n    lab = None\n\ndef test_clean():\n    assert lab or clean(1)\n',
    ],
  ])('no test functions %s', async (_, code) => {
    expect(await copied(`${CLEAN}# %%\n${code}`)).toEqual([]);
  });

  it('a name of several that an assignment binds is imported by itself', async () => {
    const text =
      '# %%\nlow, high = 1, 2\n\ndef cut(x):\n    return min(x, low)\n\ndef test_cut():\n    assert cut(9) < high\n';
    expect(await copied(text)).toEqual(['function test_cut: pump_tools.core.high pump_tools.core.cut']);
  });

  it('cells of asserts that stand alone, with their imports', async () => {
    const text = `${CLEAN}# %%\nimport math\n# two\nassert clean(1) == 2\n\nassert clean(2) == RATE * math.floor(2.5), (\n    'no'\n)\n`;
    expect(await copied(text)).toEqual([
      'asserts test_asserts_of_cell_1: math. pump_tools.core.clean pump_tools.core.RATE',
    ]);
    const [test] = planOf(await analysisOf(text)).copiedTests;
    expect(test).toMatchObject({
      origin: { notebook: 'a.py', cell: 1, cellId: null, line: 3 },
      text: "# two\nassert clean(1) == 2\nassert clean(2) == RATE * math.floor(2.5), (\n    'no'\n)",
    });
  });

  it('only asserts that the unit tests don’t make already', async () => {
    const ran = { 0: { executionCount: 1 }, 1: { executionCount: 2 } };
    const told = `${CLEAN}# %%\nassert clean(1) == 2\nassert (clean(2) == 4 and clean(3) == 6), 'no'\n`;
    expect(await copied(told)).toHaveLength(1);
    expect(await copied(told, ran)).toEqual([]);
    const more = `${told}assert clean(1) == RATE and clean(4) == 8\nassert clean(5)\n`;
    const [test] = planOf(await analysisOf(notebookFrom(more, 'a.py', ran))).copiedTests;
    expect(test?.text).toBe('assert clean(1) == RATE and clean(4) == 8\nassert clean(5)');
    const torn = `${CLEAN}# %%\nassert clean(1) == 2\nassert clean(1) == 2.5\n`;
    expect(planOf(await analysisOf(notebookFrom(torn, 'a.py', ran))).copiedTests[0]?.text).toBe(
      'assert clean(1) == 2\nassert clean(1) == 2.5',
    );
  });

  it('asserts on one line', async () => {
    const text = `${CLEAN}# %%\nassert clean(1) == 2; assert clean(2) == 4\n`;
    expect(planOf(await analysisOf(text)).copiedTests[0]?.text).toBe(
      'assert clean(1) == 2\nassert clean(2) == 4',
    );
  });

  it.each([
    ['with other statements', 'x = 1\nassert clean(x) == 2'],
    ['that read what the notebook computes', 'assert clean(df) == 2'],
    ['that need nothing that moves', 'assert 1 + 1 == 2'],
    ['under a magic', '%%time\nassert clean(1) == 2'],
    ['that read a file', "assert clean(len(open('a').read())) == 2"],
  ])('no cells of asserts %s', async (_, code) => {
    expect(await copied(`${CLEAN}# %%\n${code}\n`)).toEqual([]);
  });

  it('no asserts on what changes in place', async () => {
    const text =
      '# %%\nSEEN = []\n\ndef note(x):\n    SEEN.append(x)\n    return len(SEEN)\n\n# %%\nassert note(1) == 1\n';
    expect(await copied(text)).toEqual([]);
  });

  it('no asserts on chance', async () => {
    const text =
      '# %%\nimport random\n\ndef roll(x):\n    return random.random() * x\n\n# %%\nassert roll(1) < 0.5\n';
    expect(await copied(text)).toEqual([]);
  });

  it('no asserts that failed', async () => {
    const outputs: readonly Output[] = [{ kind: 'error', name: 'AssertionError', message: '' }];
    expect(await copied(`${CLEAN}# %%\nassert clean(1) == 3\n`, { 1: { outputs } })).toEqual([]);
  });
});
