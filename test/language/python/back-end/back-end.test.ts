import { beforeAll, expect, test } from 'vitest';
import type { BackEnd } from '../../../../src/program/language.ts';
import { createPythonBackEnd } from '../../../../src/language/python/back-end/index.ts';
import { pythonParser } from '../../../python-parser.ts';

let backEnd: BackEnd;
beforeAll(async () => {
  backEnd = createPythonBackEnd(await pythonParser());
});

test('an import line names its members, and renames only where the names differ', () => {
  const members = [
    { imported: 'load', name: 'load' },
    { imported: 'clean', name: 'clean_prices' },
  ];
  expect(backEnd.importLine('churn_tools.data', members)).toBe(
    'from churn_tools.data import load, clean as clean_prices',
  );
});

test.each(['prices', 'feature_engineering', 'model2', '_private', 'numpy'])('%s can be a module', (name) => {
  expect(backEnd.isModuleName(name)).toBe(true);
});

test.each([
  '',
  'class',
  'match',
  'type',
  '_',
  'json',
  'distutils',
  'annotationlib',
  'a-b',
  'a b',
  '2d',
  'Model',
  'é',
])('%j can be no module', (name) => {
  expect(backEnd.isModuleName(name)).toBe(false);
});

test('the first problem of a module has its line', () => {
  expect(backEnd.syntaxProblem('x = 1\n')).toBeNull();
  expect(backEnd.syntaxProblem('x = 1\n\nawait f()\nreturn\n')).toEqual({
    line: 3,
    message: "'await' outside async function",
  });
});

test('layout is no syntax, a docstring is', () => {
  expect(backEnd.sameSyntax("f( 'a' )", 'f("a")')).toBe(true);
  expect(backEnd.sameSyntax('def f():\n  """A"""', 'def f():\n  """A."""')).toBe(false);
});
