import { expect, it } from 'vitest';
import type { Verification } from '../../src/kernel/verification.ts';
import { painter } from '../../src/report/paint.ts';
import { sideBySide } from '../../src/report/side-by-side.ts';
import { verificationText } from '../../src/report/verification.ts';

const screen = (width: number) => ({ paint: painter('plain'), width });

it('stands the first lines that differ beside each other, in the width there is', () => {
  expect(sideBySide('a\nb\nc\n', 'a\nB\nc\n', screen(47))).toEqual([
    '  before                 after',
    '  a                    │ a',
    '  b                    ≠ B',
    '  c                    │ c',
  ]);
  const long = 'x'.repeat(100);
  const [, row = ''] = sideBySide(`${long}1`, `${long}2`, screen(47));
  expect(row.length).toBeLessThanOrEqual(47);
  expect(row).toMatch(/^ {2}…x+1 +≠ …x+2$/);
  expect(sideBySide('a\n', '', screen(47))[1]).toBe('  a                    ≠');
});

it('lets no output move the cursor', () => {
  expect(sideBySide('\u001b[2J\u0007x', 'y', screen(47))[1]).toBe('  ·x                   ≠ y');
});

it('tells who may be behind a difference, and what else there is to know', () => {
  const verification: Verification = {
    outcome: 'different', cells: 4, compared: 3, withoutOutput: 1, nondeterministic: [],
    differences: [
      {
        kind: 'output', cell: 2, afterCell: 3, before: '1\n', after: '2\n',
        first: { what: 'stdout', before: '1\n', after: '2\n' }, raisedIn: [],
        likely: [{ name: 'price', cell: 0, line: 1 }],
      },
    ],
    failing: [{ cell: 1, error: 'StdinNotImplementedError', expected: false }],
    diedAt: 3,
  }; // prettier-ignore
  expect(verificationText(verification, screen(47))).toBe(`cell 2 → 3 (output), stdout
  before                 after
  1                    ≠ 2
  likely behind it: price (cell 0)

They show something different. 4 code cells: 3 compared, 1 without output, 0 set aside.
The kernel died in cell 3, before as well as after; the cells below were not run.
Nobody is there to answer input(): cell 1 (StdinNotImplementedError), before as well as after.
`);
});
