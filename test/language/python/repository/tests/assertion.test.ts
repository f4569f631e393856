import { describe, expect, it } from 'vitest';
import { assertion } from '../../../../../src/language/python/repository/tests/assertion.ts';

describe('assertion', () => {
  it.each([
    ['9', 'assert f(3) == 9'],
    ['-0x1F', 'assert f(3) == -0x1F'],
    ['1_000', 'assert f(3) == 1_000'],
    ['"1.5"', 'assert f(3) == "1.5"'],
    ['True', 'assert f(3) is True'],
    ['None', 'assert f(3) is None'],
    ['2.5', 'assert f(3) == pytest.approx(2.5)'],
    ['.5', 'assert f(3) == pytest.approx(.5)'],
    ['-1e-3', 'assert f(3) == pytest.approx(-1e-3)'],
    ['(1+2j)', 'assert f(3) == pytest.approx((1+2j))'],
    ['[1, 2]', 'assert f(3) == [1, 2]'],
    ['[1, 2.5]', 'assert f(3) == pytest.approx([1, 2.5])'],
    ['(0.1,)', 'assert f(3) == pytest.approx((0.1,))'],
    ["{'a': 1.5}", "assert f(3) == pytest.approx({'a': 1.5})"],
    ["{'a': [1.5], 'b': 'c'}", "assert f(3) == {'a': pytest.approx([1.5]), 'b': 'c'}"],
    ['[[1.5, 2], [3]]', 'assert f(3) == [pytest.approx([1.5, 2]), [3]]'],
    ['([1.5],)', 'assert f(3) == (pytest.approx([1.5]),)'],
    ["('a', 1.5, None)", "assert f(3) == ('a', pytest.approx(1.5), None)"],
    ['{1.5, 2.5}', 'assert f(3) == {1.5, 2.5}'],
    ['{1.5: 2}', 'assert f(3) == {1.5: 2}'],
    ['{}', 'assert f(3) == {}'],
    ['()', 'assert f(3) == ()'],
    ["'a' 'b'", "assert f(3) == 'a' 'b'"],
    ["f'{1}'", "assert f(3) == (f'{1}')"],
    ['[1,\n 2]', 'assert f(3) == ([1,\n 2])'],
    ['set()', 'assert f(3) == (set())'],
  ])('compares with %s', (expected, statement) => {
    expect(assertion('f(3)', expected, 'strict').statement).toBe(statement);
  });

  it('does not ask numpy for identity, but None is always the same', () => {
    expect(assertion('f(3)', 'False', 'loose').statement).toBe('assert bool(f(3)) is False');
    expect(assertion('f(3)', 'None', 'loose').statement).toBe('assert f(3) is None');
  });

  it('says whether pytest is needed, whatever a string holds', () => {
    expect(assertion('f(3)', '"pytest.approx(1.5)"', 'strict').approximate).toBe(false);
    expect(assertion('f(3)', '[[0.5]]', 'strict').approximate).toBe(true);
  });
});
