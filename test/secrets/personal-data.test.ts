import { describe, expect, it } from 'vitest';
import { findLeaks, findPersonalData, textsToHide, withoutSecrets } from '../../src/secrets/index.ts';

async function found(source: string): Promise<readonly (readonly [string, string])[]> {
  const findings = await findPersonalData([{ cell: 0, source }]);
  return findings.map(({ rule, start, end }) => [rule, source.slice(start, end)]);
}

/** The number that card makers give for tests: it passes the check of its last digit. */
const card = ['4111', '1111', '1111', '1111'];

describe('personal data', () => {
  it.each([
    ['to = "ada.lovelace@gmail.com"', 'email', 'ada.lovelace@gmail.com'],
    ['# ask a.l+notes@mail.uni-bonn.de', 'email', 'a.l+notes@mail.uni-bonn.de'],
    ['call("+49 30 1234567")', 'phone-number', '+49 30 1234567'],
    ['call("(415) 555-2671")', 'phone-number', '(415) 555-2671'],
    ['# Tel.: 0228 123456', 'phone-number', '0228 123456'],
    [`pay("${card.join(' ')}")`, 'card-number', card.join(' ')],
    [`number = ${card.join('')}`, 'card-number', card.join('')],
  ])('%s', async (source, rule, text) => {
    expect(await found(source)).toEqual([[rule, text]]);
  });

  it.each([
    'to = "ada@example.com"',
    'url = "git@github.com:me/x.git"',
    'url = "https://me:x@db.internal.net/"',
    'open("plot@2x.png")',
    '@cache.memoize\ndef f(): ...',
    'version = "1.2.3.4567"',
    'day = "2024-01-15"',
    'at = "2024-01-15 12:30:00"',
    'id = 123456789012345678',
    `wrong = "${card.slice(0, 3).join(' ')} 1112"`,
    'x = 4155552671',
    'y = +12345678.5',
    'span = "1990-2000"',
    'ip = "192.168.100.200"',
    'isbn = "978-3-16-148410-0"',
  ])('%s holds none', async (source) => {
    expect(await found(source)).toEqual([]);
  });
});

describe('texts that are no code', () => {
  it('a secret is found by what stands before it, and cut out', async () => {
    const secret = ['w1nter', 'lamp', '93'].join('-');
    const text = `connecting, password=${secret} to db`;
    expect((await findLeaks(text)).secrets.map(({ rule }) => rule)).toEqual(['written-out']);
    expect(await withoutSecrets(text)).toBe('connecting, password=… to db');
  });

  it('what may not be repeated has no quotes', async () => {
    const secret = ['w1nter', 'lamp', '93'].join('-');
    const source = `password = "${secret}"\nto = "ada@gmail.com"`;
    expect(await textsToHide([{ cell: 0, source }])).toEqual([secret, 'ada@gmail.com']);
  });

  it('a picture of 30 MB inside HTML is passed over', async () => {
    const text = `<img src="data:image/png;base64,${'QUJDREVGR0hJSktMTU5PUFFS'.repeat(1_250_000)}">`;
    expect(await findLeaks(text)).toEqual({ secrets: [], personal: [] });
  });
});
