import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pythonDocstring } from '../../../../../src/language/python/repository/scaffold/docstring.ts';

/** Any text, its halves of surrogate pairs included. */
const text = fc.string({ unit: 'binary' });

describe('a docstring', () => {
  it('cannot end early', () => {
    expect(pythonDocstring('a """ b \\')).toBe("a ''' b \\\\");
    fc.assert(fc.property(text, (value) => !pythonDocstring(value).includes('"')));
  });
});
