import { describe, expect, it } from 'vitest';
import { relativePath } from '../../src/text/change-set.ts';

describe('relativePath', () => {
  it.each(['src/a.py', 'tmp/n "q" {x} \\ y.ipynb', '...x/y'])('takes %s', (path) => {
    expect(relativePath(path)).toBe(path);
  });

  it.each(['/etc/passwd', 'C:/x', '../x', 'a/../b', 'a/..\\b', 'a//b', 'a/.', ''])('refuses %j', (path) => {
    expect(() => relativePath(path)).toThrow(RangeError);
  });
});
