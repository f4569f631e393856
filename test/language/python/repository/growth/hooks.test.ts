import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { withHookDependencies } from '../../../../../src/language/python/repository/growth/index.ts';

const WITH = `repos:
  - repo: https://github.com/pre-commit/mirrors-mypy
    rev: v2.3.0
    hooks:
      - id: mypy
        files: ^src/
        args: []
        additional_dependencies:
          - "numpy>=2.4"

  - repo: https://github.com/codespell-project/codespell
`;

describe('the hook of mypy', () => {
  it('gets what it lacks', () => {
    expect(withHookDependencies(WITH, ['numpy>=2', 'pandas>=3.1'])).toBe(
      WITH.replace('"numpy>=2.4"\n', '"numpy>=2.4"\n          - "pandas>=3.1"\n'),
    );
  });

  it('gets its first', () => {
    const without = WITH.replace(/ +additional_dependencies:\n.*\n/, '');
    const text = withHookDependencies(without, ['numpy>=2.4']);
    expect(text).toBe(WITH);
    expect(parse(text)).toMatchObject({
      repos: [{ hooks: [{ additional_dependencies: ['numpy>=2.4'] }] }, {}],
    });
  });

  it('may be missing', () => {
    expect(withHookDependencies('repos: []\n', ['numpy'])).toBe('repos: []\n');
  });
});
