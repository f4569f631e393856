import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { runInOrder } from '../../src/language/python/toolchain/tests.ts';
import { describeWithPython } from '../python-environment.ts';
import { lines, record } from './record-demo.ts';

const MODULE = `
import functools
import random
from collections import namedtuple
from dataclasses import dataclass
from enum import Enum
import numpy as np
import pandas as pd

LIMITS = {"low": 1, "many": list(range(50))}
Pair = namedtuple("Pair", "a b")

class Kind(Enum):
    ROUND = "round"

@dataclass
class Point:
    x: float
    y: float = 0.0

def add(a, b=1):
    return a + b
def norm(point):
    return (point.x ** 2 + point.y ** 2) ** 0.5
def twin(a):
    return Pair(a, {a})
def is_round(kind):
    return kind is Kind.ROUND
def within(value, limits):
    return value >= limits["low"]
def make(n):
    return pd.DataFrame({"size": np.arange(n), "price": np.arange(n) * 0.5})
def cheap(frame):
    return frame[frame.price < 1]
def center(values):
    return values - values.mean()
def push(items, item):
    items.append(item)
def squares(n):
    for i in range(n):
        yield i * i
async def later(x):
    return x + 1
def positive(x):
    if x < 0:
        raise ValueError("not a number above zero")
    return x
@functools.lru_cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
def noisy(x):
    return x + random.random()
def helper(x):
    return x * 2
def outer(x):
    return helper(x) + 1
def read(path):
    return len(open(path).read())
def greet(name):
    return f"Hello, {name}!"
def total(frame):
    frame = frame.copy()
    return float(frame["size"].sum())
def unused(x):
    return x
def weigh(n):
    return f"{n * 2:.1f} kg"
def title(n):
    return "volume" + str(n)
def apply(f, x):
    return f(x)
def draw(rng):
    return int(rng.integers(0, 1000, 5).sum()) * 0
`;

const CELLS = [
  'import numpy as np\nimport pandas as pd\nfrom demo.core import *\nfrom demo import core',
  'add(1); add(1, b=2.5); add(1)\nnorm(Point(3, 4)); twin(2); is_round(Kind.ROUND); within(0, core.LIMITS)',
  'frame = make(4)\ncheap(frame)\ncenter(np.array([1.0, 3.0]))\nframe["new"] = 1\ncheap(frame)',
  'xs = [1]\npush(xs, 2)\nlist(squares(3))\nnext(squares(9))\nawait later(3)',
  'try:\n    positive(-1)\nexcept ValueError:\n    pass\npositive(2)\nfib(9)\nnoisy(1)\nouter(4)\nread("data.csv")',
  'greet("Bob")\nweigh(3)\napply(abs, -1)\napply(np.sqrt, 4.0)\napply(lambda v: v + 3, 4)\napply(str.upper, title(7))',
  'grid = np.linspace(0, 1, 50)\ncenter(grid)\nSEED = 7\ndraw(np.random.default_rng(SEED))',
  'total(pd.read_csv("data.csv"))',
];
const FILES = { 'data.csv': 'size,owner\n7,Miller\n9,Smith\n11,Jones\n' };

describeWithPython('recording calls', () => {
  it('writes arguments and results as code, and nothing of the data', { timeout: 60_000 }, async () => {
    const found = await record(MODULE, CELLS, {
      original: [MODULE, ...CELLS],
      files: FILES,
      hidden: ['Bob'],
    });
    const told = Object.fromEntries([...found].map(([name, each]) => [name, lines(each)]));
    expect(told).toMatchObject({
      add: ['(1) -> 2', '(1, b=2.5) -> 3.5'],
      norm: ['(core.Point(x=3, y=4)) -> 5.0'],
      twin: ['(2) -> core.Pair(a=2, b={2})'],
      is_round: ['(core.Kind.ROUND) -> True'],
      within: ['(0, core.LIMITS) -> False'],
      center: [
        '(numpy.array([1.0, 3.0])) -> numpy.array([-1.0, 1.0])',
        expect.stringMatching(/^\(np\.linspace\(0, 1, 50\)\) -> \{result\.shape: \(50\), /),
      ],
      weigh: ["(3) -> '6.0 kg'"],
      draw: ['(np.random.default_rng(7)) -> 0'],
      push: ['([1], 2) -> None; argument 0 is [1, 2]'],
      squares: ['(9) yields 0 …', '(3) yields 0, 1, 4'],
      later: ['(3) -> 4'],
      positive: ['(-1) raises ValueError', '(2) -> 2'],
      fib: ['(9) -> 34'],
      helper: ['(4) -> 8'],
      outer: ['(4) -> 9'],
      apply: [
        '(builtins.abs, -1) -> 1',
        '(numpy.sqrt, 4.0) -> numpy.float64(2.0)',
        '(lambda v: v + 3, 4) -> 7',
        '(builtins.str.upper, core.title(7)) -> {len(result): 7}',
      ],
    });
    // A frame is made anew from moved code as long as it is what that gave.
    expect(told.cheap?.[0]).toMatch(/^\(core\.make\(4\)\) -> \{result\.shape: \(2, 2\)/);
    expect(found.get('cheap')?.calls).toHaveLength(1);
    const reasons = [...found].flatMap(([name, { skipped }]) => (skipped ? [[name, skipped.code]] : []));
    expect(Object.fromEntries(reasons)).toEqual({
      noisy: 'random',
      read: 'touches-outside',
      unused: 'never-called',
    });
    // Made-up values stand for what may not be written down.
    expect(found.get('total')?.calls).toMatchObject([{ origin: 'synthetic' }]);
    expect(told.greet).toEqual(["('alpha') -> 'Hello, alpha!'"]);
    const all = JSON.stringify([...found]);
    for (const secret of ['Bob', 'Miller', 'Smith', 'Jones', 'owner']) expect(all).not.toContain(secret);
  });

  it(
    'keeps what was seen before the kernel died, and leaves nothing behind',
    { timeout: 60_000 },
    async () => {
      // A folder of its own: other tests run at the same time.
      const own = mkdtempSync(join(tmpdir(), 'solidify-test-'));
      vi.stubEnv('TMPDIR', own);
      onTestFinished(() => {
        vi.unstubAllEnvs();
      });
      const found = await record('def one(x):\n    return x + 1\ndef two(x):\n    return x\n', [
        'from demo.core import one, two\none(1)',
        'import os\nos._exit(1)',
        'two(2)',
      ]);
      expect(lines(found.get('one'))).toEqual(['(1) -> 2']);
      expect(found.get('two')?.skipped?.code).toBe('not-reached');
      expect(readdirSync(own).filter((name) => name.startsWith('solidify-run-'))).toEqual([]);
    },
  );
});

const TESTS = `
import time
import pytest
from demo import core

def test_green() -> None:
    assert core.half(3) == pytest.approx(1.5000000001)
def test_red() -> None:
    assert core.half(3) == pytest.approx(1.51)
@pytest.mark.parametrize(("x", "expected"), [(2, 1.0), (4, 3.0)])
def test_cases(x, expected) -> None:
    assert core.half(x) == expected
def test_raises() -> None:
    with pytest.raises(TypeError, match="unsupported"):
        core.half("a")
@pytest.mark.skip(reason="no call")
def test_stub() -> None:
    core.half(...)
def test_slow() -> None:
    time.sleep(60)
def test_last() -> None:
    assert core.half([]) is None
`;

describeWithPython('running made tests', (python) => {
  const base = execFileSync(python, ['-c', 'import sys; print(sys._base_executable)'], {
    encoding: 'utf8',
  }).trim();
  it.each([
    { order: 'forward', hashSeed: '3', by: python, with: 'with pytest' },
    // The interpreter under the environment has no packages, so that stand-ins do.
    { order: 'backward', hashSeed: '4', by: base, with: 'without pytest' },
  ] as const)(
    'tells which are not green, $with, $order',
    { timeout: 60_000 },
    async ({ order, hashSeed, by }) => {
      const files = [
        { path: 'src/demo/__init__.py', text: '' },
        { path: 'src/demo/core.py', text: 'def half(x):\n    return x / 2\n' },
        { path: 'tests/test_core.py', text: TESTS },
        { path: 'tests/test_broken.py', text: 'import nowhere_to_be_found\n' },
      ];
      const tests = ['tests/test_core.py', 'tests/test_broken.py'];
      const { failed, broken } = await runInOrder(by, { files, tests, testTimeout: 2 }, { hashSeed, order });
      const told = failed.map(({ test, case: place, error }) => `${test} ${place ?? ''} ${error}`).sort();
      expect(told).toEqual([
        'test_cases 1 AssertionError',
        'test_last  TypeError',
        'test_red  AssertionError',
        'test_slow  slow',
      ]);
      expect(broken).toEqual(['tests/test_broken.py']);
    },
  );
});
