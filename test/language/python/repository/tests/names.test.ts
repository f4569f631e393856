import { describe, expect, it } from 'vitest';
import { comment, notebookName } from '../../../../../src/language/python/repository/tests/comment.ts';
import { testNames } from '../../../../../src/language/python/repository/tests/test-names.ts';

describe('testNames', () => {
  it('makes snake case, and no name twice', () => {
    const definitions = [
      'clean',
      '_clean',
      'Clean',
      'PriceModel',
      '_HTTPError',
      'x2Y',
      'module_imports',
      '__',
    ];
    const nameOf = testNames(definitions);
    expect(definitions.map(nameOf)).toEqual([
      'test_clean',
      'test_clean_2',
      'test_clean_3',
      'test_price_model',
      'test_http_error',
      'test_x2_y',
      'test_module_imports_2',
      'test_',
    ]);
  });
});

describe('notebookName', () => {
  it.each([
    ['/home/ada/a.ipynb', 'a.ipynb'],
    ['C:\\work\\a b.ipynb', 'a b.ipynb'],
    ['odd\nname\u0000.ipynb', 'odd name .ipynb'],
  ])('of %j is %j', (path, name) => {
    expect(notebookName(path)).toBe(name);
  });
});

describe('comment', () => {
  it('breaks at 88 columns between words only', () => {
    expect(comment(`${'a'.repeat(80)} b c d`, '  ')).toEqual([`  # ${'a'.repeat(80)} b c`, '  # d']);
    expect(comment('x'.repeat(100), '')).toEqual([`# ${'x'.repeat(100)}`]);
  });
});
