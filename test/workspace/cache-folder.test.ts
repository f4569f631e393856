import { expect, test } from 'vitest';
import { cacheFolder } from '../../src/workspace/cache-folder.ts';

test.each([
  ['linux', {}, '/home/ada/.cache/solidify'],
  ['linux', { XDG_CACHE_HOME: '/cache' }, '/cache/solidify'],
  ['linux', { XDG_CACHE_HOME: 'relative' }, '/home/ada/.cache/solidify'],
  ['darwin', {}, '/home/ada/Library/Caches/solidify'],
  ['darwin', { XDG_CACHE_HOME: '/cache' }, '/cache/solidify'],
  ['win32', { LOCALAPPDATA: 'C:\\Local' }, 'C:\\Local\\solidify\\cache'],
] as const)('on %s with %o: %s', (platform, environment, expected) => {
  expect(cacheFolder({ platform, home: '/home/ada', environment })).toBe(expected);
});
