import { expect, it } from 'vitest';
import { measureTests } from '../../../../src/language/python/toolchain/measure.ts';
import type { MeasuredFunction } from '../../../../src/language/measurement.ts';
import { describeWithPython } from '../../../python-environment.ts';

const CORE = `"""Core."""

from functools import lru_cache

SEEN = {}


def half(x):
    """Half of it."""
    return x / 2


def count(name):
    SEEN[name] = SEEN.get(name, 0) + 1
    return SEEN[name]


@lru_cache
def small(x):
    if x < 10:
        return True
    return False


def endless(n):
    while n > 0:
        n = n - 1
    return n


def unseen(x):
    return x + 1


class Box:
    def size(self, n):
        return n * 2
`;

const TESTS = `import pytest

from demo import core


@pytest.mark.parametrize(("x", "expected"), [(4, 2), (3, 1.5)])
def test_half(x, expected) -> None:
    assert core.half(x) == pytest.approx(expected)


def test_count() -> None:
    assert core.count("a") == 1


def test_small() -> None:
    assert core.small(3) is True


def test_endless() -> None:
    assert core.endless(2) == 0


def test_size() -> None:
    assert core.Box().size(0) == 0


def test_red() -> None:
    assert core.unseen(1) == 3
`;

/** By name: lines, covered, mutants, caught, returns, returnsCaught. */
function numbers(functions: readonly MeasuredFunction[]): Record<string, readonly number[]> {
  return Object.fromEntries(
    functions.map((each) => [
      each.name,
      [each.lines, each.covered, each.mutants, each.caught, each.returns, each.returnsCaught],
    ]),
  );
}

describeWithPython('measuring tests', (python) => {
  it('counts lines that green tests run and mutants that they catch', { timeout: 60_000 }, async () => {
    const progress: number[] = [];
    const measurement = await measureTests(python, {
      files: [
        { path: 'src/demo/__init__.py', text: '' },
        { path: 'src/demo/core.py', text: CORE },
        { path: 'tests/test_core.py', text: TESTS },
      ],
      modules: { 'demo.core': 'src/demo/core.py' },
      mutants: 100,
      seconds: 40,
      onProgress: (at) => progress.push(at),
    });
    expect(numbers(measurement?.functions ?? [])).toEqual({
      // return: nothing, *, 3.
      half: [1, 1, 3, 3, 3, 3],
      // Without the statement, -, another 0, another 1; nothing returned. The count starts anew for each.
      count: [2, 2, 5, 5, 1, 1],
      // <=, another 10, another True, nothing for True, nothing for False, another False.
      small: [3, 2, 6, 2, 4, 2],
      // >=, another 0, without the statement (never ends), + (never ends), nothing returned; 2 - 2 is 0 as well.
      endless: [3, 3, 6, 5, 1, 1],
      // Its only test is red.
      unseen: [1, 0, 3, 0, 3, 0],
      // nothing, /, 3: zero tells only the first from the function.
      'Box.size': [1, 1, 3, 1, 3, 1],
    });
    expect(measurement?.functions.find(({ name }) => name === 'Box.size')?.survivors).toEqual([
      { line: 37, change: '* becomes /' },
      { line: 37, change: 'int becomes another' },
    ]);
    expect(measurement?.left).toBe(0);
    expect(progress).toHaveLength(26);
  });
});
