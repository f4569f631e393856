import { expect, test } from 'vitest';
import { stateFolder } from '../../src/workspace/state-folder.ts';

test.each([
  ['linux', {}, '/home/ada/.local/state/solidify'],
  ['linux', { XDG_STATE_HOME: '/state' }, '/state/solidify'],
  ['linux', { XDG_STATE_HOME: 'relative' }, '/home/ada/.local/state/solidify'],
  ['darwin', {}, '/home/ada/Library/Application Support/solidify'],
  ['darwin', { XDG_STATE_HOME: '/state' }, '/state/solidify'],
  ['win32', { LOCALAPPDATA: 'C:\\Local' }, 'C:\\Local\\solidify'],
] as const)('on %s with %o: %s', (platform, environment, expected) => {
  expect(stateFolder({ platform, home: '/home/ada', environment })).toBe(expected);
});
