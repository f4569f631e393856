import { expect, it } from 'vitest';
import { lowerBound } from '../../../../src/language/python/distributions/specifier.ts';

it.each([
  ['2.2.3', '>=2.2'],
  ['1.5', '>=1.5'],
  ['2.0.0', '>=2.0'],
  ['45', '>=45'],
  ['2024.1.0', '>=2024.1'],
  ['20240531', '>=20240531'],
  ['4.10.0.84', '>=4.10'],
  ['0.13.2', '>=0.13'],
  ['0.0.17', '>=0.0.17'],
  ['2.1.0+cu118', '>=2.1'],
  ['1.2.3.post1', '>=1.2'],
  ['2.0.0rc1', '>=2.0.0rc1'],
  ['2.4.0.dev0+git2024.ab12', '>=2.4.0.dev0'],
  ['1!2.3.4', '>=1!2.3'],
  ['unknown', ''],
  ['', ''],
])('%s gives %s', (version, specifier) => {
  expect(lowerBound(version)).toBe(specifier);
});
