import { expect, it } from 'vitest';
import { passesAlready } from '../../../../../src/language/python/repository/growth/file-patterns.ts';

it('what ruff lets pass by a pattern of files is known, as ruff matches it', () => {
  const text = `[tool.ruff.lint.per-file-ignores]
"tests/**" = ["S101", "D"]
"**/conftest.py" = ["ALL"]
"__init__.py" = ["F401"]
"src/{a,b}/*.py" = ["E501"]
"!src/*" = ["INP001"]
`;
  const isPassed = passesAlready(text, { file: 'pyproject.toml', root: ['tool', 'ruff'] });
  const asked: readonly (readonly [string, string])[] = [
    ['tests/unit/test_a.py', 'S101'],
    ['tests/test_a.py', 'D103'],
    ['tests/test_a.py', 'E501'],
    ['src/shop/conftest.py', 'B006'],
    ['src/shop/__init__.py', 'F401'],
    ['src/a/one.py', 'E501'],
    ['src/c/one.py', 'E501'],
    ['scripts/run.py', 'INP001'],
    ['src/a/one.py', 'INP001'],
  ];
  expect(asked.filter(([path, rule]) => isPassed(path, rule))).toEqual([
    ['tests/unit/test_a.py', 'S101'],
    ['tests/test_a.py', 'D103'],
    ['src/shop/conftest.py', 'B006'],
    ['src/shop/__init__.py', 'F401'],
    ['src/a/one.py', 'E501'],
    ['scripts/run.py', 'INP001'],
  ]);
});
