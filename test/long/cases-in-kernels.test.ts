import { afterEach, describe, expect, it } from 'vitest';
import { extractCase } from '../case-extract.ts';
import { loadCases, shownLines } from '../case-harness.ts';
import { runInKernel, verifyInKernels } from '../case-kernels.ts';
import { describeWithPython } from '../python-environment.ts';

const cases = loadCases();

describeWithPython('cases in real kernels', (python) => {
  const progress = { done: 0 };
  afterEach(({ task }) => {
    progress.done += 1;
    const name = `${task.suite?.name ?? ''} ${task.name}`;
    console.log(`${progress.done} of ${2 * cases.length}: ${name}: ${task.result?.state ?? ''}`);
  });

  describe.concurrent.each(cases)('$name', (example) => {
    const { shows, inKernels, open } = example.expected;

    it('shows as written what its expectation says', async () => {
      expect(shownLines(await runInKernel(example, python))).toEqual(shows);
    });

    // What is open is repaired against the forked shells first, see `CaseExpectation.open`.
    const test = open === undefined ? it : it.skip;
    test('shows the same when extracted', async () => {
      const verification = await verifyInKernels(example, await extractCase(example), python);
      const { outcome, nondeterministic, differences } = verification;
      expect({
        outcome,
        nondeterministic,
        differences: differences.filter(({ kind }) => kind === 'output'),
      }).toEqual({
        outcome: inKernels?.outcome ?? 'equal',
        nondeterministic: inKernels?.nondeterministic ?? [],
        differences: [],
      });
    });
  });
});
