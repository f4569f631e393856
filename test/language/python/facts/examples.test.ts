import { describe, expect, it } from 'vitest';
import type { Notebook } from '../../../../src/notebook/notebook.ts';
import { analyzeNotebook, definitionOf, notebookOf, statementOf } from './analyze.ts';

const shown = (
  examples: readonly { call: string; expected: string | null; source: string }[],
): readonly string[] =>
  examples.map(({ call, expected, source }) => `${call} → ${expected ?? ''} (${source})`);

describe('examples from asserts', () => {
  it.each([
    ['assert f(2) == 4', ['f(2) → 4 (assert)']],
    ['assert 4 == f(2), "message"', ['f(2) → 4 (assert)']],
    ['assert f("a", k=[1, -2.5], *()) == 1', []],
    ['assert f("a", k=[1, -2.5]) == {"x": (1, None)}', ['f("a", k=[1, -2.5]) → {"x": (1, None)} (assert)']],
    ['assert f(2) is None', ['f(2) → None (assert)']],
    ['assert f(2) is x', []],
    ['assert is_prime(3)', ['bool(is_prime(3)) → True (assert)']],
    ['assert not is_prime(4)', ['bool(is_prime(4)) → False (assert)']],
    [
      'assert f(1) == 2 and (f(2) == 3 and g(0))',
      ['f(1) → 2 (assert)', 'f(2) → 3 (assert)', 'bool(g(0)) → True (assert)'],
    ],
    ['assert f(1) == 2 or f(2) == 3', []],
    ['assert f(x) == 4', []],
    ['assert f(2) == g(2)', []],
    ['assert f(2) < 4', []],
    ['assert f(1) == 2 == f(3)', []],
    ['assert obj.f(2) == 4', []],
    ['assert f(f(2)) == 4', []],
    [
      'def test_f():\n    x = 1\n    assert f(2) == 4\n    if x:\n        assert f(3) == 9',
      ['f(2) → 4 (assert)'],
    ],
    ['def tests():\n    assert f(2) == 4', ['f(2) → 4 (assert)']],
    ['def test_f(fixture):\n    assert f(2) == 4', []],
    ['def testing_ground():\n    assert f(2) == 4', []],
  ])('%s', (cell, expected) => {
    expect(shown(statementOf(cell).examples)).toEqual(expected);
  });

  it('name the function and the place', () => {
    const [example] = statementOf('assert f(2) == 4').examples;
    expect(example).toMatchObject({ name: 'f', at: { cell: 0, start: 7, end: 16 } });
  });
});

describe('examples from saved outputs', () => {
  const withResult = (cell: string, result: string | null): Notebook => {
    const notebook = notebookOf([cell]);
    const outputs = result === null ? [] : [{ kind: 'result' as const, data: { 'text/plain': result } }];
    return { ...notebook, cells: notebook.cells.map((each) => ({ ...each, outputs })) };
  };

  it.each([
    ['f(3)', '9', ['f(3) → 9 (output)']],
    ['f(3)', "['a',\n 'b']", ["f(3) → ['a',\n 'b'] (output)"]],
    ['f(3)', 'array([1, 2])', []],
    ['f(3)', '[1, 2, ...]', []],
    ['f(3)', '<__main__.A at 0x7f>', []],
    ['f(3)', null, []],
    ['f(3);', '9', []],
    ['f(x)', '9', []],
    ['f(3) == 9', 'True', ['f(3) → 9 (output)']],
    ['f(3) == 9', 'False', []],
    ['print(f(3))', '9', []],
    ['f(3)\nx = 1', '9', []],
  ])('%s shown as %s', (cell, result, expected) => {
    const { statements } = analyzeNotebook(withResult(cell, result));
    expect(shown(statements.flatMap(({ examples }) => examples))).toEqual(expected);
  });
});

describe('examples from doctests', () => {
  it('are calls of literals with the literal below', () => {
    const text = [
      'def f(x):',
      '    """Double.',
      '',
      '    >>> f(2)',
      '    4',
      '    >>> f("a")',
      "    'aa'",
      '    >>> f([1])',
      '    [1,',
      '     1]',
      '',
      '    >>> f(y)',
      '    1',
      '    >>> f(0) == 0',
      '    True',
      '    >>> f(None)',
      '    Traceback (most recent call last):',
      '    >>> for x in f(2):',
      '    ...     x',
      '    1',
      '    """',
      '    return x * 2',
    ].join('\n');
    expect(shown(definitionOf('f', text).examples)).toEqual([
      'f(2) → 4 (doctest)',
      'f("a") → \'aa\' (doctest)',
      'f([1]) → [1,\n1] (doctest)',
      'f(0) → 0 (doctest)',
    ]);
  });
});
