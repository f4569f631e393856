import { beforeAll, describe, expect, test } from 'vitest';
import type { BackEnd } from '../../../../../src/program/language.ts';
import type { PlannedModule } from '../../../../../src/plan/plan.ts';
import type { SeenHints, SeenType, SeenTypes } from '../../../../../src/plan/seen-types.ts';
import { withHints } from '../../../../../src/language/python/repository/hints/index.ts';
import { renderModule } from '../../../../../src/language/python/repository/modules/index.ts';
import { pythonBackEnd } from '../language.ts';
import { definitionOf, importOf, moduleOf, planOf } from '../plans.ts';

let backEnd: BackEnd;
beforeAll(async () => {
  backEnd = await pythonBackEnd();
});

/** `int`, `pandas.DataFrame`; parts follow. */
function type(name: string, ...of: SeenTypes[]): SeenType {
  const dot = name.lastIndexOf('.');
  const module = dot < 0 ? 'builtins' : name.slice(0, dot);
  return { module, name: name.slice(dot + 1), form: 'fixed', of };
}

function types(...all: (string | SeenType)[]): SeenTypes {
  return { whole: true, types: all.map((each) => (typeof each === 'string' ? type(each) : each)) };
}

function of(name: string, ...parts: SeenTypes[]): SeenTypes {
  return types(type(name, ...parts));
}

const PARAMETER = {
  kind: 'positional',
  hasDefault: false,
  annotation: null,
  default: null,
} as const;

/** The module's text after one function of one parameter got hints, without its docstring. */
function hinted(
  seen: { readonly x?: SeenTypes; readonly result?: SeenTypes | null } | SeenHints,
  parts: Partial<PlannedModule> = {},
): { readonly text: string; readonly problem: string | null } {
  const definition = definitionOf({
    name: 'f',
    text: 'def f(x):\n    return x',
    parameters: [{ ...PARAMETER, name: 'x' }],
  });
  const module = moduleOf({ ...parts, definitions: [definition, ...(parts.definitions ?? [])] });
  const hints: SeenHints =
    'kind' in seen
      ? seen
      : {
          kind: 'seen',
          parameters: seen.x ? [{ parameter: 'x', types: seen.x }] : [],
          result: seen.result ?? null,
        };
  const { plan, outcomes } = withHints(
    planOf({ modules: [module] }),
    [{ module: module.importName, name: 'f', seen: hints }],
    backEnd,
  );
  const [planned] = plan.modules;
  const text = planned ? renderModule(planned, (name) => ['typing', 'collections'].includes(name)) : '';
  return {
    text: text.replace(/^""".*"""\n*/, '').replace(/\n {4}return x\n[^]*$/, ''),
    problem: outcomes[0]?.problem ?? null,
  };
}

function hintOf(x: SeenTypes): string {
  return /x: (.*)\):/.exec(hinted({ x }).text)?.[1] ?? '';
}

describe('a hint', () => {
  test.each<[string, SeenTypes, string]>([
    ['one type', types('int'), 'int'],
    ['None at the end', types('None', 'str'), 'str | None'],
    ['an int is a float to type checkers', types('int', 'float'), 'float'],
    ['a bool is an int to them', types('bool', 'int', 'None'), 'int | None'],
    ['a list', of('list', types('int')), 'list[int]'],
    ['items of several types say nothing', of('list', types('int', 'str')), 'list[Any]'],
    ['items that may be missing', of('list', types('str', 'None')), 'list[str | None]'],
    ['nothing in it', of('list', types()), 'list[Any]'],
    ['keys and values', of('dict', types('str'), types('int', 'float')), 'dict[str, float]'],
    ['a tuple', of('tuple', types('int'), types('str')), 'tuple[int, str]'],
    ['a tuple of one kind', of('tuple', types('int'), types('float')), 'tuple[float, ...]'],
    [
      'pairs in a container',
      of('dict', types('str'), of('tuple', types('int'), types('int'))),
      'dict[str, tuple[int, int]]',
    ],
    ['no tuple at all', of('tuple'), 'tuple[()]'],
    [
      'tuples of several lengths',
      types(type('tuple', types('int')), type('tuple', types('int'), types('int'))),
      'tuple[int, ...]',
    ],
    ['three types', types('int', 'str', 'None'), 'int | str | None'],
  ])('%s', (_, seen, text) => {
    expect(hintOf(seen)).toBe(text);
  });

  test.each<[string, SeenTypes]>([
    ['four types', types('int', 'str', 'bytes', 'None')],
    ['a type without a name', { whole: false, types: [type('int')] }],
    ['only None', types('None')],
  ])('%s: none', (_, seen) => {
    expect(hinted({ x: seen })).toEqual({ text: 'def f(x):', problem: 'no-name' });
  });

  test('None is what a function returns that returns nothing', () => {
    expect(hinted({ result: types('None') }).text).toBe('def f(x) -> None:');
  });

  test('what the module imports is named as there', () => {
    const imports = [importOf('pandas', null, 'pd'), importOf('numpy', 'ndarray', 'array')];
    expect(
      hinted({ x: types('pandas.DataFrame'), result: types('numpy.ndarray') }, { imports }).text,
    ).toContain('def f(x: pd.DataFrame) -> array:');
  });

  test('all else is imported for type checkers, and in quotes', () => {
    expect(
      hinted({
        x: types('pandas.DataFrame', 'None'),
        result: of('collections.abc.Iterator', types('churn_tools.shapes.Point')),
      }).text,
    ).toBe(`from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from churn_tools.shapes import Point


def f(x: "pd.DataFrame | None") -> "Iterator[Point]":`);
  });

  test('nothing is in quotes where no annotation is evaluated', () => {
    expect(hinted({ x: types('pandas.DataFrame') }, { futures: ['annotations'] }).text).toContain(
      'def f(x: pd.DataFrame):',
    );
  });

  test('a class that the module defines later is in quotes', () => {
    const definitions = [definitionOf({ name: 'Point', kind: 'class', text: 'class Point: pass' })];
    expect(hinted({ x: types('churn_tools.prices.Point') }, { definitions }).text).toBe('def f(x: "Point"):');
  });

  test('a name that means something else in the module is no hint', () => {
    const definitions = [definitionOf({ name: 'list', kind: 'constant', text: 'list = 3' })];
    expect(hinted({ x: of('list', types('int')) }, { definitions }).problem).toBe('no-name');
    const guardedImports = ['try:\n    import pandas as pd\nexcept ImportError:\n    pd = None'];
    expect(hinted({ x: types('pandas.DataFrame') }, { guardedImports }).problem).toBe('no-name');
  });

  test('a module that comes along as it is gets none, nor does a function whose hints could be read', () => {
    expect(hinted({ x: types('int') }, { source: 'def f(x): return x' }).problem).toBe('not-seen');
    expect(hinted({ kind: 'none', problem: 'decorated' })).toEqual({
      text: 'def f(x):',
      problem: 'decorated',
    });
  });
});
