import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { verifyNotebooks } from '../../src/kernel/index.ts';
import type { Verification } from '../../src/kernel/verification.ts';
import { describeWithPython, requirePython } from '../python-environment.ts';
import { helper, notebookOf } from './notebooks.ts';

const original = ['K = 1\ndef scaled(x):\n    return K * x', 'scaled(5)', 'import time\nprint(time.time())'];

function verify(module: string, before: readonly string[], after: readonly string[]): Promise<Verification> {
  const folder = mkdtempSync(join(tmpdir(), 'solidify-test-'));
  mkdirSync(join(folder, 'src'));
  writeFileSync(join(folder, 'src', 'scaling_of_test.py'), module);
  return verifyNotebooks({
    before: { notebook: notebookOf(...before), folder, path: [] },
    after: { notebook: notebookOf(...after), folder, path: [join(folder, 'src')] },
    python: requirePython(),
    helper,
    cellTimeout: null,
    totalTimeout: null,
    writes: 'once',
    edits: null,
    onProgress: () => undefined,
  });
}

describeWithPython('verifying a rewrite in real kernels', () => {
  const rest = ['scaled(6)', 'scaled(7)', 'scaled(8)'];

  it('finds a right one equal and names what differs from itself', async () => {
    const before = [...original, ...rest];
    const after = ['from scaling_of_test import K, scaled', ...before.slice(1)];
    expect(await verify(original[0] ?? '', before, after)).toEqual({
      outcome: 'equal',
      cells: 6,
      compared: 4,
      withoutOutput: 1,
      nondeterministic: [2],
      differences: [],
      failing: [],
      diedAt: null,
    });
  });

  it('catches a constant that the notebook rebinds', async () => {
    const before = [...original, 'K = 10', ...rest];
    const after = ['from scaling_of_test import K, scaled', ...before.slice(1)];
    const verification = await verify(original[0] ?? '', before, after);
    expect(verification.outcome).toBe('different');
    expect(verification.differences[0]).toMatchObject({
      kind: 'output',
      cell: 4,
      afterCell: 4,
      before: '60\n',
      after: '6\n',
    });
  });
});
