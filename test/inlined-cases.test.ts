import { afterAll, beforeAll, expect, it } from 'vitest';
import { verifyInKernels } from './case-kernels.ts';
import { casesToInline, expectSame, inlineCase } from './case-inline.ts';
import { startCaseServer } from './case-server.ts';
import type { CaseServer } from './case-server.ts';
import { describeWithPython } from './python-environment.ts';

describeWithPython('what was extracted and put back', (python) => {
  const started = { server: null as CaseServer | null };
  beforeAll(() => {
    started.server = startCaseServer(python);
  });
  afterAll(() => started.server?.close());

  // The long tests take all cases.
  const some = casesToInline().filter(
    ({ expected }, index) => expected.inlined !== undefined || expected.kernel === true || index % 8 === 0,
  );
  it.each(some)('$name shows the same, without its package', (example) =>
    expectSame(example, started.server),
  );

  const inKernels = some.filter(({ expected }) => expected.kernel === true && expected.inlined === undefined);
  it.each(inKernels.slice(0, 3))('$name shows the same in real kernels', async (example) => {
    const found = await inlineCase(example);
    if ('refusal' in found) throw new Error(found.refusal);
    const verification = await verifyInKernels(
      example,
      { ...found.extraction, notebookText: found.text, files: {} },
      python,
    );
    expect(verification.outcome).toBe('equal');
  });
});
