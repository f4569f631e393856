import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { recordNotebooks } from '../../src/kernel/index.ts';
import type { SeenHints, SeenType, SeenTypes } from '../../src/plan/seen-types.ts';
import { describeWithPython, requirePython } from '../python-environment.ts';
import { helper, ipython, notebookOf, recorderOptions } from './notebooks.ts';

/** The types that a run of cells shows of the functions of a module `demo.core`. */
async function seen(module: string, ...cells: string[]): Promise<Readonly<Record<string, string>>> {
  const folder = mkdtempSync(join(tmpdir(), 'hints-'));
  const functions = [...module.matchAll(/^(?:async )?def (\w+)/gm)].flatMap(([, name = '']) => name);
  const { hints = [] } = await recordNotebooks({
    helper,
    ...recorderOptions,
    hints: true,
    cellTimeout: 60,
    totalTimeout: 120,
    notebooks: [
      {
        notebook: notebookOf(...cells),
        kernel: ipython(requirePython()),
        original: notebookOf(module, ...cells),
        folder,
        path: [],
        sources: [
          { path: 'demo/__init__.py', text: '' },
          { path: 'demo/core.py', text: module },
        ],
        hidden: [],
      },
    ],
    observed: {
      importName: 'demo',
      modules: [{ importName: 'demo.core', functions, classes: [], constants: [] }],
      data: {},
      libraries: ['numpy', 'pandas'],
    },
    onProgress: () => undefined,
  });
  return Object.fromEntries(hints.map(({ name, seen: each }) => [name, line(each)]));
}

/** `(a: int, b: float | int) -> list[str]`, or the problem. */
function line(hints: SeenHints): string {
  if (hints.kind === 'none') return hints.problem;
  const parameters = hints.parameters.map(({ parameter, types }) => `${parameter}: ${typesLine(types)}`);
  return `(${parameters.join(', ')}) -> ${hints.result === null ? '?' : typesLine(hints.result)}`;
}

function typesLine({ whole, types }: SeenTypes): string {
  return [...types.map(typeLine), ...(whole ? [] : ['?'])].join(' | ');
}

function typeLine({ module, name, form, of }: SeenType): string {
  const parts = of.map(typesLine).join(', ');
  const known = module === 'builtins' ? name : `${module}.${name}`;
  const rest = { fixed: '', 'any length': ', ...', 'of anything': '...' }[form];
  return parts + rest === '' ? known : `${known}[${parts}${rest}]`;
}

describeWithPython('types of calls', () => {
  it('sees them in every call, nested ones included', { timeout: 60_000 }, async () => {
    const module = `
import functools
import pathlib
import numpy as np
import pandas as pd
class Point:
    pass
def add(a, b=1.5):
    return a + b
def first(items):
    return items[0] if items else None
def table(frame, names):
    return frame[names]
def mean(values):
    return values.mean()
def count(values):
    return values.sum()
def index(words):
    return {word: len(word) for word in words}
def pair(x):
    return x, str(x)
def spread(*numbers, **options):
    return None
def point():
    return Point()
def inner(x):
    return x
def outer(x):
    return inner([x])
def squares(n):
    for i in range(n):
        yield i * i
def echo():
    got = yield 1
    yield got
async def later(x):
    return x
async def ticks(n):
    for i in range(n):
        yield str(i)
@functools.lru_cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
def apply(function, path):
    return map(function, [path])
def unused(x):
    return x
def half(x):
    if x > 0:
        return x
def maybe(x):
    if x < 0:
        return
    return x
def shadowed(x):
    x = str(x)
    return x
def fails(x):
    raise ValueError(x)
def best(items):
    found = None
    for item in items:
        found = item
    return found
def asked(a, b, c=None):
    if isinstance(a, str) or b is None or c is not None:
        return 1
    return 2
`;
    const found = await seen(
      module,
      `from demo.core import *
from demo.core import Point
import numpy as np, pandas as pd, pathlib
add(1); add(2.5, True)
first([1]); first([]); first(["a"])
table(pd.DataFrame({"a": [1]}), ["a"])
mean(np.array([1.0])); count(np.array([True]))
index({"a", "b"})
pair(3)
spread(1, 2.5, unit="m")
point()
outer(3)
list(squares(3))
gen = echo(); next(gen); gen.send("x")
await later(pathlib.Path("a"))
[each async for each in ticks(2)]
fib(3)
apply(len, pathlib.Path("a"))
half(1); maybe(1); shadowed(1); best([1]); asked(1, 2, 3)
try:
    fails(1)
except ValueError:
    pass`,
    );
    expect(found).toEqual({
      add: '(a: float | int, b: bool | float) -> float',
      first: '(items: list[int | str]) -> None | int | str',
      table: '(frame: pandas.DataFrame, names: list[str]) -> pandas.DataFrame',
      mean: '(values: numpy.ndarray) -> float',
      count: '(values: numpy.ndarray) -> numpy.int64',
      index: '(words: set[str]) -> dict[str, int]',
      pair: '(x: int) -> tuple[int, str]',
      spread: '(numbers: float | int, options: str) -> None',
      point: '() -> demo.core.Point',
      inner: '(x: list[int]) -> list[int]',
      outer: '(x: int) -> list[int]',
      squares: '(n: int) -> collections.abc.Iterator[int]',
      echo: '() -> ?',
      later: '(x: pathlib.Path) -> pathlib.Path',
      ticks: '(n: int) -> collections.abc.AsyncIterator[str]',
      fib: '(n: int) -> int',
      apply: '(function: collections.abc.Callable[...], path: pathlib.Path) -> collections.abc.Iterator[...]',
      unused: 'never-called',
      // Its end can be reached, which the run didn't show.
      half: '(x: int) -> ?',
      maybe: '(x: int) -> int | None',
      // Of a name that is bound anew a hint would say too much.
      shadowed: '() -> str',
      fails: '(x: int) -> ?',
      best: '(items: list[int]) -> ?',
      asked: '(c: None | int) -> int',
    });
  });

  it('says of which functions hints could be read', { timeout: 60_000 }, async () => {
    const module = `
import functools
import inspect
import typing
def logged(function):
    @functools.wraps(function)
    def wrapper(*args):
        return function(*args)
    return wrapper
@logged
def decorated(x):
    return x
@functools.singledispatch
def area(shape):
    return 0
def handler(x):
    return x
HANDLERS = {"plain": handler}
def checked(x):
    return x
SIGNATURE = inspect.signature(checked)
def signed(x):
    return x
def typed(x):
    return x
def told(x):
    return x
def asked(x: int, y):
    return x
def wrapped(x):
    return x
def free(x):
    return x
def mapped(x):
    return x
`;
    const found = await seen(
      module,
      'from demo.core import *',
      'decorated(1); area(2); handler(3); checked(4); signed(5); typed(6); told(7); asked(8, 9); wrapped(1); free(2)',
      'import inspect, typing, functools; inspect.signature(signed)',
      'typing.get_type_hints(typed)',
      'help(told)',
      'asked.__annotations__["x"]',
      'again = functools.wraps(wrapped)(lambda x: x)',
      'again.__annotations__ == {}',
      'list(map(mapped, [1])), functools.partial(free, 1)(), free.__name__, free.__doc__',
    );
    expect(found).toEqual({
      logged: 'never-called',
      decorated: 'decorated',
      area: 'decorated',
      handler: '(x: int) -> int',
      checked: 'passed-on',
      signed: 'annotations-read',
      typed: 'annotations-read',
      told: 'annotations-read',
      asked: 'annotations-read',
      wrapped: 'annotations-read',
      free: '(x: int) -> int',
      mapped: '(x: int) -> int',
    });
  });
});
