import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { STANDARD_LIBRARY_MODULES } from '../../../../../src/language/python/names/index.ts';
import type { ExtractionPlan } from '../../../../../src/plan/plan.ts';
import { checkModules } from '../../../../../src/language/python/repository/lint/index.ts';
import { renderModule } from '../../../../../src/language/python/repository/modules/index.ts';
import { ruffRules } from '../../../../../src/language/python/repository/scaffold/index.ts';
import { renderTests } from '../../../../../src/language/python/repository/tests/index.ts';
import type { RenderedTests } from '../../../../../src/language/python/repository/tests/index.ts';
import { describeWithPython } from '../../../../python-environment.ts';
import { pythonBackEnd } from '../language.ts';
import { definitionOf, exampleOf, importOf, moduleOf, parameterOf, planOf } from '../plans.ts';
import { runModule, writeFiles } from './python-run.ts';

const style = { targetVersion: 'py310', ownPackages: ['churn_tools'] };
const isStandardLibrary = (module: string): boolean => STANDARD_LIBRARY_MODULES.has(module);
const backEnd = await pythonBackEnd();

function render(plan: ExtractionPlan): Promise<RenderedTests> {
  return renderTests(plan, backEnd, style, isStandardLibrary, null);
}

async function onlyText(plan: ExtractionPlan): Promise<string> {
  const { files } = await render(plan);
  expect(files).toHaveLength(1);
  return files[0]?.text ?? '';
}

const stub = `@pytest.mark.skip(reason="the notebook shows no call with literal arguments and result")\n`;

describe('renderTests', () => {
  it('turns examples into assertions that name their cell, and everything else into a skipped call', async () => {
    const plan = planOf({
      modules: [
        moduleOf({
          definitions: [
            definitionOf({
              name: 'square',
              text: 'def square(x): return x * x',
              examples: [
                exampleOf('square(3)', '9', 12),
                exampleOf('square(0.5)', '0.25', 12),
                exampleOf('square(3)', '9', 14),
                exampleOf('square(1)', '1', 14),
              ],
            }),
            definitionOf({
              name: 'clean',
              text: 'def clean(prices, k, m=1): ...',
              parameters: [parameterOf('prices'), parameterOf('k'), parameterOf('m', 'positional', '1')],
            }),
            definitionOf({ name: 'LIMIT', kind: 'constant', text: 'LIMIT = 3' }),
          ],
        }),
      ],
    });
    const { files, counts } = await render(plan);
    expect(counts).toEqual({ tested: 1, importOnly: 1 });
    expect(files).toEqual([
      {
        kind: 'create',
        path: 'tests/test_prices.py',
        text: `"""Tests of churn_tools.prices."""

import importlib

import pytest

from churn_tools import prices


def test_module_imports() -> None:
    """Check that churn_tools.prices can be imported."""
    module = importlib.import_module("churn_tools.prices")
    assert module.__name__ == "churn_tools.prices"


def test_square() -> None:
    """Check square against the notebook."""
    # From cell 12 of prototype.ipynb.
    assert prices.square(3) == 9
    assert prices.square(0.5) == pytest.approx(0.25)
    # From cell 14 of prototype.ipynb.
    assert prices.square(1) == 1


${stub}def test_clean() -> None:
    """Call clean with real arguments."""
    prices.clean(prices=..., k=...)
`,
      },
    ]);
  });

  it('only imports a module that has neither functions nor classes', async () => {
    const text = await onlyText(
      planOf({
        modules: [moduleOf({ definitions: [definitionOf({ name: 'A', kind: 'constant', text: 'A = 1' })] })],
      }),
    );
    expect(text).toBe(`"""Tests of churn_tools.prices."""

import importlib


def test_module_imports() -> None:
    """Check that churn_tools.prices can be imported."""
    module = importlib.import_module("churn_tools.prices")
    assert module.__name__ == "churn_tools.prices"
`);
  });

  it('takes no example that says two things, of another call, without a result or that is no Python', async () => {
    const examples = [
      exampleOf('f(1)', '1', 1),
      exampleOf('f(1)', '2', 2),
      exampleOf('f(2)', null, 3),
      exampleOf('list(f(3))', '[3]', 4),
      exampleOf('f(4).x', 'two words', 5),
    ];
    const plan = planOf({
      modules: [moduleOf({ definitions: [definitionOf({ name: 'f', text: 'def f(x): ...', examples })] })],
    });
    expect((await render(plan)).counts).toEqual({ tested: 0, importOnly: 1 });
  });

  it('copies the tests of a notebook, and keeps names with two meanings in two files', async () => {
    const origin = { notebook: 'work/My test-bed 2.ipynb', cell: 7, cellId: null, line: 1 };
    const square = importOf('churn_tools.prices', 'square', 'square');
    const { files } = await render(
      planOf({
        copiedTests: [
          { origin, name: 'test_cell_7', kind: 'asserts', text: 'assert square(2) == 4', imports: [square] },
          { origin, name: 'test_a', kind: 'function', text: 'def test_a():\n  assert 1', imports: [] },
          { origin, name: 'test_a', kind: 'function', text: 'def test_a():\n  assert 1', imports: [] },
          { origin, name: 'test_a', kind: 'function', text: 'def test_a():\n  assert 2', imports: [] },
          { origin, name: 'test_b', kind: 'function', text: 'async def test_b():\n  pass', imports: [] },
          { origin, name: 'test_c', kind: 'asserts', text: 'assert (', imports: [] },
        ],
      }),
    );
    expect(files.map(({ path, text }) => [path, text])).toEqual([
      [
        'tests/test_my_test_bed_2.py',
        `"""Tests copied from My test-bed 2.ipynb."""

from churn_tools.prices import square


def test_cell_7() -> None:
    """Check what cell 7 of My test-bed 2.ipynb asserts."""
    assert square(2) == 4


# From cell 7 of My test-bed 2.ipynb.
def test_a():
    assert 1
`,
      ],
      [
        'tests/test_my_test_bed_2_2.py',
        `"""Tests copied from My test-bed 2.ipynb."""


# From cell 7 of My test-bed 2.ipynb.
def test_a():
    assert 2
`,
      ],
    ]);
  });
});

/** A module with every kind of callable, named to clash with whatever a test module needs. */
const clashing = moduleOf({
  name: 'pytest',
  imports: [importOf('asyncio', null, 'asyncio'), importOf('math', null, 'math')],
  definitions: [
    definitionOf({
      name: 'test_root',
      text: 'def test_root(x):\n    return math.sqrt(x)',
      examples: [exampleOf('test_root(2)', '1.4142135623730951', 4)],
    }),
    definitionOf({
      name: 'TestBed',
      kind: 'class',
      text: 'class TestBed:\n    def __init__(self, size):\n        self.size = size',
      parameters: [parameterOf('size')],
    }),
    definitionOf({
      name: 'test_bed',
      text: 'def test_bed(a, /, b, *rest, c, d=1, **more): ...',
      parameters: [
        parameterOf('a', 'positional-only'),
        parameterOf('b'),
        parameterOf('rest', 'variadic'),
        parameterOf('c', 'keyword-only'),
        parameterOf('d', 'keyword-only', '1'),
        parameterOf('more', 'variadic-keyword'),
      ],
    }),
    definitionOf({
      name: 'total',
      text: 'def total(*values): return sum(values)',
      parameters: [parameterOf('values', 'variadic')],
      examples: [exampleOf('total(*[1, 2])', '3', 5), exampleOf('total()', '0', 5)],
    }),
    definitionOf({
      name: 'fetch',
      text: 'async def fetch(n):\n    await asyncio.sleep(0)\n    return n > 1',
      parameters: [parameterOf('n')],
      isAsync: true,
      examples: [exampleOf('await fetch(2)', 'True', 6)],
    }),
    definitionOf({
      name: '_stream',
      text: 'async def _stream(n):\n    yield n',
      parameters: [parameterOf('n')],
      isAsync: true,
      isGenerator: true,
    }),
    definitionOf({
      name: 'each',
      text: 'def each(n):\n    yield n',
      parameters: [parameterOf('n')],
      isGenerator: true,
    }),
    definitionOf({ name: 'module_imports', text: 'def module_imports(): return None' }),
    definitionOf({
      name: 'table',
      text: "def table(n): return {'a': [n / 3, (n, None)], 'b': 'it'}",
      parameters: [parameterOf('n')],
      examples: [exampleOf('table(1)', "{'a': [0.3333333333333333, (1, None)], 'b': 'it'}", 8)],
    }),
    definitionOf({
      name: 'text',
      text: "def text(n): return n + '''\n  b'''",
      parameters: [parameterOf('n')],
      examples: [exampleOf("text('''a\n''')", "'a\\n\\n  b'", 9)],
    }),
  ],
});

const clashingTests = [
  {
    origin: { notebook: 'pytest.ipynb', cell: 9, cellId: null, line: 1 },
    name: 'test_cell_9',
    kind: 'asserts',
    text: "assert text('''a''') == '''a\n  b'''\nassert TestBed(3).size == 3",
    imports: [
      importOf('churn_tools.pytest', 'text', 'text'),
      importOf('churn_tools.pytest', 'TestBed', 'TestBed'),
    ],
  },
] as const;

describeWithPython('the rendered tests', (python) => {
  const folder = mkdtempSync(join(tmpdir(), 'rendered-tests-'));
  const plan = planOf({ modules: [clashing], copiedTests: clashingTests });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  async function write(): Promise<void> {
    const { files } = await render(plan);
    writeFiles(folder, [
      ...files,
      { path: 'src/churn_tools/__init__.py', text: '' },
      { path: 'src/churn_tools/py.typed', text: '' },
      { path: 'src/churn_tools/pytest.py', text: renderModule(clashing, isStandardLibrary) },
    ]);
  }

  const run = (...args: readonly string[]): string => runModule(python, folder, args);

  it('pass or are skipped in pytest, which collects nothing of the package', async () => {
    await write();
    const options = ['-p', 'no:cacheprovider', '-W', 'error', '-vv', '--import-mode=importlib', 'tests'];
    const outcomes = [...run('pytest', ...options).matchAll(/^tests\/(\S+) (PASSED|SKIPPED|FAILED|ERROR)/gm)];
    expect(outcomes.map(([, test, outcome]) => `${test} ${outcome}`)).toEqual([
      'test_pytest.py::test_module_imports PASSED',
      'test_pytest.py::test_test_root PASSED',
      'test_pytest.py::test_test_bed SKIPPED',
      'test_pytest.py::test_test_bed_2 SKIPPED',
      'test_pytest.py::test_total PASSED',
      'test_pytest.py::test_fetch PASSED',
      'test_pytest.py::test_stream SKIPPED',
      'test_pytest.py::test_each SKIPPED',
      'test_pytest.py::test_module_imports_2 SKIPPED',
      'test_pytest.py::test_table PASSED',
      'test_pytest.py::test_text PASSED',
      'test_pytest_2.py::test_cell_9 PASSED',
    ]);
  });

  it('are formatted, and clean under the rules of the repository', async () => {
    await write();
    expect(run('ruff', 'format', '--check', '--isolated', '--no-cache', 'tests')).toContain(
      'already formatted',
    );
    const { files } = await render(plan);
    for (const { fired, defects } of await checkModules(
      files.map(({ path, text }) => ({ path, text, origin: 'made' as const })),
      style,
      ruffRules,
    )) {
      expect([fired, defects]).toEqual([[], []]);
    }
  });

  it('call stubs with the right parameters', async () => {
    const { files } = await render(plan);
    const text = files[0]?.text ?? '';
    for (const call of [
      '    module_pytest.TestBed(size=...)\n',
      '    module_pytest.test_bed(..., b=..., c=...)\n',
      '        return [item async for item in module_pytest._stream(n=...)]\n\n    asyncio.run(collect())\n',
      '    list(module_pytest.each(n=...))\n',
      '    module_pytest.module_imports()\n',
    ]) {
      expect(text).toContain(call);
    }
  });
});
