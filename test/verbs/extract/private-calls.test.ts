import { expect, it } from 'vitest';
import type { RecordedCall, Recording, Value } from '../../../src/plan/recording.ts';
import { withoutPrivateCalls } from '../../../src/verbs/extract/private-calls.ts';

const literal = (source: string): Value => ({ kind: 'literal', type: 'int', source });

const call = (parameter: string, value: Value, result: Value): RecordedCall => ({
  origin: 'notebook',
  arguments: [{ parameter, passed: 'positional', keyword: null, value }],
  outcome: { kind: 'returned', result },
  mutations: [],
  seconds: 0,
  elements: 2,
});

const recordingOf = (...calls: readonly RecordedCall[]): Recording => ({
  functions: [{ module: 'demo.core', name: 'check', calls, skipped: null }],
});

const harmless = call('number', literal('4111111111111112'), literal('2'));

it('leaves a recording without private values as it is', async () => {
  const recording = recordingOf(harmless);
  expect(await withoutPrivateCalls(recording, [])).toBe(recording);
});

it.each([
  ['the number of a card', call('number', literal('4111111111111111'), literal('1'))],
  ['one in a list', call('numbers', { kind: 'list', items: [literal('4111111111111111')] }, literal('1'))],
  ['one that comes back', call('digits', literal("'x'"), literal('5500005555555559'))],
  ['an address', call('text', literal("'ada.moss@gmail.com'"), literal('1'))],
  ['a password by its parameter', call('password', literal("'tr0ub4dor-x9'"), literal('True'))],
  ['a telephone number by its parameter', call('phone', literal('5417543010'), literal('True'))],
])('drops a call that holds %s', async (_, secret) => {
  const left = await withoutPrivateCalls(recordingOf(harmless, secret), []);
  expect(left).toEqual(recordingOf(harmless));
  const [alone] = (await withoutPrivateCalls(recordingOf(secret), [])).functions;
  expect(alone?.calls).toEqual([]);
  expect(alone?.skipped?.code).toBe('not-writable');
});

it('drops a call that puts together what must not be repeated', async () => {
  const secret = call('words', literal("'blue'"), literal("'blue horse battery'"));
  const left = await withoutPrivateCalls(recordingOf(harmless, secret), [], ['horse battery']);
  expect(left).toEqual(recordingOf(harmless));
});
