import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { STANDARD_LIBRARY_MODULES } from '../../../../../src/language/python/names/index.ts';
import type { Value } from '../../../../../src/plan/recording.ts';
import { renderModule } from '../../../../../src/language/python/repository/modules/index.ts';
import { ruffRules } from '../../../../../src/language/python/repository/scaffold/index.ts';
import { renderTests } from '../../../../../src/language/python/repository/tests/index.ts';
import { describeWithPython } from '../../../../python-environment.ts';
import { pythonBackEnd } from '../language.ts';
import { definitionOf, importOf, moduleOf, parameterOf, planOf } from '../plans.ts';
import { runModule, writeFiles } from './python-run.ts';
import { callOf, int, keyword, list, positional, recordedCall, recordedFunction, str } from './recordings.ts';

const style = { targetVersion: 'py310', ownPackages: ['churn_tools'] };
const isStandardLibrary = (module: string): boolean => STANDARD_LIBRARY_MODULES.has(module);
const backEnd = await pythonBackEnd();

/** Names that would hide what a test reads, and values of many kinds. */
const busy = moduleOf({
  name: 'prices',
  imports: [importOf('datetime', null, 'datetime'), importOf('itertools', null, 'itertools')],
  definitions: [
    definitionOf({
      name: 'test_shape',
      text: 'def test_shape(prices, np, expected=2):\n    return len(prices) * np * expected',
      parameters: [parameterOf('prices'), parameterOf('np'), parameterOf('expected', 'positional', '2')],
    }),
    definitionOf({
      name: 'later',
      text: 'def later(day, list):\n    list.append(day)\n    return day + datetime.timedelta(days=1)',
      parameters: [parameterOf('day'), parameterOf('list')],
    }),
    definitionOf({
      name: 'ids',
      text: 'def ids(*rest: int):\n    yield from rest\n    yield from itertools.count()',
      parameters: [parameterOf('rest', 'variadic')],
      isGenerator: true,
    }),
    definitionOf({
      name: 'fails',
      text: 'def fails(x: str) -> None:\n    raise ValueError("no " + x)',
      parameters: [parameterOf('x')],
      returns: 'None',
    }),
  ],
});

const date = (day: number): Value =>
  callOf({ module: 'datetime', name: 'date' }, 'datetime.date', int(2024), int(1), int(day));

const busyRecording = [
  recordedFunction(
    'test_shape',
    recordedCall([positional('prices', str('ab')), positional('np', int(3))], int(12)),
    recordedCall([positional('prices', list(int(1))), positional('np', int(4))], int(8)),
    recordedCall(
      [positional('prices', str('ab')), keyword('expected', int(1)), keyword('np', int(3))],
      int(6),
    ),
  ),
  recordedFunction(
    'later',
    recordedCall([positional('day', date(1)), positional('list', list())], date(2), {
      mutations: [{ argument: 1, after: list(date(1)) }],
    }),
  ),
  recordedFunction(
    'ids',
    recordedCall([positional('rest', int(5)), positional('rest', int(6))], {
      kind: 'yielded',
      items: [int(5), int(6), int(0), int(1)],
      complete: false,
    }),
  ),
  recordedFunction(
    'fails',
    recordedCall([positional('x', str('no'))], {
      kind: 'raised',
      exception: { module: 'builtins', name: 'ValueError' },
      message: null,
    }),
  ),
];

describeWithPython('the printed tests of recorded calls', (python) => {
  const folder = mkdtempSync(join(tmpdir(), 'recorded-tests-'));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  beforeAll(async () => {
    const { files } = await renderTests(planOf({ modules: [busy] }), backEnd, style, isStandardLibrary, {
      functions: busyRecording,
    });
    writeFiles(folder, [
      ...files,
      { path: 'src/churn_tools/__init__.py', text: '' },
      { path: 'src/churn_tools/prices.py', text: renderModule(busy, isStandardLibrary) },
    ]);
  });

  const run = (...args: readonly string[]): string => runModule(python, folder, args);

  it('pass, and pytest collects nothing of the package', () => {
    const out = run('pytest', '-p', 'no:cacheprovider', '-vv', '--import-mode=importlib', 'tests');
    const outcomes = [...out.matchAll(/^tests\/test_prices\.py::(\S+?)(?:\[.*\])? (PASSED|FAILED|ERROR)/gm)];
    expect(outcomes.map(([, test, outcome]) => `${test} ${outcome}`)).toEqual([
      'test_module_imports PASSED',
      'test_test_shape_results PASSED',
      'test_test_shape_results PASSED',
      'test_test_shape_with_ab_1_3 PASSED',
      'test_later PASSED',
      'test_ids PASSED',
      'test_fails PASSED',
    ]);
  });

  it('keep to the rules of the repository', () => {
    const rules = ['--select', ruffRules.select.join(','), '--ignore', ruffRules.ignore.join(',')];
    const first = ['--config', 'lint.isort.known-first-party=["churn_tools"]'];
    expect(run('ruff', 'check', '--isolated', '--no-cache', ...rules, ...first, 'tests')).toContain(
      'All checks passed',
    );
    expect(run('ruff', 'format', '--check', '--isolated', '--no-cache', 'tests')).toContain(
      'already formatted',
    );
  });
});
