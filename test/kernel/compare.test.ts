import { describe, expect, it } from 'vitest';
import { compareRuns } from '../../src/kernel/compare.ts';
import type { RunOutput } from '../../src/kernel/output.ts';
import type { NotebookRun } from '../../src/kernel/run.ts';
import type { Verification } from '../../src/kernel/verification.ts';

const print = (text: string, name = 'stdout'): RunOutput => ({ kind: 'stream', name, text });
const result = (text: string): RunOutput => ({ kind: 'result', data: { 'text/plain': text } });
const error = (name: string, message = ''): RunOutput => ({ kind: 'error', name, message });

type Cells = readonly (readonly RunOutput[])[];
const runOf = (cells: Cells): NotebookRun => ({
  cells: cells.map((outputs, cell) => ({ cell, outputs })),
  diedAt: null,
});

function compare(before: Cells, after: Cells, again: Cells = before): Verification {
  const same = new Map(before.map((_, cell) => [cell, cell]));
  return compareRuns([runOf(before), runOf(again)], runOf(after), same, []);
}

/** The outcome and the kinds of differences of one cell that showed `before` and then `after`. */
function compareCell(before: RunOutput, after: RunOutput): readonly string[] {
  const { outcome, differences } = compare([[before]], [[after]]);
  return [outcome, ...differences.map(({ kind }) => kind)];
}

describe('comparing what two notebooks show', () => {
  it('counts compared cells and those without output', () => {
    const shown = [[print('1\n')], [], [result('2')]];
    expect(compare(shown, shown)).toEqual({
      outcome: 'equal',
      cells: 3,
      compared: 2,
      withoutOutput: 1,
      nondeterministic: [],
      differences: [],
      failing: [],
      diedAt: null,
    });
  });

  it('tells each kind of output from another', () => {
    expect(compareCell(print('3'), print('3'))).toEqual(['equal']);
    expect(compareCell(print('3'), print('4'))).toEqual(['different', 'output']);
    expect(compareCell(print('3'), result('3'))).toEqual(['different', 'output']);
    expect(compareCell(print('3'), print('3', 'stderr'))).toEqual(['different', 'output']);
    expect(compareCell(error('KeyError', "'a'"), error('KeyError', "'b'"))).toEqual(['different', 'output']);
    expect(compareCell(error('KeyError', "'a'"), error('NameError', "'a'"))).toEqual(['different', 'output']);
  });

  it('shows both sides of a difference', () => {
    expect(compare([[print('1\n'), result('2')]], [[]]).differences).toEqual([
      {
        kind: 'output',
        cell: 0,
        afterCell: 0,
        before: '1\n2\n',
        after: '',
        first: { what: 'stdout', before: '1\n', after: '' },
        raisedIn: [],
        likely: [],
      },
    ]);
  });

  it('takes pieces of a stream as one, and the place of stderr among the rest as chance', () => {
    const pieces = [print('a\n'), print('w', 'stderr'), print('b\n')];
    expect(compare([pieces], [[print('a\nb\n'), print('w', 'stderr')]]).outcome).toBe('equal');
    expect(compare([[print('a'), result('1')]], [[result('1'), print('a')]]).outcome).toBe('different');
  });

  it('leaves addresses, timings and temporary files out', () => {
    expect(compareCell(result('<f at 0x7f01>'), result('<f at 0x7fa2>'))).toEqual(['equal']);
    const timing = (user: string, wall: string): RunOutput =>
      print(`CPU times: user ${user}, sys: 0 ns, total: ${user}\nWall time: ${wall}\n`);
    expect(compareCell(timing('1 ms', '2 ms'), timing('3 µs', '4.1 µs'))).toEqual(['equal']);
    const timeit = (time: string): RunOutput =>
      print(`${time} ± 3 ns per loop (mean ± std. dev. of 7 runs, 1,000 loops each)\n`);
    expect(compareCell(timeit('12 ns'), timeit('1.5 µs'))).toEqual(['equal']);
    expect(compareCell(print('/tmp/tmpabc1_def/x.csv'), print('/tmp/tmpzzzzzzzz/x.csv'))).toEqual(['equal']);
    expect(compareCell(print('/tmp/tmpabc1_def/x.csv'), print('/tmp/tmpzzzzzzzz/y.csv'))).toEqual([
      'different',
      'output',
    ]);
    expect(compareCell(print('0x10'), print('0x11'))).toEqual(['different', 'output']);
  });

  it('lists a difference of location or warning only, and counts it as equal', () => {
    const warning = (place: string, text: string, rest = ''): RunOutput =>
      print(`${place}: UserWarning: ${text}\n  old(x)\n${rest}`, 'stderr');
    const cell = '/tmp/ipykernel_12/34.py:3';
    const module = '/home/me/pkg/src/pkg/a.py:9';
    expect(compareCell(warning(cell, 'old'), warning(module, 'old'))).toEqual(['equal', 'location']);
    expect(compareCell(warning(cell, 'old'), warning(module, 'older'))).toEqual(['equal', 'warning']);
    expect(compareCell(warning(cell, 'old'), print('', 'stderr'))).toEqual(['equal', 'warning']);
    expect(compareCell(warning(cell, 'old', 'a\n'), warning(cell, 'old', 'b\n'))).toEqual([
      'different',
      'output',
    ]);
  });

  it('sets aside a cell that differs from itself', () => {
    const before = [[print('1')], [print('2')], [print('3')], [print('4')], [print('now 1')]];
    const again = [...before.slice(0, 4), [print('now 2')]];
    const after = [...before.slice(0, 4), [print('now 3')]];
    expect(compare(before, after, again)).toMatchObject({
      outcome: 'equal',
      compared: 4,
      nondeterministic: [4],
      differences: [],
    });
  });

  it('never calls equal what was compared too little', () => {
    const outcome = compare(
      [[print('1')], [print('a')]],
      [[print('1')], [print('c')]],
      [[print('1')], [print('b')]],
    );
    expect(outcome).toMatchObject({ outcome: 'not-shown', compared: 1, nondeterministic: [1] });
  });

  it('blames an error that only the rewritten cell shows, even where the cell differs from itself', () => {
    const verification = compare([[print('now 1')]], [[error('NameError', 'x')]], [[print('now 2')]]);
    expect(verification).toMatchObject({ outcome: 'different', nondeterministic: [0] });
  });

  it('follows cells that moved, went or came', () => {
    const before = runOf([[], [print('a')], [print('b')]]);
    const map = new Map([
      [1, 0],
      [2, 2],
    ]);
    const silent = runOf([[print('a')], [], [print('b')]]);
    expect(compareRuns([before, before], silent, map, [])).toMatchObject({ outcome: 'equal', compared: 2 });
    const loud = runOf([[print('a')], [print('new')], [print('b')]]);
    expect(compareRuns([before, before], loud, map, []).differences).toMatchObject([
      { cell: null, afterCell: 1 },
    ]);
    const gone = new Map([[1, 0]]);
    expect(compareRuns([before, before], runOf([[print('a')]]), gone, []).differences).toMatchObject([
      { cell: 2, afterCell: null },
    ]);
  });
});
