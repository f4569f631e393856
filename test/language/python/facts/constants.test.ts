import { describe, expect, it } from 'vitest';
import { analyze, definitionOf, definitionsOf, statementsOf } from './analyze.ts';

function kindOfLast(cell: string): string {
  const last = statementsOf(cell).at(-1);
  if (last?.kind !== 'definition') return last?.kind ?? 'none';
  return `${last.definition.kind}${last.definition.evaluation.mutable ? ', mutable' : ''}`;
}

describe('constants and types', () => {
  it.each([
    ['x = 1', 'constant'],
    ["x = -1.5e3 + 2j * int('3')", 'constant'],
    ['x: float = 0.5', 'constant'],
    ["x = 'a' 'b' f'{y}' + \"─\" * 100", 'constant'],
    ['x = (1, "a", None)', 'constant'],
    ['x = [1, 2]', 'constant, mutable'],
    ["x = {'a': [1], **other}", 'constant, mutable'],
    ['x = {1, 2}', 'constant, mutable'],
    ['x = ([1], 2)', 'constant, mutable'],
    ['x = frozenset({1})', 'constant'],
    ['x = set("ab")', 'constant, mutable'],
    ['x = [y**2 for y in range(9) if y % 2]', 'constant, mutable'],
    ['x = {k: len(k) for k in "ab cd".split()}', 'constant, mutable'],
    ['x = sum(y for y in (1, 2))', 'constant'],
    ['x = (y for y in (1, 2))', 'action'],
    ['x = a if b > 1 else not c', 'constant'],
    ['x = names[0]', 'constant'],
    ['x = other', 'constant'],
    ['x = str.splitlines', 'constant'],
    ['x = isinstance', 'constant'],
    ['x = lambda y: open(y)', 'constant'],
    ['x = lambda y=open("a"): y', 'action'],
    ['a = b, c = (1, 2)', 'constant'],
    ["a, b = 'GY'", 'constant'],
    ['a = b = []', 'constant, mutable'],
    ['import math\nx = math.pi / 2', 'constant'],
    ['import math\nx = math.sqrt(2)', 'constant'],
    ['from itertools import chain\nx = chain.from_iterable', 'constant'],
    ['import sklearn\nx = (1, 2) if sklearn.__version__ >= "0.16" else (2, 1)', 'constant'],
    ['from pathlib import Path\nx = Path("a") / "b" / f"{y}.csv"', 'constant'],
    ['from pathlib import Path\nx = Path("a").with_suffix(".b").name', 'constant'],
    ['from pathlib import Path\nx = Path.cwd() / "b"', 'action'],
    ['from pathlib import Path\nx = Path("a").exists()', 'action'],
    ['import re\nx = re.compile("a+", re.VERBOSE).findall', 'constant'],
    ['from collections import Counter\nx = Counter("aab")', 'constant, mutable'],
    ['from collections import defaultdict\nx = defaultdict(lambda: [])', 'constant, mutable'],
    ['import numpy as np\nx = np.array([1, 2])', 'constant, mutable'],
    ['import numpy as np\nx = np.random.rand(3)', 'action'],
    ['import numpy as np\nx = np.array([1])[0].T', 'action'],
    ['from datetime import date\nx = date(2020, 1, 1)', 'constant'],
    ['from datetime import date\nx = date.today()', 'action'],
    ['import time\nx = time.time()', 'action'],
    ["import os\nx = os.environ['HOME']", 'action'],
    ["import os\nx = os.environ.get('HOME')", 'action'],
    ['import os\nx = os.environ', 'action'],
    ['import sys\nx = sys.argv[1]', 'action'],
    ['import sys\nx = sys.maxsize', 'constant'],
    ["x = open('a').read()", 'action'],
    ["x = input('?')", 'action'],
    ["import pandas as pd\nx = pd.read_csv('a')", 'action'],
    ['x = f(3)', 'action'],
    ['def f(y): return y\nx = f(3)', 'action'],
    ['def f(y): return y\nx = list(map(f, [1]))', 'action'],
    ['x = list(map(str, [1]))', 'constant, mutable'],
    ['class Node: pass\nx = Node(1)', 'constant, mutable'],
    ['x = df.T', 'constant'],
    ['x = df.sum()', 'action'],
    ['x = await y', 'action'],
    ['x = (y := 1)', 'action'],
    ['x.y = 1', 'action'],
    ['x[0] = 1', 'action'],
    ['a, x.y = 1, 2', 'action'],
    ['x += 1', 'action'],
    ['x: int', 'action'],
    ['x = str', 'type'],
    ['x = str | None', 'type'],
    ['x = tuple[int, ...]', 'type'],
    ['from typing import Union, List\nx = Union[int, List["x"]]', 'type'],
    ['import typing as t\nx = t.TypeVar("x", bound=int)', 'type'],
    ['from typing import NewType\nx = NewType("x", int)', 'type'],
    ['from collections import namedtuple\nx = namedtuple("x", "a b")', 'type'],
    ['from enum import Enum\nx = Enum("x", "A B")', 'type'],
    ['class A: pass\nx = A', 'type'],
    ['class A: pass\nx = A | int', 'type'],
    ['Point = tuple[int, int]\nx = Point', 'type'],
    ['Point = tuple[int, int]\nx = list[Point]', 'type'],
    ['type x = int', 'type'],
    ['type x[T] = list[T]', 'type'],
    ['x = 1 | 2', 'constant'],
    ['x = flags | other', 'constant'],
    ['from collections import namedtuple\nP = namedtuple("P", "a b")\nx = P(1, 2)', 'constant'],
  ])('%s → %s', (cell, expected) => {
    expect(kindOfLast(cell)).toBe(expected);
  });

  it('names all targets in their order', () => {
    const definition = definitionOf('East', 'directions = East, South = ((1, 0), (0, 1))');
    expect(definition.names).toEqual(['directions', 'East', 'South']);
    expect(definition.name).toBe('directions');
  });

  it('reads parameters off a lambda', () => {
    const { parameters } = definitionOf('f', 'f = lambda x, *ys, k=1: x');
    expect(parameters.map(({ name, kind, hasDefault }) => [name, kind, hasDefault])).toEqual([
      ['x', 'positional', false],
      ['ys', 'variadic', false],
      ['k', 'keyword-only', true],
    ]);
  });

  it('sees the whole notebook: a class or import of another cell', () => {
    const program = analyze([
      'ROOT = Path("a")\nnode = Node()',
      'from pathlib import Path\nclass Node: pass',
    ]);
    expect(definitionsOf(program).map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'constant ROOT',
      'constant node',
      'class Node',
    ]);
  });
});
