import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { describeWithPython } from './python-environment.ts';

describeWithPython('the Python of the tests', (python) => {
  it('is a virtual environment of 3.11 or later with the pinned packages', () => {
    const code =
      'import sys, nbclient, pandas; print(sys.prefix != sys.base_prefix, sys.version_info >= (3, 11))';
    expect(execFileSync(python, ['-c', code], { encoding: 'utf8' }).trim()).toBe('True True');
  });
});
