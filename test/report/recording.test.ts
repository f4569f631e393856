import { describe, expect, it } from 'vitest';
import type { Recording } from '../../src/plan/recording.ts';
import { painter } from '../../src/report/paint.ts';
import { recordingJson, recordingLines, recordingSummary } from '../../src/report/recording.ts';
import {
  callOf,
  float,
  int,
  none,
  pandas,
  positional,
  recordedCall,
  recordedFunction,
  str,
  tuple,
} from '../language/python/repository/tests/recordings.ts';

const recording: Recording = {
  functions: [
    recordedFunction(
      'format_duration',
      recordedCall([positional('hours', int(49))], str('2 d 1 h')),
      recordedCall(
        [positional('hours', str('a'))],
        { kind: 'raised', exception: { module: 'builtins', name: 'ValueError' }, message: 'no "a"' },
        { mutations: [{ argument: 0, after: none }] },
      ),
    ),
    recordedFunction(
      'clean',
      recordedCall(
        [
          positional('frame', pandas('pd.DataFrame({"a": [1, 2]})', 'pandas.DataFrame')),
          positional('rows', callOf({ module: 'churn_tools.prices', name: 'make' }, 'list', int(49))),
        ],
        {
          kind: 'returned',
          result: {
            kind: 'probed',
            type: 'pandas.DataFrame',
            probes: [
              { expression: 'result.shape', value: tuple(int(2), int(1)), imports: [] },
              { expression: 'result["a"].sum()', value: float('3.5'), imports: [] },
            ],
          },
        },
        { origin: 'synthetic' },
      ),
    ),
    { ...recordedFunction('train'), skipped: { code: 'slow', detail: null } },
  ],
};

describe('the report of a recording', () => {
  it('names every literal value that tests will hold, and why functions have none', () => {
    expect(recordingLines(recording, painter('plain'))).toEqual([
      'Tests from recorded calls, with all values that they hold',
      `    format_duration  2 calls: 49, '2 d 1 h', 'a', "no \\"a\\"", None`,
      '    clean  1 call on made data: "a", 1, 2, 49, 3.5',
      'No recorded test',
      '    train  its calls take longer than a test should',
    ]);
    expect(recordingSummary(recording)).toBe('2 of 3 functions have tests of recorded calls.');
  });

  it('counts functions for programs', () => {
    expect(recordingJson(recording)).toMatchObject({
      functions: 3,
      recorded: 2,
      skipped: [{ name: 'train', reason: 'its calls take longer than a test should' }],
    });
  });
});
