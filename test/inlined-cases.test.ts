import { afterAll, beforeAll, it } from 'vitest';
import { casesToInline, expectSame } from './case-inline.ts';
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
});
