import { expect, test } from 'vitest';
import { redacted, withoutCredentials } from '../../src/workspace/git/redact.ts';

test.each([
  [
    "fatal: unable to access 'https://ada:p@ss@host/x.git/'",
    "fatal: unable to access 'https://***@host/x.git/'",
  ],
  ['https://ghp_token@github.com/a/b', 'https://***@github.com/a/b'],
  ['ssh://git:secret@host/x', 'ssh://git:***@host/x'],
  ['ssh://git@host/x and git@host:x', 'ssh://git@host/x and git@host:x'],
  ['https://host/x?private_token=abc&ref=main', 'https://host/x?private_token=***&ref=main'],
  ['https://host/a@b', 'https://host/a@b'],
])('%s', (text, expected) => {
  expect(redacted(text)).toBe(expected);
});

test.each([
  ['https://ada:secret@host/x', 'https://host/x'],
  ['ssh://git@host/x', 'ssh://git@host/x'],
  ['ssh://git:secret@host/x', 'ssh://git@host/x'],
  ['git@host:team/x.git', 'git@host:team/x.git'],
])('%s is stored as %s', (url, expected) => {
  expect(withoutCredentials(url)).toBe(expected);
});
