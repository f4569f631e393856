import { describe, expect, test } from 'vitest';
import type { NotebookVersion } from '../../src/analysis/history/version.ts';
import type { Imprint, ImprintTraits } from '../../src/program/imprint.ts';
import {
  areaUnderCurve,
  evaluate,
  observe,
  splitByTime,
  type Observation,
} from '../../scripts/evaluation.ts';

const plain: ImprintTraits = { lines: 20, shows: false, pure: false };

/** A function as `name:body`; the same body under another name is the same function. */
function made(text: string, traits = plain): Imprint {
  const [name = '', body = ''] = text.split(':');
  return { kind: 'function', names: [name], hash: text, body, traits };
}

/** The newest of versions, one a day from 1 January 2026, each with these functions. */
function history(...versions: readonly (readonly Imprint[])[]): NotebookVersion {
  const [first, ...rest] = versions.map((definitions, index): Omit<NotebookVersion, 'parents'> => {
    return { date: `2026-01-0${index + 1}T00:00:00+00:00`, definitions, partial: false, cut: false };
  });
  if (first === undefined) throw new Error('no version');
  return rest.reduce<NotebookVersion>((before, version) => ({ ...version, parents: [before] }), {
    ...first,
    parents: [],
  });
}

describe('observations', () => {
  // f changes in version 3 and 7, g never, h appears in version 3 and gets another name in version 4.
  const short: ImprintTraits = { lines: 4, shows: false, pure: true };
  const newest = history(
    [made('f:1'), made('g:1', short)],
    [made('f:1'), made('g:1', short)],
    [made('f:2'), made('g:1', short), made('h:1')],
    [made('f:2'), made('g:1', short), made('k:1')],
    [made('f:2'), made('g:1', short), made('k:1')],
    [made('f:2'), made('g:1', short), made('k:1')],
    [made('f:3'), made('g:1', short), made('k:1')],
  );

  test('are of every version with one before it and three behind it', () => {
    const days = observe(newest).map(({ time }) => new Date(time).getUTCDate());
    // Versions 2, 3 and 4 of 7: two functions, then three and three.
    expect(days).toEqual([2, 2, 3, 3, 3, 4, 4, 4]);
  });

  test('know what became of each function', () => {
    // f of version 2 is changed in 3; f of 3 stays in 4, 5 and 6; f of 4 is changed in 7. A new name is no change.
    const [f2, g2, f3, g3, h3, f4, g4, k4] = observe(newest).map(({ stayed }) => stayed);
    expect({ f2, f3, f4 }).toEqual({ f2: false, f3: true, f4: false });
    expect({ g2, g3, g4, h3, k4 }).toEqual({ g2: true, g3: true, g4: true, h3: true, k4: true });
  });

  test('have the points that the words say', () => {
    // log2(1 + versions without a change) + pure + short + never changed + 4 × what stayed of the versions before.
    // Version 2: nothing changed since 1. Version 3: g of f and g is as in 1. Version 4: again, seen from 1.
    const points = observe(newest).map((each) => each.points);
    const [f2, g2, f3, g3, h3, f4, g4, k4] = points;
    expect({ f2, g2 }).toEqual({ f2: 1 + 1 + 4, g2: 1 + 2 + 1 + 4 });
    expect({ f3, g3, h3 }).toEqual({ f3: 0 + 0 + 2, g3: Math.log2(3) + 2 + 1 + 2, h3: 0 + 1 + 2 });
    expect({ f4, g4, k4 }).toEqual({ f4: 1 + 0 + 2, g4: 2 + 2 + 1 + 2, k4: 1 + 1 + 2 });
  });

  test('shares and AUC are those worked out by hand', () => {
    // Points that stayed: 8 6.58 7 (g), 2 (f3), 3 (h3), 4 (k4); that didn't: 6 (f2), 3 (f4).
    // Pairs: against 6 win 8, 6.58, 7: 3; against 3 win 8, 6.58, 7, 4 and tie 3: 4.5. Of 12 pairs 7.5.
    const found = evaluate(observe(newest));
    expect(found.observations).toBe(8);
    expect(found.stayed).toBe(6 / 8);
    expect(found.auc).toBe(7.5 / 12);
    // Unchanged versions: stayed 1 2 3 (g), 0 (f3), 0 (h3), 1 (k4); didn't: 1 (f2), 1 (f4). Each: 2 wins, 2 ties: 3 of 6.
    expect(found.aucOfUnchanged).toBe(6 / 12);
    expect(found.levels).toEqual([
      { name: 'low', count: 3, stayed: 2 / 3 },
      { name: 'medium', count: 3, stayed: 2 / 3 },
      { name: 'high', count: 2, stayed: 1 },
    ]);
    expect(found.points).toEqual([
      { name: '2', count: 1, stayed: 1 },
      { name: '3', count: 2, stayed: 1 / 2 },
      { name: '4', count: 1, stayed: 1 },
      { name: '6', count: 2, stayed: 1 / 2 },
      { name: '7', count: 1, stayed: 1 },
      { name: '8', count: 1, stayed: 1 },
    ]);
  });

  test('the later half begins with the version in the middle', () => {
    const { earlier, later } = splitByTime(observe(newest));
    expect(earlier.map(({ time }) => new Date(time).getUTCDate())).toEqual([2, 2]);
    expect(later.map(({ time }) => new Date(time).getUTCDate())).toEqual([3, 3, 3, 4, 4, 4]);
  });

  test('what is gone did not stay, even if it comes back', () => {
    const gone = history([made('f:1')], [made('f:1')], [], [made('f:1')], [made('f:1')]);
    expect(observe(gone).map(({ stayed }) => stayed)).toEqual([false]);
  });

  test('the line of first parents is followed through a merge', () => {
    const side = history([made('f:1')], [made('f:1')], [made('f:2')]);
    const main = history([made('f:1')], [made('f:1')], [made('f:1')]);
    const merged: NotebookVersion = {
      date: '2026-01-05T00:00:00+00:00',
      definitions: [made('f:1')],
      partial: false,
      cut: false,
      parents: [main, side],
    };
    const newest: NotebookVersion = { ...merged, date: '2026-01-06T00:00:00+00:00', parents: [merged] };
    expect(observe(newest).map(({ stayed }) => stayed)).toEqual([true]);
  });
});

describe('the area under the curve', () => {
  const seen = (points: number, stayed: boolean): Observation => {
    return { time: 0, points, level: 'low', unchanged: 0, stayed };
  };
  const score = ({ points }: Observation): number => points;

  test.each([
    ['all in order', [seen(1, false), seen(2, true)], 1],
    ['all wrong', [seen(2, false), seen(1, true)], 0],
    ['nothing but ties', [seen(1, false), seen(1, true), seen(1, true)], 0.5],
    ['three of four pairs', [seen(1, false), seen(2, true), seen(3, false), seen(4, true)], 0.75],
  ])('%s', (_, observations, expected) => {
    expect(areaUnderCurve(observations, score)).toBe(expected);
  });

  test('there is none where all stayed', () => {
    expect(areaUnderCurve([seen(1, true)], score)).toBe(null);
  });
});
