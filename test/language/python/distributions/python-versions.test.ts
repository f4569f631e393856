import { expect, it } from 'vitest';
import { pythonVersions } from '../../../../src/language/python/distributions/index.ts';

it('starts at the minor version of the interpreter', () => {
  expect(pythonVersions('3.13.0').minimum).toBe('3.13');
  expect(pythonVersions('3.13.0').tested).toEqual(['3.13', '3.14', '3.15']);
});

it('never starts below the oldest supported version, nor without knowing the interpreter', () => {
  expect(pythonVersions('3.8.18').minimum).toBe('3.11');
  expect(pythonVersions(null).minimum).toBe('3.11');
  expect(pythonVersions('2.7.18').minimum).toBe('3.11');
  expect(pythonVersions(null).tested).toEqual(['3.11', '3.12', '3.13', '3.14', '3.15']);
});

it('takes a version that is newer than all it knows as it is', () => {
  expect(pythonVersions('3.17.0a1')).toEqual({ minimum: '3.17', tested: ['3.17'] });
});
