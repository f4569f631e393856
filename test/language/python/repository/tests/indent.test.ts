import { expect, it } from 'vitest';
import { indentStatements } from '../../../../../src/language/python/repository/tests/indent.ts';

it('moves statements in, but no line that begins inside a string', () => {
  const text = [
    'assert f("""a',
    'b""") == 1  # it\'s "so"',
    '',
    "assert g('#', [",
    "  2]) == r'''",
    "x'''",
    'assert h() == 3',
  ].join('\n');
  expect(indentStatements(text)).toBe(
    [
      '    assert f("""a',
      'b""") == 1  # it\'s "so"',
      '',
      "    assert g('#', [",
      "      2]) == r'''",
      "x'''",
      '    assert h() == 3',
    ].join('\n'),
  );
});
