import { expect, it } from 'vitest';
import { compareRuns } from '../../src/kernel/compare.ts';
import type { Verification } from '../../src/kernel/verification.ts';
import type { Cell, Output } from '../../src/notebook/notebook.ts';

/** Cells that all end in this error before and after; the first has run before and saved these outputs. */
function failing(
  names: readonly string[],
  saved: readonly Output[] | null,
  tags: readonly string[] = [],
): Verification {
  const cells = names.map((_, index): Cell => {
    const isFirst = index === 0 && saved !== null;
    return {
      index,
      kind: 'code',
      id: null,
      source: '',
      tags,
      executionCount: isFirst ? 1 : null,
      outputs: isFirst ? saved : [],
    };
  });
  const outputs = names.map((name, cell) => ({
    cell,
    outputs: [{ kind: 'error', name, message: '' } as const],
  }));
  const run = { cells: outputs, diedAt: null };
  return compareRuns([run, run], run, new Map(names.map((_, cell) => [cell, cell])), cells);
}

it('an error that the notebook announces is shown as any other output', () => {
  expect(failing(['KeyError'], null).outcome).toBe('equal');
  expect(failing(['KeyError'], [{ kind: 'error', name: 'KeyError', message: '' }]).outcome).toBe('equal');
  expect(failing(['ModuleNotFoundError'], null, ['raises-exception']).outcome).toBe('equal');
});

it('failing alike shows nothing where the notebook did not fail, a module is missing, or nobody answers', () => {
  expect(failing(['KeyError'], [{ kind: 'stream', name: 'stdout', text: '1' }])).toMatchObject({
    outcome: 'not-shown',
    compared: 1,
    failing: [{ cell: 0, error: 'KeyError', expected: false }],
  });
  expect(failing(['ModuleNotFoundError', 'NameError', 'NameError'], null).outcome).toBe('not-shown');
  expect(failing(['StdinNotImplementedError'], null, ['raises-exception']).outcome).toBe('not-shown');
});
